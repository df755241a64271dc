/*
 * The end of a session takes nothing away that was typed. The applications would leave the page for a sign-in of their
 * own; instead, what they wanted to read waits, what they wanted to send is answered with a sentence, and the page stays
 * until the same person has signed in again in another tab. A page that was open before goes on in the new session, with
 * its token; where somebody else signed in meanwhile, the page is loaded anew, so that nobody sees the other's tasks.
 */
import { afterFirstContact } from './begun.js';
import { marked } from './once.js';
import { bilingual, element, root } from './page.js';
import { afterTaken } from './taken.js';
import { ours } from './words.js';

const LOOK_AGAIN_MS = 4_000;
/** How often something is asked for again when the service could not be reached. */
const READS_AGAIN_MAX = 3;
/** Without a hand at mouse or keyboard, the page stops asking for news, so that the session can end. */
const IDLE_MS = 10 * 60 * 1_000;
const VERSIONS = /^(process|decision)-definition$/;
const VERSIONS_MAX = 500;
const READING = /\/(list|count)(\?|$)/;

let waiting = [];
let hasEnded = false;
let notice = null;
let userId = null;
let touchedAt = Date.now();
/** Of the session to which this page was opened. */
let pageToken = token();

/** Shows a notice that stays until it is replaced or closed. */
function show(role, title, text, ...more) {
  notice?.remove();
  const close = element('button', { type: 'button', class: 'btn btn-default', click: () => notice?.remove() });
  close.append(bilingual(...ours.close));
  const heading = element('strong');
  heading.append(bilingual(...title));
  notice = element('div', { class: 'alongside-session', role }, heading, element('p', {}, text), ...more, close);
  document.body.append(notice);
}

/** Says that the session has ended, once. */
export function end() {
  if (hasEnded) {
    return;
  }
  hasEnded = true;
  const signIn = element('a', { href: `${root}/login`, target: '_blank', class: 'btn btn-primary' }, ours.signIn);
  show('alert', ours.signedOut, ours.signedOutMore, signIn);
  look();
}

/** Who is signed in now, or nobody. Renews the token that goes with what is sent. */
async function whoIsIn() {
  try {
    const answer = await plainFetch(`${root}/camunda/api/admin/auth/user/default`, {
      headers: { Accept: 'application/json' }
    });
    return answer.ok ? (await answer.json()).userId : null;
  } catch {
    return null;
  }
}

async function look() {
  if (!hasEnded) {
    return;
  }
  const now = await whoIsIn();
  if (now === null) {
    setTimeout(look, LOOK_AGAIN_MS);
  } else if (userId !== null && now !== userId) {
    // What one person typed is not shown to the next one.
    window.location.reload();
  } else {
    hasEnded = false;
    show('status', ours.back, ours.backMore);
    const again = waiting;
    waiting = [];
    again.forEach(call => call());
  }
}

/**
 * Looks whether the session of this page is still the one of the browser, by its token; false when nobody is signed in.
 * Where it is somebody else's, the page is loaded anew and this is never answered.
 */
async function isStillTheirs() {
  if (token() === pageToken) {
    return true;
  }
  const now = await whoIsIn();
  if (now !== null && userId !== null && now !== userId) {
    window.location.reload();
    return new Promise(() => {});
  }
  pageToken = token();
  return now !== null;
}

function whenBack(call) {
  waiting.push(call);
  end();
}

function token() {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return found ? decodeURIComponent(found[1]) : null;
}

/** Makes the client of the applications wait or answer in plain words instead of leaving the page. */
export function speakPlainly(Client) {
  function Patient(config) {
    Client.call(this, config);
    this._wrapped = patient(this._wrapped);
  }
  Patient.prototype = Client.prototype;
  return Patient;
}

function patient(client) {
  const made = Object.create(client);
  ['get', 'load', 'head', 'options', 'post', 'put', 'del'].forEach(verb => {
    made[verb] = (path, options = {}) => call(client, verb, path, options);
  });
  return made;
}

function call(client, verb, path, options) {
  const reads = !['post', 'put', 'del'].includes(verb) || READING.test(path);
  const done = options.done ?? (() => {});
  let unreached = 0;
  return new Promise((resolve, reject) => {
    const asked = marked(verb, path, bounded(verb, path, options));
    const answer = (error, result, answerHeaders) => {
      if (error && error.status === 401 && reads) {
        whenBack(attempt);
        return;
      }
      const refusal = error ? inPlainWords(error) : error;
      done(refusal, result, answerHeaders);
      if (!refusal) {
        afterFirstContact(path, result);
        afterTaken(path);
      }
      (refusal ? reject : resolve)(refusal ?? result);
    };
    const send = isLast => {
      const headers = { ...options.headers };
      const sent = token();
      if (sent !== null) {
        headers['X-XSRF-TOKEN'] = sent;
      }
      let isAnswered = false;
      client[verb](path, {
        ...asked,
        headers,
        done: async (error, ...more) => {
          isAnswered = true;
          // Signed out and in again in another tab just now: what is refused for its token can be sent with the new one.
          if (error && error.status === 403 && !isLast && (await whoIsIn()) !== null && token() !== sent) {
            attempt(true);
          } else {
            answer(error, ...more);
          }
        }
      }).catch(error => {
        // The client tells nobody but its promise when no answer came at all.
        if (isAnswered) {
          return;
        }
        if (reads && unreached < READS_AGAIN_MAX) {
          unreached += 1;
          setTimeout(attempt, LOOK_AGAIN_MS);
        } else {
          answer(error);
        }
      });
    };
    const attempt = async isLast => {
      if (await isStillTheirs()) {
        send(isLast === true);
      } else {
        answer({ status: 401 });
      }
    };
    attempt();
  });
}

/** The engine gives no list without an end; Cockpit asks for one, of the versions of a model. */
function bounded(verb, path, options) {
  const isUnbounded = verb === 'get' && VERSIONS.test(path) && options.data && !options.data.maxResults;
  return isUnbounded ? { ...options, data: { ...options.data, maxResults: VERSIONS_MAX } } : options;
}

function inPlainWords(error) {
  if (error.status === 401) {
    end();
    const refusal = new Error(ours.signedOutCall);
    refusal.status = 440;
    return refusal;
  }
  if (error.status === undefined) {
    error.message = ours.serverAway;
  } else if (error.status >= 500) {
    error.message = ours.serverFailed;
  }
  return error;
}

/** The same for calls that do not go through that client. */
export function answered($injector) {
  return {
    responseError: response => {
      const $q = $injector.get('$q');
      if (response.status !== 401) {
        return $q.reject(response);
      }
      return $q(resolve => whenBack(() => resolve($injector.get('$http')(response.config))));
    }
  };
}

const plainFetch = window.fetch.bind(window);
window.fetch = async (resource, options) => {
  const answer = await plainFetch(resource, options);
  const reads = !options || !options.method || options.method === 'GET';
  if (answer.status !== 401 || !reads) {
    return answer;
  }
  return new Promise(resolve => whenBack(() => resolve(window.fetch(resource, options))));
};

/** Knows whose page this is, and lets an unattended page fall silent. */
export function outlive($rootScope) {
  document.addEventListener('click', event => {
    if (!hasEnded && event.target.closest?.('.btn-primary')) {
      notice?.remove();
    }
  });
  $rootScope.$watch('authentication.name', name => {
    userId = name ?? userId;
  });
  ['pointerdown', 'keydown', 'scroll'].forEach(touch =>
    window.addEventListener(touch, () => (touchedAt = Date.now()), { capture: true, passive: true })
  );
  const broadcast = $rootScope.$broadcast;
  $rootScope.$broadcast = function (name, ...more) {
    const isUnattended = name === 'refresh' && Date.now() - touchedAt > IDLE_MS;
    return isUnattended ? { defaultPrevented: false } : broadcast.call(this, name, ...more);
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      look();
    }
  });
}
