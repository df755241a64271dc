/* What must be acted on now looks so in the list and in the task: by a word, a sign and a border, not by colour alone. */
import { bilingual, element } from './elements.js';
import { ours } from './words.js';

const EMERGENCY = 100;
const URGENT = 90;

/** A badge for the priority of a task, or null. */
export function urgencyOf(priority) {
  if (!(priority >= URGENT)) {
    return null;
  }
  const isEmergency = priority >= EMERGENCY;
  const badge = element('p', { class: `alongside-urgency${isEmergency ? ' emergency' : ''}` });
  badge.append(
    element('span', { class: 'mark', 'aria-hidden': 'true' }, '!'),
    bilingual(...(isEmergency ? ours.emergency : ours.urgent))
  );
  return badge;
}

export default {
  id: 'alongside-urgency-on-card',
  pluginPoint: 'tasklist.card',
  priority: 200,
  render: (node, passed, scope) => {
    const badge = urgencyOf(scope.task?.priority);
    if (badge !== null) {
      node.append(badge);
    }
  }
};
