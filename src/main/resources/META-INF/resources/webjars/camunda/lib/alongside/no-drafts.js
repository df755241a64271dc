/*
 * The Tasklist would keep drafts of forms in the browser's storage, in clear, for whoever sits there next, and those of
 * all start forms under one name. Nothing that was typed is kept outside this page, and what an earlier version left
 * is removed. The browser keeps the words of fields by itself as well, on disk: to offer them in other forms, and to open
 * its tabs again after it was closed. It leaves out the fields that say "off", also those that only show something.
 */
const DRAFT = /^(camunda-form|camForm):/;

function keepNoDrafts(storage) {
  Object.keys(storage)
    .filter(key => DRAFT.test(key))
    .forEach(key => storage.removeItem(key));
}

const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (!DRAFT.test(String(key))) {
    setItem.call(this, key, value);
  }
};

keepNoDrafts(window.localStorage);
keepNoDrafts(window.sessionStorage);

const FIELDS = 'form, input, textarea';

function keepNoWords(added) {
  const fields = added.matches(FIELDS) ? [added, ...added.querySelectorAll(FIELDS)] : added.querySelectorAll(FIELDS);
  fields.forEach(field => field.setAttribute('autocomplete', 'off'));
}

new MutationObserver(changes =>
  changes.forEach(({ addedNodes }) =>
    addedNodes.forEach(added => {
      if (added instanceof Element) {
        keepNoWords(added);
      }
    })
  )
).observe(document.documentElement, { childList: true, subtree: true });
