/* What all our scripts in the engine's web applications share. */
export { bilingual, element } from './elements.js';

const base = document.querySelector('base');

/** tasklist, cockpit or admin. */
export const appName = base.getAttribute('app-name');

/** The address of the engine's web applications, and of the service, both without a slash at the end. */
export const vendor = base.getAttribute('app-root');
export const root = vendor.replace(/\/camunda$/, '');

document.documentElement.lang = 'en-NZ';
document.documentElement.classList.add('alongside', appName);

// What a browser kept of the page for its "back" button is not shown again: whoever goes back may be somebody else.
window.addEventListener('pageshow', event => {
  if (event.persisted) {
    window.location.reload();
  }
});

/** Takes built-in parts out, each named `plug-in point:id`. Counts only before the application runs. */
export function leaveOut(...parts) {
  base.setAttribute('cam-exclude-plugins', parts.join(','));
}
