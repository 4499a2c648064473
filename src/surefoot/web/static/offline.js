// The check-in that works with no connection: one tap is kept here and sent later.
import { keep, newId, flush } from './queue.js';

const place = document.querySelector('#offline-check-in');
place.hidden = false;
const said = place.querySelector('#offline-said');
const id = newId();
const note = { id, day: today(), told_at: moment(), compared: null, signs: null };

function pad(n) { return String(n).padStart(2, '0'); }
function today() { const d = new Date(); return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`; }
function moment() {
  const d = new Date(); const off = -d.getTimezoneOffset(); const sign = off < 0 ? '-' : '+'; const a = Math.abs(off);
  return `${today()}T${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}${sign}${pad(Math.floor(a / 60))}:${pad(a % 60)}`;
}
async function kept() {
  await keep({ id, to: '/sync/check-in', body: note });
  said.textContent = place.dataset.kept;
  if (navigator.onLine) flush().catch(() => {});
}
for (const button of place.querySelectorAll('[data-compared]')) {
  button.addEventListener('click', () => {
    for (const other of place.querySelectorAll('[data-compared]')) other.setAttribute('aria-pressed', String(other === button));
    note.compared = button.dataset.compared;
    kept();
  });
}
const boxes = [...place.querySelectorAll('input[name="sign"]')];
for (const box of boxes) {
  box.addEventListener('change', () => {
    for (const other of boxes) if (box.checked && other !== box && (box.value === 'none' || other.value === 'none')) other.checked = false;
    const ticked = boxes.filter((b) => b.checked).map((b) => b.value);
    note.signs = ticked.length ? ticked : null;
    kept();
  });
}
