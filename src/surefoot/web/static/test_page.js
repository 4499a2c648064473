// The clock of a test: spoken get-ready, then a stopwatch or a fixed time. The result is put into the form.
import { openVoice } from './voice.js';
import { newId } from './queue.js';

const page = document.querySelector('#clock');
const part = (id) => document.querySelector(`#${id}`);
const clock = () => performance.now() / 1000;
const GET_READY_S = 5;

if (page) {
  page.hidden = false;
  const voice = openVoice(part('voice'), (words) => { part('caption').textContent = words; });
  const fixed_s = Number(page.dataset.fixed) || 0;
  const longest_s = Number(page.dataset.longest);
  const marks = JSON.parse(page.dataset.marks);
  const button = part('start');
  let began_s = 0;
  let beat = null;
  let said = new Set();
  let last_s = 0;

  const once = (cue) => { if (!said.has(cue)) { said.add(cue); voice.say(cue); } };
  const end = (cue, passed_s) => {
    clearInterval(beat);
    beat = null;
    button.textContent = button.dataset.start;
    voice.say(cue);
    if (cue === 'interrupted') return;
    if (page.dataset.kind === 'path' || page.dataset.kind === 'hold') part('value').value = passed_s.toFixed(1);
    part('value').focus();
  };
  const tick = () => {
    const now_s = clock();
    if (now_s - last_s > 2) { end('interrupted', 0); return; }
    last_s = now_s;
    const passed_s = now_s - began_s;
    if (passed_s < 0) { once(String(Math.ceil(-passed_s))); return; }
    once('start');
    part('count').textContent = String(Math.floor(passed_s));
    for (const [at_s, cue] of marks) if (passed_s >= at_s && passed_s < at_s + 1) once(cue);
    if (fixed_s && passed_s >= fixed_s) end('stopped', fixed_s);
    else if (passed_s >= longest_s) end('stopped', longest_s);
  };
  button.addEventListener('click', async () => {
    if (beat) {
      const passed_s = clock() - began_s;
      end(passed_s > 0 ? 'stopped' : 'cancelled', Math.max(0, passed_s));
      return;
    }
    await voice.wake();
    said = new Set();
    last_s = clock();
    began_s = last_s + GET_READY_S + 0.2;
    voice.say('get_ready');
    button.textContent = button.dataset.stop;
    beat = setInterval(tick, 50);
  });
  document.addEventListener('visibilitychange', () => { if (document.hidden && beat) end('interrupted', 0); });
}
const id = document.querySelector('input[name="id"]');
if (id && !id.value) id.value = newId();
