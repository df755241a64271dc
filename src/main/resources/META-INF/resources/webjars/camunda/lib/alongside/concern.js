/*
 * Beside every form of somebody's own task, the way to say that somebody may not be safe. It opens in a tab of its own, so
 * that what was typed in the form stays where it is.
 */
import { journeyOf } from './journeys.js';
import { bilingual, element, root } from './page.js';
import { ours } from './words.js';

function raise(about) {
  const link = element('a', {
    href: `${root}/concerns/${encodeURIComponent(about)}`,
    target: '_blank',
    rel: 'noopener',
    class: 'btn btn-default alongside-concern'
  });
  link.append(bilingual(...ours.notSafe), element('span', { class: 'sr-only' }, ` ${ours.newTab}`));
  return link;
}

export default {
  id: 'alongside-concern',
  pluginPoint: 'tasklist.task.action',
  priority: 90,
  render: (node, passed, scope) => {
    let shown = null;
    node.className = 'alongside-concern-way';
    scope.$watch('task', task => {
      shown = task;
      node.replaceChildren();
      if (!task || task.assignee !== scope.$root.authentication?.name) {
        return;
      }
      journeyOf(task.id).then(about => {
        if (shown === task && about !== null) {
          node.replaceChildren(raise(about));
        }
      });
    });
  }
};
