/*
 * Beside the form of a task, in a tab of its own: what is needed before a meeting, as the page of the survivor shows it. It is
 * asked for when the tab is opened, since each look is listed, and is held by this page alone.
 */
import { isTheirs, journeyOf } from './journeys.js';
import { element, root } from './page.js';
import { ours } from './words.js';

async function overviewOf(taskId) {
  const journey = await journeyOf(taskId);
  if (journey === null || !(await isTheirs(journey))) {
    return element('p', {}, ours.noRecord);
  }
  const answer = await fetch(`${root}/journeys/${encodeURIComponent(journey)}/beside`);
  if (!answer.ok) {
    return element('p', { role: 'alert' }, ours.recordUnread);
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const overview = page.querySelector('.overview');
  const all = element('a', { href: overview.dataset.record, target: '_blank', rel: 'noopener' }, ours.wholeRecord);
  overview.append(element('p', {}, all));
  return overview;
}

export default {
  id: 'alongside-record',
  pluginPoint: 'tasklist.task.detail',
  priority: 90,
  properties: { label: ours.record },
  render: (node, { taskId }) => {
    node.className = 'alongside-record';
    node.replaceChildren(element('p', { role: 'status' }, ours.recordComes));
    overviewOf(taskId).then(
      overview => node.replaceChildren(overview),
      () => node.replaceChildren(element('p', { role: 'alert' }, ours.recordUnread))
    );
  },
  unmount: () => {}
};
