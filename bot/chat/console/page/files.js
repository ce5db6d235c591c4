// Files for the incident whose thread is open: dropped on it, pasted into its line, or chosen.

import { handIn, once } from './ask.js';

export function files(pane, form) {
  const chooser = form.querySelector('input[type=file]');
  const button = form.querySelector('.attach');
  const line = form.elements.text;

  async function send(list) {
    const incident = form.elements.incident.value;
    const chosen = [...list];
    if (!incident || !chosen.length) return;
    await once(button, async () => { for (const file of chosen) await handIn(file, incident, 'lines'); });
  }

  button.addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', async () => { await send(chooser.files); chooser.value = ''; });
  line.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.files ?? [];
    if (pasted.length) { event.preventDefault(); send(pasted); }
  });
  pane.addEventListener('dragover', (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    pane.classList.add('dropping');
  });
  pane.addEventListener('dragleave', (event) => { if (!pane.contains(event.relatedTarget)) pane.classList.remove('dropping'); });
  pane.addEventListener('drop', (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    pane.classList.remove('dropping');
    send(event.dataTransfer.files);
  });
}

// A file that misses the thread must not replace the page.
for (const kind of ['dragover', 'drop']) document.addEventListener(kind, (event) => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); });
