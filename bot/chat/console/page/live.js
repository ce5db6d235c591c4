// Keeps the page true: asks for it again when something changed and puts in only what is new, so typing and open forms stay.

const wrote = new WeakMap(); // node -> the HTML the server wrote for it
let wanted = location.href;
let moving = false; // somebody asked for another address and it is not shown yet
let pushing = false;
let turn = 0;
let busy = false;
let again = false;

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const atEnd = (pane) => pane.scrollHeight - pane.scrollTop - pane.clientHeight < 60;
const isPanel = (pane) => Boolean(pane.querySelector('#panel:not(:empty)')); // a page is read from its top
const toEnd = (pane) => { if (!isPanel(pane)) pane.scrollTop = pane.scrollHeight; };

export function start() {
  remember(document);
  all('.scroll').forEach(toEnd);
  document.querySelector('#room .scroll').addEventListener('scroll', showWayDown, { passive: true });
  addEventListener('popstate', () => go(location.href, false));
  document.addEventListener('visibilitychange', unread);
  unread();
  listen();
}

// Shows another address in place; the address bar follows.
export async function go(url, push = true) {
  wanted = url;
  moving = true;
  pushing = push;
  await fetchPage();
}

export async function refresh() {
  if (busy) { again = true; return; }
  busy = true;
  try {
    do { again = false; await fetchPage(); } while (again);
  } finally { busy = false; }
}

export function trouble(on) { document.getElementById('trouble').hidden = !on; }

// For screen readers; emptied first, so that the same words are said again.
export function tell(text) {
  const told = document.getElementById('told');
  told.textContent = '';
  setTimeout(() => { told.textContent = text; }, 50);
}

async function fetchPage() {
  const mine = ++turn;
  let answer;
  try { answer = await fetch(wanted); } catch { trouble(true); return; }
  if (!answer.ok) { trouble(true); return; }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (mine !== turn) return;
  trouble(false);
  wanted = answer.url;
  if (fresh.documentElement.lang !== document.documentElement.lang) { location.assign(answer.url); return; }
  if (pushing) history.pushState(null, '', answer.url);
  merge(fresh, moving);
  moving = pushing = false;
}

function merge(fresh, leaving) {
  const panes = all('.scroll').map((pane) => [pane, atEnd(pane)]);
  const moved = ['stream', 'lines'].filter((id) => where(document, id) !== where(fresh, id));
  const focus = rememberFocus();
  document.documentElement.dataset.theme = fresh.documentElement.dataset.theme;
  document.body.dataset.person = fresh.body.dataset.person;
  document.querySelector('meta[name=token]').content = fresh.querySelector('meta[name=token]').content;
  document.title = fresh.title;
  document.getElementById('desk').className = fresh.getElementById('desk').className;
  document.getElementById('thread').hidden = fresh.getElementById('thread').hidden;
  if (leaving) moved.forEach((id) => all('[data-local]', document.getElementById(id)).forEach((node) => node.remove()));
  all('[data-merge]').forEach((node) => mergeWhole(node, fresh.getElementById(node.id)));
  const news = all('[data-list]').map((list) => mergeList(list, fresh.getElementById(list.id), moved.includes(list.id)));
  const reply = document.querySelector('#reply [name=incident]');
  const number = fresh.querySelector('#reply [name=incident]').value;
  if (reply.value !== number) { reply.value = number; reply.form.elements.text.value = ''; }
  panes.forEach(([pane, stick]) => { if (stick || moved.includes(pane.querySelector('[data-list]').id)) toEnd(pane); });
  if (news.some(Boolean)) tell(document.getElementById('told').dataset.news);
  if (moved.includes('stream') && document.querySelector('#panel:not(:empty)')) document.querySelector('#room .scroll').scrollTop = 0;
  restoreFocus(focus);
  unread();
  showWayDown();
}

const where = (doc, id) => doc.body.dataset.person + ' ' + doc.getElementById(id).dataset.place;

function mergeWhole(node, fresh) {
  if (wrote.get(node) === fresh.outerHTML) return;
  wrote.set(node, fresh.outerHTML);
  node.replaceChildren(...fresh.childNodes);
}

// Items keep their place by id; what only this page knows (answers) stays where it was. True when something new came.
function mergeList(list, fresh, moved) {
  for (const { name, value } of fresh.attributes) list.setAttribute(name, value);
  const kept = new Map([...list.children].filter((node) => node.id).map((node) => [node.id, node]));
  let at = list.firstElementChild;
  let news = false;
  for (const node of [...fresh.children]) {
    const mine = kept.get(node.id);
    const html = node.outerHTML;
    kept.delete(node.id);
    let use = mine;
    if (!mine || wrote.get(mine) !== html) {
      use = document.adoptNode(node);
      wrote.set(use, html);
      if (!moved) { use.classList.add(mine ? 'changed' : 'arrived'); news = true; }
      if (mine) {
        all('details', mine).forEach((d, i) => { const same = use.querySelectorAll('details')[i]; if (same) same.open = d.open; });
        if (at === mine) at = use;
        mine.replaceWith(use);
      }
    }
    while (at && at !== use && at.hasAttribute('data-local')) at = at.nextElementSibling;
    if (at === use) at = use.nextElementSibling; else list.insertBefore(use, at);
  }
  kept.forEach((node) => node.remove());
  return news;
}

function remember(doc) {
  all('[data-merge], [data-list] > [id]', doc).forEach((node) => wrote.set(node, node.outerHTML));
}

// A replaced button gives its focus to the one that took its place.
function rememberFocus() {
  const node = document.activeElement;
  const home = node?.closest('[id]');
  return { node, home: home?.id, code: node?.dataset?.code, href: node?.getAttribute?.('href') };
}

function restoreFocus({ node, home, code, href }) {
  if (!node || node === document.body || document.contains(node) || !home) return;
  const place = document.getElementById(home);
  const same = place && all('button, a', place).find((one) => (code ? one.dataset.code === code : href && one.getAttribute('href') === href));
  (same ?? document.querySelector('#room .scroll')).focus({ preventScroll: true });
}

function showWayDown() {
  document.getElementById('down').hidden = atEnd(document.querySelector('#room .scroll'));
}

// A place is read once it is on screen at its newest; what has been read is remembered in this browser, for each person.
function unread() {
  const person = document.body.dataset.person;
  const key = (link) => `read ${link.closest('#people') ? link.dataset.place.slice(7) : person} ${link.dataset.place}`;
  if (!document.hidden) {
    const open = all('#rooms a[aria-current], #lines').filter((node) => node.dataset.newest > 0);
    open.forEach((node) => localStorage.setItem(key(node), node.dataset.newest));
  }
  let waiting = 0;
  for (const link of all('a[data-newest]')) {
    const fresh = Number(link.dataset.newest) > 0 && localStorage.getItem(key(link)) !== link.dataset.newest;
    link.querySelector('.new').hidden = !fresh;
    if (fresh && link.closest('#rooms')) waiting += 1;
  }
  document.getElementById('menu').toggleAttribute('data-new', waiting > 0);
  document.title = (waiting ? `(${waiting}) ` : '') + document.title.replace(/^\(\d+\) /, '');
}

// One question stays open until something changes. A page nobody looks at asks only now and then.
async function listen() {
  let seen = document.body.dataset.revision;
  for (;;) {
    try {
      const answer = await fetch(`/console/live?since=${seen}`);
      if (!answer.ok) throw new Error(answer.statusText);
      const now = await answer.text();
      if (now !== seen) await refresh();
      seen = now;
      if (document.hidden) await pause(15000);
    } catch {
      trouble(true);
      seen = '';
      await pause(1500);
    }
  }
}

function pause(milliseconds) {
  return new Promise((done) => {
    setTimeout(done, milliseconds);
    document.addEventListener('visibilitychange', done, { once: true });
  });
}
