// The command box: choices from the registry while a command is being typed, history with the arrows, Enter sends.

import { hear, once, prefill } from './ask.js';

const OPENER = /^[/／]?(incident|事件)?\s*/i;
const KEPT = 50;

export function box(form, origin) {
  const input = form.elements.text;
  const list = form.querySelector('.choices');
  const hint = form.querySelector('.hint');
  const quiet = hint.textContent;
  const past = () => JSON.parse(sessionStorage.getItem('past') ?? '[]');
  let back = 0;
  let picked = -1;

  const choices = () => [...list.children];
  const commands = () => [...document.querySelectorAll('#commands li')];
  const opened = () => !list.hidden;

  function pick(index) {
    picked = index;
    choices().forEach((item, i) => item.setAttribute('aria-selected', String(i === index)));
    const chosen = choices()[index];
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id); else input.removeAttribute('aria-activedescendant');
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    pick(-1);
  }

  function suggest(everything = false) {
    const typed = input.value.replace(OPENER, '');
    const known = commands().find((item) => typed.split(/\s/)[0] === item.dataset.name);
    hint.textContent = known && /\s/.test(typed) ? known.innerText.replace(/\s+/g, ' ') : quiet;
    const found = /\s/.test(typed) ? [] : commands().filter((item) => fits(item, typed));
    if (!found.length || (!input.value && !everything)) { close(); return; }
    list.replaceChildren(...found.map((item, i) => choice(item, i)));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    pick(-1);
  }

  function choice(item, index) {
    const copy = item.cloneNode(true);
    copy.id = `${form.id}-choice-${index}`;
    copy.setAttribute('role', 'option');
    copy.addEventListener('mousedown', (event) => { event.preventDefault(); take(copy); });
    return copy;
  }

  function take(item) {
    input.value = `/incident ${item.dataset.name} `;
    suggest();
    close();
  }

  function recall(step) {
    const lines = past();
    back = Math.min(Math.max(back + step, 0), lines.length);
    input.value = back ? lines[lines.length - back] : '';
    close();
  }

  function press(event) {
    if (event.isComposing) return; // Enter belongs to the input method
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (opened() && step) { event.preventDefault(); pick((picked + step + choices().length + (picked < 0 && step < 0 ? 1 : 0)) % choices().length); }
    else if (step === -1 || (step === 1 && back)) { event.preventDefault(); recall(-step); }
    else if (step === 1 && !input.value) { event.preventDefault(); suggest(true); }
    else if (opened() && picked >= 0 && (event.key === 'Tab' || event.key === 'Enter')) { event.preventDefault(); take(choices()[picked]); }
    else if (opened() && event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close(); }
  }

  async function send(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    close();
    await once(form.querySelector('[type=submit]'), async () => {
      const sent = { text, incident: form.elements.incident.value };
      input.value = '';
      sessionStorage.setItem('past', JSON.stringify([...past().filter((line) => line !== text), text].slice(-KEPT)));
      back = 0;
      if (!(await hear(sent, origin)) && !input.value && !document.querySelector('dialog[open]')) input.value = text;
    });
    suggest();
    close();
  }

  function paste(event) {
    const text = event.clipboardData.getData('text/plain');
    if (input.value.trim() || text.trim().split('\n').length < 2) return;
    event.preventDefault();
    prefill('new', { 'value.text': text }, origin);
  }

  input.addEventListener('paste', paste);
  input.addEventListener('input', () => { back = 0; suggest(); });
  input.addEventListener('keydown', press);
  input.addEventListener('blur', close);
  form.addEventListener('submit', send);
}

// Names by their beginning; Chinese names, which stand in the explanation, anywhere.
function fits(item, typed) {
  const name = item.dataset.name;
  return name.startsWith(typed.toLowerCase()) || (/[^\x00-\x7f]/.test(typed) && item.textContent.includes(typed));
}
