/*
 * The Tasklist would keep drafts of forms in the browser's storage, in clear, for whoever sits there next, and those of
 * all start forms under one name. Nothing that was typed is kept outside this page, and what an earlier version left
 * is removed.
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
