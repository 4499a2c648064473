// The page of one hold: set-up, the hold itself, why it stopped, keeping it.
import { beginHold, wantMotion } from './hold_trial.js';
import { openVoice } from './voice.js';
import { keepHold } from './hold_keep.js';

const page = document.querySelector('#timer');
const part = (id) => document.querySelector(`#${id}`);
const voice = openVoice(part('voice'), (words) => { part('caption').textContent = words; });
let hold = null;

function show(which) {
  for (const id of ['ready', 'running', 'why', 'sit']) part(id).hidden = id !== which;
}

const heard = {
  count: (s) => { part('count').textContent = String(s); },
  motion: (how) => { part('motion-says').textContent = page.dataset[`motion${how[0].toUpperCase()}${how.slice(1)}`]; },
  askWhy: () => { show('why'); part('why').focus(); },
  help: () => show('sit'),
};

async function start() {
  const asked = wantMotion(part('use-motion'), heard.motion); // from the tap itself: some phones ask the person
  await voice.wake();
  const useMotion = await asked;
  show('running');
  part('stop').focus();
  const { leg, support, variation, shoes, tired } = page.dataset;
  hold = beginHold({ leg, support, variation, goal_s: Number(page.dataset.goal), get_ready_s: Number(page.dataset.getReady) }, { voice, useMotion, heard });
  const trial = await hold.done;
  if (!trial) { show('ready'); part('start').focus(); return; }
  const { sent, id } = await keepHold({ leg, support, variation, goal: page.dataset.goal, shoes, tired }, trial);
  const unwell = trial.stopped_by === 'pain' || trial.stopped_by === 'dizzy';
  if (sent && !unwell) { location.assign(`/practise/balance/done?id=${id}`); return; }
  part('kept').textContent = sent ? '' : page.dataset.keptOffline;
  part('kept').hidden = sent;
  if (!unwell) { show('ready'); part('start').focus(); }
}

if (page) {
  page.hidden = false;
  part('plain').hidden = true;
  part('start').addEventListener('click', () => start());
  const stop = () => { if (hold?.running()) hold.send('stop'); };
  // Any key and a tap anywhere stop the clock; Help keeps its own tap.
  document.addEventListener('pointerdown', (event) => {
    if (!event.target.closest('.help-now, #start, [data-why]')) stop();
  });
  document.addEventListener('keydown', (event) => {
    if (hold?.running()) { event.preventDefault(); stop(); }
  });
  for (const button of document.querySelectorAll('[data-why]')) {
    button.addEventListener('click', () => hold?.send('why', button.dataset.why));
  }
  document.addEventListener('visibilitychange', () => { if (document.hidden) hold?.send('hidden'); });
}
