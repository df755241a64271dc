/* Nobody loses what they typed by a slip: a click beside the window, the Escape key, another task in the list. */
import { bilingual, element } from './page.js';
import { ours } from './words.js';

const FORM = '.fjs-container';

/** Forms that a hand has changed. Their own word for it counts what they fill in by themselves, too. */
const touched = new WeakSet();

/** Whether something was typed there that would be lost. */
export function isChanged(within) {
  return [...within.querySelectorAll(FORM)].some(form => touched.has(form) && !form.closest('.task-removed'));
}

function touch(event) {
  const form = event.target.closest?.(FORM);
  if (form && (event.type !== 'click' || event.target.closest('.fjs-dropdownlist-item, .flatpickr-day, button'))) {
    touched.add(form);
  }
}

const LEAVING = [
  '.tasks-list .task a',
  '.tasks-list .clickable',
  '.task-filters .content a',
  '.navbar-brand',
  '.modal-footer [ng-click="back()"]'
].join(',');

let allowed = null;

/** Asks before leaving. Where the form was being sent meanwhile and is gone, there is nothing left to ask. */
function ask(within, goOn) {
  if (document.querySelector('dialog.alongside-leave')) {
    return;
  }
  const heading = element('h2', { id: 'alongside-leave' });
  heading.append(bilingual(...ours.leave));
  const stay = element('button', { type: 'button', class: 'btn btn-primary', autofocus: true });
  stay.append(bilingual(...ours.stay));
  const go = element('button', { type: 'button', class: 'btn btn-default' });
  go.append(bilingual(...ours.goOn));
  const dialog = element(
    'dialog',
    { class: 'alongside-leave', 'aria-labelledby': 'alongside-leave' },
    heading,
    element('p', {}, ours.leaveMore),
    stay,
    go
  );
  const before = document.activeElement;
  const end = () => {
    gone.disconnect();
    dialog.remove();
    before?.focus?.();
  };
  const gone = new MutationObserver(() => {
    if (!within.isConnected || !isChanged(within)) {
      end();
    }
  });
  stay.addEventListener('click', end);
  dialog.addEventListener('cancel', end);
  // The window behind listens for Escape as well.
  dialog.addEventListener('keydown', event => event.stopPropagation());
  go.addEventListener('click', () => {
    end();
    goOn();
  });
  document.body.append(dialog);
  dialog.showModal();
  gone.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['class'] });
}

function guardClicks() {
  ['input', 'change', 'click'].forEach(type => document.addEventListener(type, touch, true));
  document.addEventListener(
    'click',
    event => {
      const target = event.target.closest?.(LEAVING);
      if (!target || target === allowed || target.closest('.task.active')) {
        return;
      }
      const within = document.querySelector('.modal-content') ?? document;
      if (isChanged(within)) {
        event.preventDefault();
        event.stopPropagation();
        ask(within, () => {
          allowed = target;
          target.click();
          allowed = null;
        });
      }
    },
    true
  );
  window.addEventListener('beforeunload', event => {
    if (isChanged(document)) {
      event.preventDefault();
    }
  });
}

export function beforeLeaving(modals, $rootScope) {
  guardClicks();
  const dismiss = modals.dismiss;
  modals.dismiss = function (modal, reason) {
    const content = document.querySelector('.modal-content');
    if (content && isChanged(content)) {
      ask(content, () => $rootScope.$apply(() => dismiss.call(modals, modal, reason)));
      return false;
    }
    return dismiss.call(modals, modal, reason);
  };
  return modals;
}
