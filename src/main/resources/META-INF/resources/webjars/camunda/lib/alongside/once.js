/*
 * A start form that is sent twice, by a second click or again after the answer was lost, begins one journey: each opened
 * form has a mark, and the service knows which it has taken. It answers the second time as it did the first.
 */
const OPENS = /^process-definition\/.+\/startForm(\?|$)/;
const SUBMITS = /^process-definition\/.+\/submit-form(\?|$)/;

let mark = null;

/** Not crypto.randomUUID: browsers have it only where the connection is encrypted. */
function made() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Adds the mark to a start form that is sent; a form that is opened gets a new one. */
export function marked(verb, path, options) {
  if (verb === 'get' && OPENS.test(path)) {
    mark = null;
  }
  if (verb !== 'post' || !SUBMITS.test(path)) {
    return options;
  }
  mark ??= made();
  return { ...options, data: { ...options.data, businessKey: mark } };
}
