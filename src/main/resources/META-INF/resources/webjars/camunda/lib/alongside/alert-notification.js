/* A call for help where the page is behind others: in its title, and by the browser's own notification. */
const NOTIFIED = 'alongside.alert-notified';

let prefix = '';
let shown = null;

function withPrefix() {
  const title = document.title;
  const plain = title.startsWith(withPrefix.before) ? title.slice(withPrefix.before.length) : title;
  const wanted = prefix + plain;
  withPrefix.before = prefix;
  if (title !== wanted) {
    document.title = wanted;
  }
}
withPrefix.before = '';

/** Puts words before the title of the page, whatever else changes it; nothing takes them away again. */
export function inTitle(words) {
  prefix = words === '' ? '' : `${words} – `;
  withPrefix();
}

export function keepTitle() {
  new MutationObserver(withPrefix).observe(document.head, { childList: true, subtree: true, characterData: true });
}

/** none: not in this browser; default: not asked yet; granted; denied. */
export function permission() {
  return 'Notification' in window && window.isSecureContext ? Notification.permission : 'none';
}

export function ask() {
  return Notification.requestPermission();
}

/**
 * @param tasks ids of all that wait: of several pages in one browser, one tells of them
 * @param open goes to where one acts
 */
export function notify(title, body, tasks, open) {
  const those = tasks.join();
  if (permission() !== 'granted' || localStorage.getItem(NOTIFIED) === those) {
    return;
  }
  localStorage.setItem(NOTIFIED, those);
  try {
    shown = new Notification(title, { body, tag: 'alongside-alert', renotify: true, requireInteraction: true });
    shown.addEventListener('click', () => {
      window.focus();
      open();
      shown?.close();
    });
  } catch {
    // On some telephones only a page that is installed may do this; title and sound remain.
  }
}

export function takeBack() {
  shown?.close();
  shown = null;
  localStorage.removeItem(NOTIFIED);
}
