/*
 * How much a field takes is said before somebody types, and how much is left when it becomes little: to screen readers
 * too, once they pause. Nothing is ever cut off.
 */
/** A long limit is told to screen readers at once, and shown when it comes near. */
const SHOWN_AT_ONCE_MAX = 500;
const PAUSE_MS = 1_000;

/** Characters as people count them, and as the server does. */
export function lengthOf(text) {
  return [...text].length;
}

function made(className) {
  const part = document.createElement('div');
  part.className = className;
  return part;
}

function isNear(left, lengthMax) {
  return left <= Math.max(10, Math.min(200, lengthMax / 10));
}

function sentence(left, lengthMax) {
  const most = `At most ${lengthMax.toLocaleString('en-NZ')} characters`;
  if (left < 0) {
    return `${most}: ${-left} too many.`;
  }
  return isNear(left, lengthMax) ? `${most}: ${left} left.` : `${most}.`;
}

/** Says beside an input or a text area how long what is typed may be. */
export function sayLength(input, lengthMax, place) {
  const shown = made('alongside-length');
  const spoken = made('alongside-spoken');
  shown.id = `${input.id}-length`;
  spoken.setAttribute('aria-live', 'polite');
  let pause;
  const say = isTyped => {
    const left = lengthMax - lengthOf(input.value);
    const text = sentence(left, lengthMax);
    shown.textContent = text;
    shown.classList.toggle('quiet', lengthMax > SHOWN_AT_ONCE_MAX && !isNear(left, lengthMax));
    shown.classList.toggle('over', left < 0);
    clearTimeout(pause);
    if (isTyped) {
      pause = setTimeout(() => (spoken.textContent = isNear(left, lengthMax) ? text : ''), PAUSE_MS);
    }
  };
  place.append(shown, spoken);
  input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${shown.id}`.trim());
  input.addEventListener('input', () => say(true));
  say(false);
}
