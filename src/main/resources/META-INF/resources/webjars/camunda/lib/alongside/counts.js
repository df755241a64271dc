/* How many tasks stand in each list, also in those that are not open. Beyond a hundred it only says that it is long. */
import { ours } from './words.js';

const COUNTED_MAX = 100;
const OWN_COUNTER = /<span ng-show="isFocused\(filter\)"\s+class="counter">[^<]*<\/span>/;
const COUNTER = `
  <span class="counter"
        ng-show="$root.alongsideCounts"
        ng-class="{some: filter.properties['alongside.tasksOf'] !== 'WAITING' && $root.alongsideCounts[filter.properties['alongside.tasksOf']] > 0}">
    <span aria-hidden="true">{{ $root.alongsideCounts[filter.properties['alongside.tasksOf']] | alongsideCount }}</span>
    <span class="alongside-unseen">{{ $root.alongsideCounts[filter.properties['alongside.tasksOf']] | alongsideCount:true }}</span>
  </span>`;

export function countIn(directives) {
  const [directive] = directives;
  directive.template = directive.template.replace(OWN_COUNTER, COUNTER);
  return directives;
}

export function inWords() {
  return (count, isSpoken) => {
    if (count === undefined) {
      return '';
    }
    if (count >= COUNTED_MAX) {
      return isSpoken ? ours.manyTasks : `${COUNTED_MAX - 1}+`;
    }
    const spoken = count === 1 ? ours.oneTask : `${count} ${ours.tasks}`;
    return isSpoken ? spoken : String(count);
  };
}
