/*
 * Beside the label of a journey, the name that the survivor chose, for who may know it. It is asked of the record, held
 * by this page alone, and never goes into the engine, the address or the browser's storage.
 */
import { gathered } from './gathered.js';
import { isTheirs, journeyOf } from './journeys.js';
import { bilingual, element, root } from './page.js';
import { urgencyOf } from './urgency.js';
import { ours } from './words.js';

const aliasOf = gathered('/alongside/aliases', 'journeys');

async function survivorOf(taskId) {
  const journey = await journeyOf(taskId);
  return { journey, alias: journey === null ? null : await aliasOf(journey) };
}

const card = {
  id: 'alongside-alias-on-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: (node, { taskId }) => {
    survivorOf(taskId).then(({ alias }) => {
      if (alias !== null) {
        node.append(element('span', { class: 'alongside-alias' }, alias));
      }
    });
  }
};

function day(text) {
  return new Intl.DateTimeFormat('en-NZ', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit'
  }).format(new Date(text));
}

function whose(task, me) {
  if (!task.assignee) {
    return ours.nobodys;
  }
  return task.assignee === me ? ours.yours : task.assignee;
}

/** Facts about the task that the Tasklist would show as fields to change, which only the process may. */
function facts(task, me) {
  const list = element('dl', { class: 'alongside-facts' });
  const add = (name, value, isLate) => {
    const fact = element('div', { class: isLate ? 'late' : null });
    fact.append(element('dt', {}, name), element('dd', {}, value));
    list.append(fact);
  };
  add(ours.whose, whose(task, me), false);
  if (task.due) {
    add(ours.due, day(task.due), new Date(task.due) < new Date());
  }
  if (task.followUp) {
    add(ours.followUp, day(task.followUp), false);
  }
  return list;
}

/** On a phone the task takes the place of the list; this leads back, with the address left as it is. */
function toList() {
  const button = element('button', {
    type: 'button',
    class: 'btn btn-link alongside-to-list',
    click: () => {
      document.documentElement.classList.remove('task-open');
      document.querySelector('.tasks-list .task.active a')?.focus();
    }
  });
  button.append('‹ ', bilingual(...ours.toList));
  return button;
}

function anyTime(journey) {
  const link = element('a', {
    href: `${root}/journeys/${encodeURIComponent(journey)}`,
    class: 'btn btn-default alongside-any-time'
  });
  link.append(bilingual(...ours.anyTime));
  return link;
}

const head = {
  id: 'alongside-survivor-of-task',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, passed, scope) => {
    const page = document.documentElement.classList;
    let shown = null;
    node.className = 'alongside-head';
    scope.$watch('task', task => {
      page.toggle('task-open', Boolean(task));
      document.title = task ? `${task.name} – Alongside` : 'Alongside Tasklist';
      node.replaceChildren();
      window.dispatchEvent(new Event('alongside:acted'));
      const isOther = task?.id !== shown?.id;
      shown = task;
      if (isOther) {
        window.scrollTo(0, 0);
      }
      if (!task) {
        return;
      }
      const links = task._embedded?.identityLink ?? [];
      page.toggle('task-from-group', links.some(link => link.type === 'candidate' && link.groupId));
      const about = element('div', { class: 'alongside-about' });
      about.append(facts(task, scope.$root.authentication?.name));
      const urgency = urgencyOf(task.priority);
      node.classList.toggle('urgent', urgency !== null);
      node.append(toList(), ...(urgency === null ? [] : [urgency]), element('h2', {}, task.name), about);
      survivorOf(task.id).then(({ journey, alias }) => {
        if (shown === task && alias !== null) {
          about.prepend(element('span', { class: 'alongside-alias' }, alias));
        }
        return journey !== null && isTheirs(journey).then(yes => {
          if (shown === task && yes) {
            about.append(anyTime(journey));
          }
        });
      });
    });
    // A second touch on the task that is open already shows it again.
    document.addEventListener('click', event => {
      if (event.target.closest?.('.tasks-list .task.active')) {
        page.add('task-open');
      }
    });
  }
};

export default [card, head];
