// What every page gets when scripts run: the offline copy, notes that waited, reading aloud.
import { flush, waiting } from './queue.js';
import { readAloud } from './aloud.js';

if ('serviceWorker' in navigator && window.isSecureContext) {
  navigator.serviceWorker.register('/service-worker.js').catch(() => {}); // a self-made key cannot have one
}
readAloud();

const send = () => flush().catch(() => {});
window.addEventListener('online', send);
if (navigator.onLine) send();

// A form that is sent twice by a double tap is sent once.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = '1';
  setTimeout(() => delete form.dataset.sent, 4000);
});

// Ticks are kept as they are made. Words that tell of a danger lead to the help card at once.
for (const form of document.querySelectorAll('form[data-keep]')) {
  form.addEventListener('change', () => {
    const body = new URLSearchParams(new FormData(form));
    body.set('kept', '1');
    fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' }, redirect: 'manual' })
      .then((reply) => reply.json()).then((kept) => { if (kept.help) location.assign(kept.help); }).catch(() => {});
  });
}

// "None of these" and "I did not check" take the other ticks away.
for (const box of document.querySelectorAll('input[data-alone]')) {
  const group = box.closest('form').querySelectorAll('input[type="checkbox"]');
  box.addEventListener('change', () => { if (box.checked) for (const other of group) if (other !== box) other.checked = false; });
  for (const other of group) if (other !== box) other.addEventListener('change', () => { if (other.checked) box.checked = false; });
}

// The page that shows how far a walk is: look again by itself, quietly.
const job = document.querySelector('[data-job]');
if (job) {
  const look = async () => {
    const reply = await fetch(job.dataset.job, { headers: { accept: 'application/json' } });
    const now = await reply.json();
    job.querySelector('progress').value = now.share;
    const said = job.querySelector('[role="status"]');
    if (said.textContent !== now.says) said.textContent = now.says;
    if (now.go) location.assign(now.go); else setTimeout(look, 1000);
  };
  setTimeout(look, 700);
}

const print = document.querySelector('[data-print]');
if (print) { print.hidden = false; print.addEventListener('click', () => window.print()); }

// "Prove nothing is sent": the browser's own list of what this page asked for, and from where.
const count = document.querySelector('[data-elsewhere]');
if (count) {
  const elsewhere = performance.getEntriesByType('resource').filter((e) => new URL(e.name).origin !== location.origin);
  count.textContent = count.dataset.elsewhere.replace('{n}', elsewhere.length);
}

if (document.querySelector('#offline-check-in')) import('./offline.js');
waiting().then((n) => { document.documentElement.dataset.waiting = n; }).catch(() => {});
