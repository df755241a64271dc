/*
 * Names for what has only a picture, for screen readers; and te reo Māori marked as such, so that it is not read as if
 * it were English: by our convention it follows a middle dot.
 */
import { element } from './page.js';

const NAMES = [
  ['.task-filters', { 'aria-label': 'Lists' }],
  ['section.tasks-list', { 'aria-label': 'Tasks' }],
  ['.task-details', { 'aria-label': 'The task', role: 'main' }],
  ['.region-toggle[data-region="filters"]', { 'aria-label': 'Show or hide the lists' }],
  ['.region-toggle[data-region="list"]', { 'aria-label': 'Show or hide the tasks' }],
  ['.region-toggle[data-region="task"]', { 'aria-label': 'Show or hide the task' }],
  ['.task-details .maximize', { 'aria-label': 'Show only the task' }],
  ['.task-details .reset-regions', { 'aria-label': 'Show everything again' }],
  ['.page-notifications', { role: 'alert' }],
  ['.page-notifications .close', { 'aria-label': 'Close' }],
  ['.modal-dialog .close', { 'aria-label': 'Close' }],
  ['.modal-header input[type="text"]', { 'aria-label': 'Look for it by name' }],
  ['[cam-tasklist-task-meta] .unclaim', { 'aria-label': 'Give it back to the list' }],
  ['footer[cam-widget-footer]', { role: 'contentinfo' }],
  ['[cam-widget-header]', { role: 'banner' }]
];
const DOT = ' · ';
const NOT_SPLIT = 'textarea, input, script, style, [lang="mi"], .alongside-dot, svg';

const split = new WeakMap();

function nameAll(within) {
  NAMES.forEach(([selector, attributes]) => {
    within.querySelectorAll(selector).forEach(found => {
      Object.entries(attributes).forEach(([key, value]) => {
        if (found.getAttribute(key) !== value) {
          found.setAttribute(key, value);
        }
      });
    });
  });
}

/** The text stays with its owner, shortened; a later change by its owner is split anew. */
function markMaori(text) {
  const before = split.get(text);
  if (before) {
    if (text.data === before.english) {
      return;
    }
    before.added.forEach(part => part.remove());
    split.delete(text);
  }
  const [english, ...rest] = text.data.split(DOT);
  const [, maori, after] = /^(.*?)(:.*)?$/s.exec(rest.join(DOT).trim());
  if (maori === '' || !text.parentElement || text.parentElement.closest(NOT_SPLIT)) {
    return;
  }
  const added = [
    element('span', { class: 'alongside-dot' }, DOT),
    element('span', { lang: 'mi' }, maori),
    document.createTextNode(after ?? '')
  ];
  split.set(text, { english, added });
  text.after(...added);
  text.data = english;
}

function markAll(within) {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (walker.currentNode.data.includes(DOT)) {
      found.push(walker.currentNode);
    }
  }
  found.forEach(markMaori);
}

export function namesForAll() {
  const observer = new MutationObserver(changes => {
    changes.forEach(change => {
      if (change.type === 'characterData') {
        markMaori(change.target);
      }
      change.addedNodes.forEach(node => {
        if (node.nodeType === Node.TEXT_NODE) {
          markMaori(node);
        } else if (node.nodeType === Node.ELEMENT_NODE) {
          markAll(node);
        }
      });
    });
    nameAll(document);
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  nameAll(document);
  markAll(document.body);
}
