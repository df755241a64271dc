/* In Cockpit, the open tasks of an instance: since when, and until when. Who has them and what is in them is not shown. */
import { element, root } from './page.js';
import { cockpit } from './words.js';

const WHEN = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' };

function when(text) {
  return text ? new Intl.DateTimeFormat('en-NZ', WHEN).format(new Date(text)) : '–';
}

async function tasksOf(instance) {
  const answer = await fetch(`${root}/instances/tasks?instance=${encodeURIComponent(instance)}`, {
    headers: { Accept: 'application/json' },
    redirect: 'error'
  });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.json();
}

function row({ name, since, until }) {
  const isLate = until && new Date(until) < new Date();
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    element('td', { class: 'since' }, when(since)),
    element('td', { class: isLate ? 'until late' : 'until' }, `${when(until)}${isLate ? ` (${cockpit.ALONGSIDE_PAST})` : ''}`)
  );
}

function table(tasks) {
  const heading = words => element('th', { scope: 'col' }, words);
  return element(
    'table',
    { class: 'cam-table alongside-instance-tasks' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        heading(cockpit.ALONGSIDE_TASK),
        heading(cockpit.ALONGSIDE_SINCE),
        heading(cockpit.ALONGSIDE_UNTIL)
      )
    ),
    element('tbody', {}, ...tasks.map(row))
  );
}

export default {
  id: 'alongside-instance-tasks',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 20,
  properties: { label: 'ALONGSIDE_TASKS' },
  render: (node, { processInstanceId }) => {
    tasksOf(processInstanceId).then(
      tasks => node.replaceChildren(
        tasks.length === 0 ? element('p', {}, cockpit.ALONGSIDE_NO_TASKS) : table(tasks)
      ),
      () => node.replaceChildren(element('p', {}, cockpit.ALONGSIDE_TASKS_FAILED))
    );
  }
};
