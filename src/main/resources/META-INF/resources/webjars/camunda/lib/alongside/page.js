/* What all our scripts in the engine's web applications share. */
const base = document.querySelector('base');

/** tasklist, cockpit or admin. */
export const appName = base.getAttribute('app-name');

/** The address of the engine's web applications, and of the service, both without a slash at the end. */
export const vendor = base.getAttribute('app-root');
export const root = vendor.replace(/\/camunda$/, '');

document.documentElement.lang = 'en-NZ';
document.documentElement.classList.add('alongside', appName);

/** Takes built-in parts out, each named `plug-in point:id`. Counts only before the application runs. */
export function leaveOut(...parts) {
  base.setAttribute('cam-exclude-plugins', parts.join(','));
}

/** An element with attributes and children, which are elements or texts. Texts stay texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  });
  made.append(...children);
  return made;
}

/** English with te reo Māori beside it, each marked as what it is. */
export function bilingual(english, maori) {
  const both = document.createDocumentFragment();
  both.append(english, element('span', { class: 'alongside-dot' }, ' · '), element('span', { lang: 'mi' }, maori));
  return both;
}
