// A file of alerts, dropped on the stream, pasted into its line, or chosen: the desk answers with what is in it.
// On an incident's page it is evidence of that incident.

import { handIn, once, sendAlerts } from './ask.js';

export function alerts(pane, form) {
  const chooser = form.querySelector('input[type=file]');
  const button = form.querySelector('.attach');

  async function send(list) {
    const chosen = [...list];
    const incident = document.querySelector('#panel [data-incident]')?.dataset.incident;
    const take = (file) => (incident ? handIn(file, incident, 'stream') : sendAlerts(file, 'stream'));
    if (chosen.length) await once(button, async () => { for (const file of chosen) await take(file); });
  }

  function dropping(event) {
    if (!event.dataTransfer?.types.includes('Files')) return false;
    event.preventDefault(); // a file that is dropped must not replace the page
    return true;
  }

  button.addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', async () => { await send(chooser.files); chooser.value = ''; });
  form.elements.text.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.files ?? [];
    if (pasted.length) { event.preventDefault(); send(pasted); }
  });
  pane.addEventListener('dragover', (event) => { if (dropping(event)) pane.classList.add('dropping'); });
  pane.addEventListener('dragleave', (event) => { if (!pane.contains(event.relatedTarget)) pane.classList.remove('dropping'); });
  pane.addEventListener('drop', (event) => {
    if (!dropping(event)) return;
    pane.classList.remove('dropping');
    send(event.dataTransfer.files);
  });
}
