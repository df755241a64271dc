/* Small questions of many parts of a page, asked of the service together. */
import { root } from './page.js';

/** Looking at somebody's name is written down, so a page does not ask again and again. */
const KNOWN_MS = 15 * 60 * 1_000;
const GATHER_MS = 60;
const AT_ONCE_MAX = 50;

async function ask(path, parameter, ids) {
  try {
    const answer = await fetch(`${root}${path}?${parameter}=${ids.map(encodeURIComponent).join(',')}`, {
      headers: { Accept: 'application/json' },
      redirect: 'error'
    });
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

/** Answers many small questions by few large ones, and remembers the answers for a while. */
export function gathered(path, parameter) {
  const known = new Map();
  let asked = new Map();
  const answerAll = async () => {
    const all = asked;
    asked = new Map();
    const ids = [...all.keys()];
    for (let i = 0; i < ids.length; i += AT_ONCE_MAX) {
      const some = ids.slice(i, i + AT_ONCE_MAX);
      const answers = await ask(path, parameter, some);
      some.forEach(id => {
        if (answers[id]) {
          known.set(id, { value: answers[id], until: Date.now() + KNOWN_MS });
        }
        all.get(id).forEach(tell => tell(answers[id] ?? null));
      });
    }
  };
  return id => {
    const found = known.get(id);
    if (found && found.until > Date.now()) {
      return Promise.resolve(found.value);
    }
    return new Promise(tell => {
      if (asked.size === 0) {
        setTimeout(answerAll, GATHER_MS);
      }
      asked.set(id, [...(asked.get(id) ?? []), tell]);
    });
  };
}
