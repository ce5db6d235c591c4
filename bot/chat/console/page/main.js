// Starts the page and says which press does what.

import { alerts } from './alerts.js';
import { hear, once } from './ask.js';
import { box } from './box.js';
import { files } from './files.js';
import { go, start } from './live.js';

const under = (node) => (node.closest('#thread') ? 'lines' : 'stream');

document.addEventListener('click', (event) => {
  const pressed = event.target.closest('button, a');
  if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (pressed.matches('.do')) {
    if (pressed.dataset.sure && !window.confirm(pressed.dataset.sure)) return;
    const message = pressed.closest('[id^=message-]')?.id.slice(8) ?? '';
    once(pressed, () => hear({ text: pressed.dataset.code, message }, under(pressed)));
  } else if (pressed.matches('.copy')) copy(pressed);
  else if (pressed.matches('.dismiss')) dismiss(pressed.closest('.answer'));
  else if (pressed.id === 'menu') menu(pressed.getAttribute('aria-expanded') !== 'true');
  else if (pressed.id === 'down') { event.preventDefault(); const pane = document.querySelector('#room .scroll'); pane.scrollTop = pane.scrollHeight; }
  else if (pressed.matches('a[href^="/console?"]')) {
    event.preventDefault();
    menu(false);
    const typing = pressed.matches('.thread-link') && matchMedia('(pointer: fine)').matches;
    go(pressed.href).then(() => { if (typing) document.getElementById('reply-text').focus({ preventScroll: true }); });
  }
});

document.addEventListener('keydown', (event) => {
  const writing = event.target.closest('input, textarea, select, dialog');
  if (event.key === 'Escape' && !event.target.closest('dialog')) leave(event.target);
  if (event.key === '/' && !writing) { event.preventDefault(); document.getElementById('box-text').focus(); }
});

// Esc takes away what came last: an answer one stands in, the menu, then the thread.
function leave(target) {
  const answer = target.closest('.answer');
  if (answer) dismiss(answer);
  else if (document.getElementById('side').classList.contains('open')) menu(false);
  else document.querySelector('#thread:not([hidden]) [data-close]')?.click();
}

function dismiss(answer) {
  answer.remove();
  document.getElementById('box-text').focus({ preventScroll: true });
}

function menu(open) {
  document.getElementById('menu').setAttribute('aria-expanded', String(open));
  document.getElementById('side').classList.toggle('open', open);
}

// Exactly the quoted words, nothing of the page around them.
async function copy(button) {
  const quote = button.closest('.quote').querySelector('blockquote');
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(quote.textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 2000);
  } catch {
    getSelection().selectAllChildren(quote); // no clipboard here: the words are selected, the person copies them
  }
}

box(document.getElementById('box'), 'stream');
box(document.getElementById('reply'), 'lines');
alerts(document.getElementById('room'), document.getElementById('box'));
files(document.getElementById('thread'), document.getElementById('reply'));
start();
