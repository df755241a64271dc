/*
 * What is wrong with an answer, in the words of its question and in the same words as the server, which checks it again
 * (FormCheck.java). Nothing is said of what the server alone can know.
 */
import { UNREADABLE, dayAfter, spoken, today } from './dates.js';
import { lengthOf } from './lengths.js';

export function labelOf(field) {
  return field.label || field.dateLabel || field.path || field.key;
}

function isEmpty(answer) {
  const isBlank = typeof answer === 'string' && answer.trim() === '';
  return answer === null || answer === undefined || answer === false || isBlank || answer.length === 0;
}

function ofText(asked, text, { minLength, maxLength }) {
  const length = lengthOf(text);
  if (maxLength !== undefined && length > maxLength) {
    return [`${asked} is too long: ${length} of ${maxLength} characters.`];
  }
  return minLength !== undefined && length < minLength
    ? [`${asked} is too short: at least ${minLength} characters.`]
    : [];
}

function ofNumber(asked, number, { min, max }) {
  const range = (min === undefined ? '' : ` from ${min}`) + (max === undefined ? '' : ` to ${max}`);
  const isOutside = !Number.isFinite(Number(number)) || number < min || number > max;
  return isOutside ? [`${asked} needs to be a number${range}.`] : [];
}

function ofDate(asked, date, { earliest, latest } = {}) {
  if (date === UNREADABLE) {
    const [year, month, day] = today().split('-');
    return [`${asked} cannot be read as a date. Please write it as day/month/year, such as ${day}/${month}/${year}.`];
  }
  const first = earliest && dayAfter(earliest);
  const last = latest && dayAfter(latest);
  return first && last && (date < first || date > last)
    ? [`${asked} needs to be a day from ${spoken(first)} to ${spoken(last)}.`]
    : [];
}

/**
 * @param field of the form, as form-js knows it
 * @param answer text, number, list, or a date as yyyy-mm-dd or UNREADABLE
 * @param theirs what form-js finds wrong, for what we have no words of our own
 * @returns sentences, none where all is well
 */
export function problemsOf(field, answer, theirs) {
  const asked = `“${labelOf(field)}”`;
  const limits = field.validate ?? {};
  if (isEmpty(answer)) {
    return limits.required ? [`${asked} needs ${field.type === 'checkbox' ? 'to be ticked' : 'an answer'}.`] : [];
  }
  const own = {
    textfield: () => ofText(asked, String(answer), limits),
    textarea: () => ofText(asked, String(answer), limits),
    number: () => ofNumber(asked, answer, limits),
    datetime: () => ofDate(asked, answer, field.properties)
  }[field.type]?.() ?? [];
  return own.length > 0 || field.type === 'datetime' ? own : theirs.map(problem => `${asked}: ${problem}`);
}
