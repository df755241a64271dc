/*
 * What was typed or chosen is kept every few minutes, as its button does, so that half an hour of talking loses nothing: after
 * half an hour without use the session ends. Where nothing was typed since the last time nothing is sent, and the session ends
 * as it would without this script.
 */
const said = document.getElementById('keeps');
const page = said.closest('form');
const everyMillis = 4 * 60_000;
const parts = new Intl.DateTimeFormat('en-NZ', { hour: 'numeric', minute: '2-digit', hourCycle: 'h12', timeZone: 'Pacific/Auckland' });
let changed = false;

function now() {
  const part = Object.fromEntries(parts.formatToParts(new Date()).map(one => [one.type, one.value]));
  const half = part.dayPeriod.toLowerCase().startsWith('a') ? said.dataset.am : said.dataset.pm;
  return `${Number(part.hour)}:${part.minute} ${half}`;
}

async function keep() {
  if (!changed) {
    return;
  }
  changed = false;
  const body = new URLSearchParams(new FormData(page));
  body.set('go', 'keep');
  let kept = false;
  try {
    const answer = await fetch(page.action, { method: 'POST', body, credentials: 'same-origin', cache: 'no-store' });
    // Whoever is signed out is led to another page, which is there as well.
    kept = answer.ok && new URL(answer.url).searchParams.has('kept');
  } catch {
    kept = false;
  }
  changed = changed || !kept;
  said.textContent = kept ? said.dataset.kept.replace('{0}', now()) : said.dataset.notKept;
}

page.addEventListener('input', () => {
  changed = true;
});
page.addEventListener('change', () => {
  changed = true;
});
setInterval(keep, everyMillis);
