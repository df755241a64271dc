/* In Cockpit, beside each id of an instance, the label by which people speak of it. */
import { gathered } from './gathered.js';
import { element } from './page.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PLACES = 'td.instance-id a[href*="process-instance/"], dd.instance-id, .cam-breadcrumb .text';

const labelOf = gathered('/instances/labels', 'instances');

async function label(place) {
  const known = place.querySelector('.alongside-label');
  const id = [...place.childNodes]
    .filter(node => node.nodeType === Node.TEXT_NODE)
    .map(node => node.data.trim())
    .find(text => ID.test(text));
  if (place.dataset.labelled === id) {
    return;
  }
  known?.remove();
  if (!id) {
    return;
  }
  place.dataset.labelled = id;
  const words = await labelOf(id);
  if (words !== null && place.dataset.labelled === id) {
    place.prepend(element('strong', { class: 'alongside-label', lang: 'mi' }, words));
  }
}

/** In a list of instances, the label stands first in each row, and so does its heading. */
function putFirst(cell) {
  const row = cell.parentElement;
  if (row && row.firstElementChild !== cell) {
    row.prepend(cell);
  }
}

export function labelInstances() {
  const all = () => {
    document.querySelectorAll(PLACES).forEach(label);
    document.querySelectorAll('table.process-instances .instance-id').forEach(putFirst);
  };
  new MutationObserver(all).observe(document.body, { childList: true, subtree: true, characterData: true });
  all();
}
