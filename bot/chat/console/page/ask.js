// Everything a person asks for goes through here: commands, buttons and forms, and what comes straight back.

import { refresh, tell, trouble } from './live.js';

const stash = new Map(); // code -> what was typed into its form and not sent

// Sends one thing; `origin` is the list its answer belongs under. Resolves to true when it was carried out.
export async function hear(fields, origin) {
  return answered(await post('/console/hear', () => ({ body: signed(new URLSearchParams(fields)) })), origin);
}

// Sends a file of alerts. The token goes ahead of it: a file is long, a refusal should not be.
export async function sendAlerts(file, origin) {
  const about = new URLSearchParams({ person: document.body.dataset.person, name: file.name });
  const made = () => ({ body: file, headers: { 'X-Dingfengbo-Token': token(), 'Content-Type': 'application/octet-stream' } });
  return answered(await post(`/console/alerts?${about}`, made), origin);
}

// Hands in one file as evidence of an incident. The token goes ahead of it: a file is long, a refusal should not be.
export async function handIn(file, incident, origin) {
  const person = encodeURIComponent(document.body.dataset.person);
  const made = () => {
    const body = new FormData();
    body.set('incident', incident);
    body.set('file', file, file.name);
    return { body, headers: { 'X-Dingfengbo-Token': token() } };
  };
  return answered(await post(`/console/evidence?person=${person}`, made), origin);
}

const token = () => document.querySelector('meta[name=token]').content;

function signed(body) {
  body.set('token', token());
  body.set('person', document.body.dataset.person);
  return body;
}

function answered(drawn, origin) {
  if (!drawn) return false;
  const dialog = document.querySelector('dialog[open]');
  const asked = drawn.querySelector('dialog');
  const answer = drawn.querySelector('.answer');
  if (dialog && answer?.classList.contains('refused') && !asked) { refuse(dialog, answer); return false; }
  if (asked && dialog) exchange(dialog, asked); else if (asked) open(asked, origin);
  else dialog?.close('done');
  if (answer && !(asked && dialog)) show(answer, origin);
  return !asked && !answer?.classList.contains('refused');
}

// Opens a command's form with something in it already, such as a pasted digest: the box takes one line only.
export function prefill(code, values, origin) {
  stash.set(code, values);
  return hear({ text: code }, origin);
}

async function post(address, made) {
  for (const last of [false, true]) {
    let answer;
    try { answer = await fetch(address, { method: 'POST', ...made() }); } catch { unsent(); return null; }
    if (answer.status === 403 && !last) { await refresh(); continue; } // the desk was restarted: the page fetches its new token
    const text = await answer.text();
    if (answer.ok || answer.status === 422) { trouble(false); return new DOMParser().parseFromString(text, 'text/html'); }
    return plain(answer.status < 500 ? text : document.getElementById('trouble').dataset.unsent);
  }
  return null;
}

function unsent() {
  trouble(true);
  tell(document.getElementById('trouble').dataset.unsent);
  const dialog = document.querySelector('dialog[open]');
  if (dialog) refuse(dialog, plain(document.getElementById('trouble').dataset.unsent).body);
}

function plain(text) {
  const page = document.implementation.createHTMLDocument('');
  const item = page.createElement('li');
  item.className = 'message answer refused';
  item.dataset.local = '';
  item.tabIndex = -1;
  item.append(page.createElement('p'));
  item.firstChild.textContent = text;
  page.body.append(item);
  return page;
}

function show(answer, origin) {
  const list = document.getElementById(origin);
  list.append(document.adoptNode(answer));
  all('[data-local]', list).slice(0, -20).forEach((old) => old.remove());
  answer.scrollIntoView({ block: answer.offsetHeight > answer.closest('.scroll').clientHeight ? 'start' : 'nearest' });
  tell(answer.innerText.slice(0, 400));
}

function refuse(dialog, answer) {
  const place = dialog.querySelector('.refusal');
  const lines = all('p:not(.echo, .verdict)', answer).map((line) => line.cloneNode(true));
  place.replaceChildren(...lines);
  place.hidden = false;
  place.scrollIntoView({ block: 'nearest' });
}

function open(dialog, origin) {
  dialog = document.adoptNode(dialog);
  dialog.dataset.origin = origin;
  document.body.append(dialog);
  const typed = stash.get(dialog.dataset.code) ?? {};
  for (const box of written(dialog)) if (typed[box.name]) box.value = typed[box.name];
  wire(dialog);
  dialog.addEventListener('close', () => {
    const left = written(dialog).map((box) => [box.name, box.value]);
    stash.set(dialog.dataset.code, dialog.returnValue === 'done' ? {} : Object.fromEntries(left));
    dialog.remove();
  });
  dialog.showModal();
}

// The same dialog with other contents: faults beside their fields, or further questions.
function exchange(dialog, fresh) {
  dialog.dataset.code = fresh.dataset.code;
  dialog.replaceChildren(...fresh.childNodes);
  wire(dialog);
  (dialog.querySelector('[aria-invalid]') ?? dialog.querySelector('[autofocus]'))?.focus();
}

function wire(dialog) {
  const form = dialog.querySelector('form');
  all('.close', dialog).forEach((button) => button.addEventListener('click', () => dialog.close()));
  all('[data-max-length]', dialog).forEach((box) => { box.addEventListener('input', () => count(box)); count(box); });
  form.addEventListener('keydown', (press) => { if (press.key === 'Enter' && (press.ctrlKey || press.metaKey)) form.requestSubmit(); });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    await once(button, () => hear(new FormData(form), dialog.dataset.origin));
  });
}

const written = (dialog) => all('textarea, input[type=text]', dialog);

function count(box) {
  const place = box.parentElement.querySelector('.count');
  if (!place) return;
  const length = [...box.value].length;
  place.textContent = `${length} / ${box.dataset.maxLength}`;
  place.classList.toggle('over', length > Number(box.dataset.maxLength));
}

// A second press while the first is under way does nothing.
export async function once(button, work) {
  if (button.getAttribute('aria-busy')) return;
  button.setAttribute('aria-busy', 'true');
  try { await work(); } finally { button.removeAttribute('aria-busy'); }
}

function all(selector, within) { return [...within.querySelectorAll(selector)]; }
