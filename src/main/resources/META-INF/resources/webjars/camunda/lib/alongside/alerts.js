/*
 * Whether somebody may be in danger: a line on every page of whoever may act, for as long as nobody has taken it. The
 * service says what stands there; it names nobody. What is asked here keeps no session open. Shared by the engine's web
 * applications and our own pages.
 */
import { inTitle, keepTitle, notify, permission, ask as askToNotify, takeBack } from './alert-notification.js';
import * as bell from './alert-sound.js';
import { bilingual, element } from './elements.js';
import { alerts as words } from './words.js';

/** From the beginning of one question to the next: a call is shown within 15 seconds where an answer takes up to 4. */
const EVERY_MS = 8_000;
const JITTER_MS = 2_000;
const SOON_MS = 700;
const ANSWER_MAX_MS = 8_000;
/** Silence for this long is not calm. */
const DEAF_AFTER_MS = 30_000;
const BACK_OFF_MAX_MS = 30_000;

const root = new URL('../../../', import.meta.url).pathname.replace(/\/$/, '');
const plainFetch = window.fetch.bind(window);
const KNOWN = 'alongside.alert-known';

const parts = {};
let options = {};
let current = null;
let mayAct = false;
let isSignedOut = false;
let failures = 0;
let heardAt = Date.now();
let nextAt = 0;
let isAsking = false;
let hasStopped = false;

/* What stands there */

function build() {
  parts.word = element('strong', { class: 'word' });
  parts.sentence = element('strong', { class: 'sentence' });
  parts.more = element('span', { class: 'more' });
  parts.link = element('a', { class: 'open', click: openBeside });
  parts.switchHere = switchOfSound();
  parts.alert = element(
    'div',
    { class: 'alongside-alert', hidden: true },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, '!'),
    element('p', {}, parts.word, ' ', parts.sentence, ' ', parts.more),
    element('span', { class: 'acts' }, parts.link, parts.switchHere)
  );
  parts.signIn = element('a', { class: 'open', href: `${root}/login`, target: '_blank', rel: 'noopener' });
  parts.signIn.append(words.signIn);
  parts.deafWords = element('p');
  parts.deaf = element(
    'div',
    { class: 'alongside-alert deaf', hidden: true },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, '?'),
    parts.deafWords,
    element('span', { class: 'acts' }, parts.signIn)
  );
  parts.said = element('div', { class: 'alongside-said', role: 'alert' });
  const before = document.querySelector('.alongside-alerts');
  const place = before ?? element('div', { class: 'alongside-alerts', role: 'region', 'aria-label': words.region });
  place.prepend(parts.alert);
  place.append(parts.deaf, parts.said);
  if (!before) {
    // What it says is English, with te reo Māori beside the word for how urgent it is.
    place.lang = 'en-NZ';
    document.body.prepend(place);
  }
  parts.place = place;
}

/** What was typed on this page stays: then the task opens in a tab of its own. */
function openBeside() {
  parts.link.target = (options.isTyped ?? isTyped)() ? '_blank' : '';
  parts.link.rel = 'noopener';
}

function isTyped() {
  return [...document.querySelectorAll('input, textarea, select')].some(field =>
    field.type === 'checkbox' || field.type === 'radio'
      ? field.checked !== field.defaultChecked
      : field.tagName === 'SELECT'
        ? [...field.options].some(choice => choice.selected && !choice.defaultSelected && choice.index > 0)
        : field.type !== 'hidden' && field.value !== field.defaultValue
  );
}

function switchOfSound() {
  return element('button', { type: 'button', class: 'sound', click: () => bell.switchTo(bell.state() === 'off') });
}

/** Stands where nobody is in danger, too, so that everybody can see whether they would hear of it. */
function buildControls() {
  parts.switchBelow = switchOfSound();
  parts.sounds = element('span', { class: 'about' });
  parts.notifies = element('button', {
    type: 'button',
    class: 'notifies',
    click: () => Promise.resolve(askToNotify()).then(showControls)
  });
  parts.notifies.append(words.notify);
  parts.controls = element(
    'div',
    { class: 'alongside-alert-controls', role: 'region', lang: 'en-NZ', 'aria-label': words.hearing },
    parts.sounds,
    parts.switchBelow,
    parts.notifies
  );
  (options.controls?.() ?? document.body).append(parts.controls);
}

function showControls() {
  if (!parts.controls) {
    return;
  }
  const sound = bell.state();
  [parts.switchHere, parts.switchBelow].forEach(button => {
    button.hidden = sound === 'none';
    button.textContent = sound === 'off' ? words.switchOn : words.switchOff;
  });
  parts.sounds.textContent = `${words.listens} ${words.sound[sound]} ${words.notified[permission()] ?? ''}`;
  parts.notifies.hidden = permission() !== 'default';
}

function say(text) {
  // A live region speaks when it changes.
  parts.said.textContent = '';
  setTimeout(() => (parts.said.textContent = text), 100);
}

function known() {
  return new Set(JSON.parse(sessionStorage.getItem(KNOWN) ?? '[]'));
}

function show() {
  const isDeaf = isSignedOut || (failures > 0 && Date.now() - heardAt > DEAF_AFTER_MS);
  parts.alert.hidden = current === null;
  if (current !== null) {
    parts.alert.classList.toggle('emergency', current.isEmergency);
    parts.word.replaceChildren(bilingual(...current.word));
    parts.sentence.textContent = current.sentence;
    parts.more.textContent = current.more;
    parts.link.replaceChildren(bilingual(...current.open));
    parts.link.href = root + current.address;
  }
  const why = isSignedOut ? words.signedOut : words.deaf;
  const deafWords = mayAct && isDeaf ? why : '';
  if (deafWords !== parts.deafWords.textContent) {
    parts.deaf.hidden = deafWords === '';
    parts.signIn.hidden = !isSignedOut;
    parts.deafWords.textContent = deafWords;
    say(deafWords === '' ? words.hearsAgain : deafWords);
  }
  const deafTitle = deafWords === '' ? '' : words.deafTitle;
  inTitle(current === null ? deafTitle : current.title);
}

/* What is heard */

function hear(answer) {
  // What the service wrote into the page when it was loaded has been asked anew.
  parts.place.querySelectorAll('.loaded').forEach(loaded => loaded.remove());
  hasStopped = !answer.mayAct;
  if (hasStopped) {
    current = null;
    mayAct = false;
    show();
    return;
  }
  mayAct = true;
  if (!parts.controls) {
    bell.begin(answer.listener, showControls);
    buildControls();
    showControls();
  }
  if (answer.counts) {
    options.counts?.(answer.counts);
  }
  const before = known();
  current = answer.alert ?? null;
  show();
  sessionStorage.setItem(KNOWN, JSON.stringify(current?.tasks ?? []));
  if (current === null) {
    takeBack();
  } else {
    if (current.tasks.some(task => !before.has(task))) {
      say(`${current.word[0]}. ${current.sentence} ${current.more}`);
      notify(current.sentence, current.more, current.tasks, () => parts.link.click());
    }
    bell.sound();
  }
}

async function ask() {
  isAsking = true;
  const askedAt = Date.now();
  try {
    const answer = await plainFetch(`${root}/alerts${options.counts ? '?counts=true' : ''}`, {
      headers: { Accept: 'application/json' },
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_MAX_MS)
    });
    const wasSignedOut = isSignedOut;
    isSignedOut = answer.status === 401;
    if (isSignedOut && !wasSignedOut) {
      // What stood here was for who was signed in.
      current = null;
      takeBack();
      sessionStorage.removeItem(KNOWN);
      options.signedOut?.();
    }
    if (!answer.ok) {
      throw new Error(`The service answered ${answer.status}.`);
    }
    const heard = await answer.json();
    failures = 0;
    heardAt = Date.now();
    hear(heard);
  } catch {
    failures++;
    show();
  } finally {
    const wait = failures === 0 ? EVERY_MS : Math.min(EVERY_MS * 2 ** (failures - 1) / 2, BACK_OFF_MAX_MS);
    nextAt = (failures === 0 ? askedAt : Date.now()) + wait + Math.random() * JITTER_MS;
    isAsking = false;
  }
}

function tick() {
  if (hasStopped) {
    return;
  }
  if (failures > 0) {
    show();
  }
  if (current !== null) {
    bell.sound();
  }
  if (!isAsking && Date.now() >= nextAt) {
    ask();
  }
}

function soon() {
  nextAt = Math.min(nextAt, Date.now() + SOON_MS);
}

function beginTicking() {
  const byItself = () => setInterval(tick, 1_000);
  try {
    const worker = new Worker(new URL('ticks.js', import.meta.url));
    worker.addEventListener('message', tick);
    worker.addEventListener('error', byItself, { once: true });
  } catch {
    byItself();
  }
}

/**
 * Begins to listen.
 *
 * @param given mayAct: known already, so that not to hear is said from the first moment; isTyped: whether something was
 *   typed here that must stay; controls: where to put the switches; counts: told how long the lists are; signedOut:
 *   called when the session has ended
 */
export function listen(given = {}) {
  options = given;
  mayAct = given.mayAct ?? false;
  build();
  keepTitle();
  // Somebody has just taken, opened or done something.
  window.addEventListener('alongside:acted', soon);
  window.addEventListener('online', soon);
  window.addEventListener('pageshow', soon);
  document.addEventListener('visibilitychange', soon);
  beginTicking();
  ask();
}
