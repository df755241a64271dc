/*
 * The sound of a call for help. A browser plays nothing before somebody has clicked or pressed a key on the page; where
 * that is so, the page says it. Who switches the sound off finds it off again, and nobody else at the same computer does.
 */
const REPEATED_AFTER_MS = 20_000;
const LASTS_MS = 1_800;
const NOTES = [
  [0, 660],
  [0.22, 880],
  [0.6, 660],
  [0.82, 880]
];
const SWITCHED_OFF = 'alongside.alert-sound-off.';
const SOUNDED = 'alongside.alert-sounded';

let context = null;
let listener = '';
let changed = () => {};

function isAllowed() {
  return context?.state === 'running' || Boolean(navigator.userActivation?.hasBeenActive);
}

/** off: by choice; blocked: until somebody touches the page; on. */
export function state() {
  if (typeof AudioContext === 'undefined') {
    return 'none';
  }
  if (localStorage.getItem(SWITCHED_OFF + listener) !== null) {
    return 'off';
  }
  return isAllowed() ? 'on' : 'blocked';
}

export function switchTo(isOn) {
  if (isOn) {
    localStorage.removeItem(SWITCHED_OFF + listener);
    play();
  } else {
    localStorage.setItem(SWITCHED_OFF + listener, 'yes');
    context?.suspend();
  }
  changed();
}

function note(at, frequency) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.3, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.35);
}

async function play() {
  context ??= new AudioContext();
  // Where the browser does not allow it, this waits for a touch and may never be done.
  await context.resume();
  NOTES.forEach(([after, frequency]) => note(context.currentTime + after, frequency));
  // Of several pages in one browser, one is enough.
  localStorage.setItem(SOUNDED, String(Date.now()));
  setTimeout(() => context.suspend(), LASTS_MS);
}

/** Sounds, unless it sounded just now or is off. To be called again and again for as long as somebody must act. */
export function sound() {
  const sounded = Number(localStorage.getItem(SOUNDED) ?? 0);
  const isJustNow = Math.abs(Date.now() - sounded) < REPEATED_AFTER_MS;
  if (state() === 'on' && !isJustNow) {
    play().catch(() => {});
  }
}

/**
 * @param who whose choice counts
 * @param whenChanged called when the sound is switched, or becomes possible
 */
export function begin(who, whenChanged) {
  listener = who;
  changed = whenChanged;
  window.addEventListener('storage', event => event.key?.startsWith(SWITCHED_OFF) && changed());
  const touched = () => {
    ['pointerup', 'keyup'].forEach(kind => window.removeEventListener(kind, touched, true));
    changed();
  };
  ['pointerup', 'keyup'].forEach(kind => window.addEventListener(kind, touched, true));
}
