/*
 * A refusal stands where the person stands: at the button that they pressed, as a sentence, until they close it or send
 * again. It is read out by screen readers, and nothing that was typed goes away.
 */
import { bilingual, element } from './page.js';
import { ours, tasklist } from './words.js';

const SUBMISSIONS = [tasklist.COMPLETE_ERROR, tasklist.PROCESS_START_ERROR];
const SELECTOR = '.alongside-refusal';

function forget() {
  document.querySelectorAll(SELECTOR).forEach(shown => shown.remove());
}

function show(title, sentence) {
  forget();
  const [english, maori] = title.split(' · ');
  const heading = element('strong');
  heading.append(bilingual(english, maori));
  const close = element('button', { type: 'button', class: 'btn btn-default', click: forget });
  close.append(bilingual(...ours.close));
  const text = sentence.includes(ours.stillHere) ? sentence : `${sentence} ${ours.stillHere}`;
  const refusal = element('div', { class: 'alongside-refusal', role: 'alert' }, heading, element('p', {}, text), close);
  const modal = document.querySelector('.modal.in .modal-footer, .modal-dialog .modal-footer');
  if (modal) {
    modal.prepend(refusal);
  } else {
    document.querySelector('.task-details .form-actions')?.before(refusal);
  }
  refusal.scrollIntoView({ block: 'nearest' });
}

export function refusalsWhereOneStands(notifications) {
  const add = notifications.add;
  notifications.add = function (notification) {
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
