/*
 * Leave quickly: the page goes blank at once, another one takes its place in the history, and the sitting ends. Without this
 * script the button does the same by a form. Nothing else needs it.
 */
const form = document.getElementById('leave');
const neutral = 'https://www.metservice.com/';
const within = 2000;
let pressed = [];

function leave() {
  document.body.hidden = true;
  document.title = '';
  fetch(form.action, { method: 'POST', keepalive: true, redirect: 'manual' }).catch(() => {});
  window.location.replace(neutral);
}

form.addEventListener('submit', event => {
  event.preventDefault();
  leave();
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') {
    pressed = [];
    return;
  }
  pressed = pressed.filter(moment => event.timeStamp - moment < within);
  pressed.push(event.timeStamp);
  if (pressed.length === 3) {
    leave();
  }
});

document.querySelector('.keys').hidden = false;

// What a browser kept of a page for its "back" button is not shown again, nor what was sent sent again.
window.addEventListener('pageshow', event => {
  if (event.persisted) {
    window.location.reload();
  }
});
window.history.replaceState(window.history.state, '');
