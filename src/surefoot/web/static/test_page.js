// The clock of a test: spoken get-ready, then a stopwatch or a fixed time. The result is put into the form.
import { openVoice } from './voice.js';
import { newId } from './queue.js';
import { even, footTaps, standUps } from './counting.js';
import { between, mayFeel, newTrace, troubleOf, write } from './sensor.js';
import { measureAngle } from './angle.js';

const page = document.querySelector('#clock');
const part = (id) => document.querySelector(`#${id}`);
const clock = () => performance.now() / 1000;
const GET_READY_S = 5;
const QUIET_S = 2;
const RATE_HZ = 50;

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

  const motionSays = page.dataset.motionSays ? JSON.parse(page.dataset.motionSays) : {};
  const tell = (what, n = '') => { part('motion-says').textContent = (motionSays[what] || '').replace('{n}', n); };
  let trace = null;
  const hear = (event) => { if (trace) write(trace, event, clock()); };
  // What the phone counted goes into the field as a proposal: the person's own number wins.
  const propose = (to_s) => {
    window.removeEventListener('devicemotion', hear);
    const from_s = began_s - QUIET_S;
    const felt = between(trace, from_s, to_s);
    trace = null;
    const rows = page.dataset.motion === 'taps' ? felt.turn : felt.acc;
    const trouble = rows.includes(null) ? 'silent' : troubleOf(felt, from_s, to_s);
    if (trouble) { tell(trouble); return; }
    const course = even(felt.at_s, rows, RATE_HZ);
    const quiet = Math.round((QUIET_S - 0.3) * RATE_HZ);
    const n = page.dataset.motion === 'taps' ? footTaps(course.slice(quiet), RATE_HZ) : standUps(course, RATE_HZ, 0, quiet);
    part('value').value = String(n);
    tell('counted', n);
  };

  const once = (cue) => { if (!said.has(cue)) { said.add(cue); voice.say(cue); } };
  const end = (cue, passed_s) => {
    clearInterval(beat);
    beat = null;
    button.textContent = button.dataset.start;
    voice.say(cue);
    if (cue === 'stopped' && trace) propose(clock());
    window.removeEventListener('devicemotion', hear);
    trace = null;
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
  let measuring = false;
  let stopAngle = false;
  const angle = async () => {
    if (measuring) { stopAngle = true; return; }
    [measuring, stopAngle] = [true, false];
    const feeling = mayFeel(); // from the tap itself: some phones ask the person
    button.textContent = button.dataset.stop;
    await voice.wake();
    const found = (await feeling) ? await measureAngle({
      hold_s: Number(page.dataset.hold) || 2,
      say: (what) => { tell(what); voice.say(what === 'still' ? 'get_ready' : 'start'); },
      show: (deg) => { part('count').textContent = String(Math.round(deg)); },
      stopped: () => stopAngle || document.hidden,
    }) : { refused: 'silent' };
    measuring = false;
    button.textContent = button.dataset.start;
    if (found.refused) { tell(found.refused); return; }
    voice.say('rest');
    part('value').value = found.deg.toFixed(1);
    tell('held', found.deg.toFixed(1));
    part('value').focus();
  };
  button.addEventListener('click', async () => {
    if (page.dataset.kind === 'angle') { await angle(); return; }
    if (beat) {
      const passed_s = clock() - began_s;
      end(passed_s > 0 ? 'stopped' : 'cancelled', Math.max(0, passed_s));
      return;
    }
    const feeling = part('use-motion')?.checked ? mayFeel() : false;
    await voice.wake();
    if (part('use-motion')?.checked) {
      tell('');
      if (await feeling) { trace = newTrace(); window.addEventListener('devicemotion', hear); } else tell('silent');
    }
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
