/*
 * What a browser kept of a page for its "back" button is not shown again: whoever goes back may be somebody else. And what
 * a form had sent is not kept with the answer to it, neither for loading it again nor for opening the tab again later.
 */
window.addEventListener('pageshow', event => {
  if (event.persisted) {
    window.location.reload();
  }
});
window.history.replaceState(window.history.state, '');
