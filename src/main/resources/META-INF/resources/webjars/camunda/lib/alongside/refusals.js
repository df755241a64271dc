/*
 * A refusal stands where the person stands: at the button that they pressed, as a sentence, until they close it or send
 * again. It is read out by screen readers, and nothing that was typed goes away.
 */
import { bilingual, element } from './page.js';
import { ours, tasklist } from './words.js';

const SUBMISSIONS = [tasklist.COMPLETE_ERROR, tasklist.PROCESS_START_ERROR];
/** What the Tasklist takes for: this form was not sent, and somebody says why. */
export const PREVENTED = 'camForm submission prevented';

const SELECTOR = '.alongside-refusal';

function forget() {
  document.querySelectorAll(SELECTOR).forEach(shown => shown.remove());
}

/** Where the buttons of the window are that is open in front of the tasks, if there is one. */
function footOfWindow() {
  return document.querySelector('.modal.in .modal-footer, .modal-dialog .modal-footer');
}

/** Puts what is wrong beside the button that was pressed, whichever form is open. */
function place(...content) {
  forget();
  const close = element('button', { type: 'button', class: 'btn btn-default', click: forget });
  close.append(bilingual(...ours.close));
  const refusal = element('div', { class: 'alongside-refusal', role: 'alert' }, ...content, close);
  const foot = footOfWindow();
  if (foot) {
    foot.prepend(refusal);
  } else {
    document.querySelector('.task-details .form-actions')?.before(refusal);
  }
  refusal.scrollIntoView({ block: 'nearest' });
}

function headed(title) {
  const heading = element('strong');
  heading.append(bilingual(...title.split(' · ')));
  return heading;
}

function show(title, sentence) {
  const text = sentence.includes(ours.stillHere) ? sentence : `${sentence} ${ours.stillHere}`;
  place(headed(title), element('p', {}, text));
}

/**
 * Says which answers are missing or cannot be taken.
 *
 * @param problems each with its text and the input that it is about, where a click on it leads
 */
export function showProblems(problems) {
  const list = element('ul');
  problems.forEach(({ text, input }) => {
    const button = element('button', { type: 'button', class: 'btn btn-link', click: () => input.focus() }, text);
    list.append(element('li', {}, button));
  });
  const title = footOfWindow() ? tasklist.PROCESS_START_ERROR : tasklist.COMPLETE_ERROR;
  place(headed(title), element('p', {}, ours.lookAgain), list);
}

export function refusalsWhereOneStands(notifications) {
  const add = notifications.add;
  notifications.add = function (notification) {
    if (notification.message === PREVENTED) {
      return;
    }
    const title = SUBMISSIONS.find(text => notification.status === text);
    if (title) {
      show(title, notification.message || ours.serverFailed);
      return;
    }
    add.call(this, notification);
  };
  document.addEventListener(
    'click',
    event => {
      if (event.target.closest?.('.form-actions .btn-primary, .modal-footer .btn-primary, .tasks-list .task')) {
        forget();
      }
      // What comes next has been said once somebody goes on; it would only stand in front of the buttons.
      if (event.target.closest?.('.tasks-list .task, .page-notifications a, .task-filters .item')) {
        notifications.clearAll();
      }
    },
    true
  );
  return notifications;
}
