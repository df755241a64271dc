/*
 * The forms of the Tasklist are drawn by form-js. Here it is told what it does otherwise than people need: an error list
 * with nothing in it is not an error, "Done" can always be pressed and then says what is missing, dates are read as they
 * are written, and a list from which the last row was taken away is sent as an empty one.
 */
import { labelOf, problemsOf } from './checks.js';
import { UNREADABLE, read, strictDates } from './dates.js';
import { sayLength } from './lengths.js';
import { PREVENTED, showProblems } from './refusals.js';
import { ours } from './words.js';

/** Where form-js is among the modules that the Tasklist of Camunda 7.24.0 brings. */
const FORM_JS = 57661;
const FILLED_IN = 'input, textarea, select, [tabindex="0"]';

/** Forms by the element that holds them. */
const forms = new WeakMap();

function formJs() {
  let found;
  window.webpackChunkcamunda_bpm_webapp.push([['alongside'], {}, require => (found = require(FORM_JS))]);
  return found;
}

function instances(form) {
  return form.get('formFieldInstanceRegistry').getAllKeyed();
}

function fieldOf(form, instance) {
  return form.get('formFieldRegistry').get(instance.id);
}

function places(instance) {
  return Object.values(instance.indexes ?? {});
}

/** The id that form-js gives to what one fills in. */
function domId(form, instance) {
  return `fjs-form-${form._id}-${instance.id}${places(instance).map(place => `_${place}`).join('')}`;
}

function inputOf(form, instance) {
  const id = domId(form, instance);
  return [...form._container.querySelectorAll(`[id="${id}"], [id^="${id}-"]`)].find(
    found => found.matches(FILLED_IN) && found.type !== 'hidden'
  );
}

function dateInputOf(form, instance) {
  return document.getElementById(`${domId(form, instance)}-date`);
}

/** What is to be checked: of a date, what stands there. */
function answerOf(form, instance, value) {
  const input = fieldOf(form, instance).type === 'datetime' ? dateInputOf(form, instance) : null;
  return input ? read(input.value) ?? value : value;
}

/** In a list, a question is asked once in each row. */
function whereOf(form, instance) {
  return Object.entries(instance.indexes ?? {})
    .map(([list, place]) => `“${labelOf(form.get('formFieldRegistry').get(list))}”, row ${place + 1}: `)
    .join('');
}

function messagesOf(errors, instance) {
  return places(instance).reduce((at, place) => at?.[place], errors[instance.id]) ?? [];
}

function withMessages(errors, instance, messages) {
  const changed = structuredClone(errors);
  const keys = [instance.id, ...places(instance)];
  const last = keys.pop();
  keys.reduce((at, key) => (at[key] ??= []), changed)[last] = messages;
  return changed;
}

function hasMessage(errors) {
  return typeof errors === 'string' || Object.values(errors ?? {}).some(hasMessage);
}

function withoutEmpty(errors) {
  return Object.fromEntries(Object.entries(errors).filter(([, messages]) => hasMessage(messages)));
}

function valueOf(form, instance) {
  return instance.valuePath.reduce((at, key) => at?.[key], form._getState().data);
}

function check(form, some) {
  const validator = form.get('validator');
  const errors = instances(form)
    .filter(some)
    .reduce(
      (all, instance) =>
        withMessages(all, instance, validator.validateFieldInstance(instance, valueOf(form, instance))),
      form._getState().errors
    );
  form._setState({ errors });
}

/** Rows have moved up: what was wrong with one is no longer said of its neighbour. */
function checkRows(form, list) {
  const columns = list.components.map(column => column.id);
  const before = form._getState().errors;
  const errors = Object.fromEntries(Object.entries(before).filter(([id]) => !columns.includes(id)));
  form._setState({ errors });
  check(form, instance => columns.includes(instance.id) && before[instance.id] !== undefined);
}

/** While a date is drawn, form-js already counts it a day back west of Greenwich; nobody has changed it yet. */
function isBeingDrawn(form, { fieldInstance, value }) {
  return value !== null && !dateInputOf(form, fieldInstance)?.value;
}

function asWritten(form, update) {
  const day = read(dateInputOf(form, update.fieldInstance)?.value ?? '');
  return { ...update, value: day === UNREADABLE ? null : day };
}

/** Somebody may press "Done" while form-js has not yet taken over what was typed last. */
function takeDates(form) {
  instances(form).forEach(instance => {
    const input = fieldOf(form, instance).type === 'datetime' ? dateInputOf(form, instance) : null;
    if (input) {
      const day = read(input.value);
      const path = [...instance.valuePath];
      const last = path.pop();
      path.reduce((at, key) => at[key], form._getState().data)[last] = day === UNREADABLE ? null : day;
    }
  });
}

/** form-js leaves a list out that has no rows, which would leave in the record what was there before. */
function emptiedLists(form) {
  const { data, initialData } = form._getState();
  return form
    .get('formFieldRegistry')
    .getAll()
    .filter(field => field.type === 'dynamiclist' && field.isRepeating)
    .filter(list => data[list.path]?.length === 0 && initialData[list.path]?.length > 0)
    .map(list => [list.path, []]);
}

/** What nobody sees and the service wants back as it was when the form was opened, such as the version of its words. */
function shownVersions(form) {
  const { initialData } = form._getState();
  return form
    .get('formFieldRegistry')
    .getAll()
    .filter(field => field.properties?.shown && Number.isFinite(initialData[field.key]))
    .map(field => [field.key, initialData[field.key]]);
}

function sayLengths(form) {
  instances(form).forEach(instance => {
    const { disabled, readonly, validate } = fieldOf(form, instance);
    const input = validate?.maxLength && !disabled && !readonly ? inputOf(form, instance) : null;
    const place = input?.closest('.fjs-form-field');
    if (place && !place.querySelector('.alongside-length')) {
      sayLength(input, validate.maxLength, place);
    }
  });
}

function onceDrawn(work) {
  setTimeout(work, 50);
}

function changeForms(Form) {
  const { importSchema, submit, _setState, _update, _getSubmitData } = Form.prototype;
  Object.assign(Form.prototype, {
    importSchema(schema, data) {
      const form = this;
      // form-js keeps what is typed to itself for a while, and a form that is drawn anew in between would empty the field.
      form.get('config').debounce = false;
      // What a text leads to opens in a tab of its own, so that what was typed stays where it is.
      form._setState({ properties: { ...form._getState().properties, textLinkTarget: '_blank' } });
      const validator = form.get('validator');
      const theirs = validator.validateFieldInstance;
      validator.validateFieldInstance = function (instance, value) {
        const field = fieldOf(form, instance);
        const found = field
          ? problemsOf(field, answerOf(form, instance, value), theirs.call(validator, instance, value))
          : [];
        return found.map(problem => whereOf(form, instance) + problem);
      };
      forms.set(form._container, form);
      new MutationObserver(() => sayLengths(form)).observe(form._container, { childList: true, subtree: true });
      return importSchema.call(form, schema, data);
    },
    submit() {
      takeDates(this);
      return submit.call(this);
    },
    _setState(state) {
      return _setState.call(this, state.errors ? { ...state, errors: withoutEmpty(state.errors) } : state);
    },
    _update(update) {
      const field = fieldOf(this, update.fieldInstance);
      if (field?.type === 'datetime' && isBeingDrawn(this, update)) {
        return;
      }
      _update.call(this, field?.type === 'datetime' ? asWritten(this, update) : update);
      if (field?.type === 'dynamiclist') {
        onceDrawn(() => checkRows(this, field));
      }
    },
    _getSubmitData() {
      return Object.assign(_getSubmitData.call(this), Object.fromEntries([...emptiedLists(this), ...shownVersions(this)]));
    }
  });
}

function checkDate(input) {
  const form = forms.get(input.closest('.fjs-container'));
  if (form) {
    check(form, instance => dateInputOf(form, instance) === input);
  }
}

/** What is wrong, in the order in which one reads it. */
function wrongIn(form) {
  const { errors } = form._getState();
  return instances(form)
    .flatMap(instance => messagesOf(errors, instance).map(text => ({ text, input: inputOf(form, instance) })))
    .filter(problem => problem.input)
    .sort((one, other) =>
      one.input.compareDocumentPosition(other.input) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1
    );
}

/** The server names a field by its label first, and in a list the row. */
function markRefused(form, message) {
  const sentences = message.split(/(?<=[.!?])\s+(?=“)/);
  const marked = instances(form).reduce((errors, instance) => {
    const named = `${whereOf(form, instance)}“${labelOf(fieldOf(form, instance))}”`;
    const about = sentences.filter(sentence => sentence.startsWith(named));
    return about.length > 0 ? withMessages(errors, instance, about) : errors;
  }, {});
  if (hasMessage(marked)) {
    form._setState({ errors: marked });
    onceDrawn(() => wrongIn(form)[0]?.input.focus());
  }
}

/** What the Tasklist is told of a form that could not be sent. */
function said(container, error) {
  const form = forms.get(container);
  if (!form) {
    return new Error(ours.notThere);
  }
  if (error.message === undefined) {
    onceDrawn(() => {
      const problems = wrongIn(form);
      showProblems(problems);
      problems[0]?.input.focus();
    });
    return new Error(PREVENTED);
  }
  markRefused(form, error.message);
  return error;
}

/** "Done" is never taken away because of an answer: whoever presses it is told what is missing, and where. */
export function saysWhatIsMissing(directives) {
  const [directive] = directives;
  const link = directive.link;
  directive.compile = () => (scope, element, attributes, controller) =>
    link(scope, element, attributes, {
      ...controller,
      notifyFormInitializationFailed: error => controller.notifyFormInitializationFailed(error),
      notifyFormValidated: () => controller.notifyFormValidated(false),
      registerCompletionHandler: complete =>
        controller.registerCompletionHandler(done =>
          complete((error, result) => {
            done(error ? said(element[0].querySelector('.fjs-container'), error) : error, result);
            // Otherwise the button would stay disabled until something else happens on the page.
            scope.$applyAsync();
          })
        )
    });
  return directives;
}

export function checkedForms() {
  changeForms(formJs().Form);
  strictDates(checkDate);
}
