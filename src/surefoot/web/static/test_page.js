// The page of one test: it drives the pure run with this device's clock, voice and motion, and fills in the form.
import { newRun, step, turnOf } from './trials.js';
import { openVoice } from './voice.js';
import { newId } from './queue.js';
import { even, footTaps, standUps } from './counting.js';
import { between, mayFeel, newTrace, troubleOf, write } from './sensor.js';
import { lifted, newLifter, newStander, stood } from './raises.js';
import { measureAngle } from './angle.js';
import { beginHold } from './hold_trial.js';
import { keepHold } from './hold_keep.js';
import { keepTest } from './test_keep.js';

const page = document.querySelector('#clock');
const form = document.querySelector('#keep');
const part = (id) => document.querySelector(`#${id}`);
const clock = () => performance.now() / 1000;
const QUIET_S = 2;
const RATE_HZ = 50;

if (page) {
  page.hidden = false;
  const voice = openVoice(part('voice'), (words) => { part('caption').textContent = words; });
  const test = JSON.parse(page.dataset.test);
  const motion = page.dataset.motion;
  const motionSays = JSON.parse(page.dataset.motionSays);
  const button = part('start');
  let run = newRun(test, JSON.parse(page.dataset.turns));
  let beat = null;
  let hold = null;
  let trace = null;
  let watcher = null;
  let lock = null;
  let stopAngle = false;

  const tell = (what, n = '') => { part('motion-says').textContent = (motionSays[what] || '').replace('{n}', n); };
  const busy = () => ['counting', 'walking_in', 'running'].includes(run.phase);
  const only = (shown) => { for (const id of ['ask', 'look', 'why']) if (part(id)) part(id).hidden = id !== shown; };

  function send(kind, more = {}) {
    const before = run;
    const [now, orders] = step(run, { kind, at_s: clock(), value: null, at_least: false, word: '', ...more });
    run = now;
    if (now.tries.length > before.tries.length) { fill(now.tries.at(-1)); only(''); }
    for (const { do: deed, cue } of orders) carryOut(deed, cue);
    draw();
  }

  function carryOut(deed, cue) {
    if (deed === 'say') voice.say(cue);
    if (cue === 'get_ready') listen();
    if (deed === 'hold') runHold();
    if (deed === 'angle') runAngle();
    if (deed === 'look') runLook();
    if (deed === 'ask') { only('ask'); propose(); part('counted').focus(); part('counted').select(); }
    if (deed === 'keep') part('save').focus();
    if (deed === 'help') { if (run.tries.length) { form.elements.answer.value = 'hurts'; form.submit(); } else location.assign('/help'); }
  }

  // The tries stand in the form, where each number can be changed before it is saved.
  function fill(done) {
    const fields = [...document.querySelectorAll(`[data-leg="${done.leg}"]`)];
    const at = run.tries.filter((one) => one.leg === done.leg).length - 1;
    if (fields[at]) fields[at].value = test.kind === 'look' ? String(done.value) : String(Math.round(done.value * 10) / 10);
  }

  function draw() {
    const turn = turnOf(run);
    part('which').textContent = run.phase === 'done' ? '' : (page.dataset[`which_${turn.leg}`] || '').replace('{n}', turn.trial);
    button.textContent = busy() ? button.dataset.stop : button.dataset[run.phase === 'resting' ? 'next' : 'start'];
    button.hidden = run.phase === 'done' || (run.phase === 'asking' && test.kind !== 'angle');
    for (const id of ['hurts', 'enough']) part(id).hidden = beat === null;
    let seconds = '';
    if (run.phase === 'running') seconds = Math.floor(clock() - run.began_s);
    if (run.phase === 'resting') seconds = Math.ceil(Math.max(0, run.rested_from_s + turn.rest_before_s - clock()));
    if (run.phase !== 'asking') part('count').textContent = String(seconds);
    if (run.phase === 'done') { clearInterval(beat); beat = null; deaf(); lock?.release().catch(() => {}); lock = null; only(''); }
  }

  const hear = (event) => {
    const a = event.accelerationIncludingGravity;
    if (trace) write(trace, event, clock());
    if (!a || a.x === null || !watcher) return;
    if (motion === 'stop5') {
      watcher = stood(watcher, clock(), [a.x, a.y, a.z]);
      if (run.phase === 'running' && watcher.count >= 5) { tell('stopped'); send('stop'); }
    } else {
      const before = watcher.lifted;
      watcher = lifted(watcher, clock(), [a.x, a.y, a.z]);
      if (watcher.lifted && !before) { tell('lifted', String(Math.round(watcher.largest_deg))); voice.say('heel_lifted'); }
    }
  };
  const deaf = () => { window.removeEventListener('devicemotion', hear); [trace, watcher] = [null, null]; };
  function listen() {
    deaf();
    if (!part('use-motion')?.checked) return;
    tell('');
    trace = newTrace();
    if (motion === 'stop5') watcher = newStander();
    if (motion === 'heel') watcher = newLifter();
    window.addEventListener('devicemotion', hear);
  }

  // What the phone counted goes into the field as a proposal: the person's own number wins.
  function propose() {
    part('counted').value = '';
    if (!trace) return;
    const to_s = run.began_s + test.fixed_s;
    const from_s = run.began_s - QUIET_S;
    const felt = between(trace, from_s, to_s);
    deaf();
    const rows = motion === 'taps' ? felt.turn : felt.acc;
    const trouble = rows.includes(null) ? 'silent' : troubleOf(felt, from_s, to_s);
    if (trouble) { tell(trouble); return; }
    const course = even(felt.at_s, rows, RATE_HZ);
    const quiet = Math.round((QUIET_S - 0.3) * RATE_HZ);
    const n = motion === 'taps' ? footTaps(course.slice(quiet), RATE_HZ) : standUps(course, RATE_HZ, 0, quiet);
    part('counted').value = String(n);
    tell('counted', n);
  }

  async function runAngle() {
    stopAngle = false;
    button.hidden = false;
    button.textContent = button.dataset.stop;
    const found = await measureAngle({
      hold_s: test.hold_s || 2,
      say: (what) => { tell(what); voice.say(what === 'still' ? 'keep_still' : 'lift_now'); },
      show: (deg) => { part('count').textContent = String(Math.round(deg)); },
      stopped: () => stopAngle || document.hidden || run.phase === 'done',
    });
    if (run.phase === 'done') return;
    if (found.refused) tell(found.refused); else tell('held', found.deg.toFixed(1));
    send('result', { value: found.refused ? null : found.deg });
  }

  function runLook() {
    only('look');
    listen();
    part('look').querySelector('button').focus();
  }

  async function runHold() {
    const support = form.querySelector('[name="support"]:checked').value;
    const { leg } = turnOf(run);
    const settings = { leg, support, variation: 'plain', goal_s: test.goal_s, get_ready_s: 5 };
    const heard = {
      count: (s) => { part('count').textContent = String(s); },
      motion: (how) => tell({ on: '', off: 'silent', slow: 'slow' }[how]),
      askWhy: () => { only('why'); part('why').focus(); },
      help: () => {},
    };
    hold = beginHold(settings, { voice, useMotion: Boolean(part('use-motion')?.checked), heard });
    const trial = await hold.done;
    hold = null;
    only('');
    if (!trial) { send('result'); return; }
    await keepHold({ leg, support, variation: 'plain', goal: String(test.goal_s) }, trial);
    const unwell = trial.stopped_by === 'pain' || trial.stopped_by === 'dizzy';
    if (unwell) { send('hurts', { word: trial.stopped_by }); return; }
    send('result', { value: trial.stopped_by === 'interrupted' ? null : trial.seconds, at_least: trial.stopped_by === 'reached_goal' });
  }

  async function begin() {
    const wanted = motion === 'angle' || part('use-motion')?.checked;
    const feeling = wanted ? mayFeel() : false; // from the tap itself: some phones ask the person
    await voice.wake();
    if (wanted && !(await feeling)) { tell('silent'); if (part('use-motion')) part('use-motion').checked = false; }
    try { lock = await navigator.wakeLock?.request('screen'); } catch { lock = null; }
    beat = setInterval(() => send('tick'), 50);
    send('start');
  }

  button.addEventListener('click', () => {
    if (beat === null) { begin(); return; }
    if (run.phase === 'asking') { stopAngle = true; return; }
    if (!busy()) send('start');
  });
  // Any key and a tap anywhere stop the clock.
  const stop = () => {
    if (hold?.running()) { hold.send('stop'); return true; }
    if (busy()) { send('stop'); return true; }
    return false;
  };
  document.addEventListener('pointerdown', (event) => { if (!event.target.closest('.help-now, #hurts, #enough, [data-why]')) stop(); });
  document.addEventListener('keydown', (event) => { if (!event.target.closest('#hurts, #enough') && stop()) event.preventDefault(); });
  // A press that has just stopped the clock is not also the start of what comes next.
  let stoppedAt = -Infinity;
  button.addEventListener('pointerdown', () => { if (busy()) stoppedAt = clock(); });
  button.addEventListener('click', (event) => { if (clock() - stoppedAt < 1) event.stopImmediatePropagation(); }, true);
  for (const one of document.querySelectorAll('[data-why]')) one.addEventListener('click', () => hold?.send('why', one.dataset.why));
  for (const one of document.querySelectorAll('[data-look]')) {
    one.addEventListener('click', () => { deaf(); send('result', { value: Number(one.dataset.look) }); });
  }
  part('ask')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const value = Number(part('counted').value);
    send('result', { value: part('counted').value === '' || Number.isNaN(value) ? null : value });
  });
  part('hurts').addEventListener('click', () => { hold?.send('hidden'); send('hurts', { word: 'dizzy' }); });
  part('enough').addEventListener('click', () => { hold?.send('hidden'); send('finish'); });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return;
    hold?.send('hidden');
    if (beat) send('hidden');
  });
  draw();
}
if (form) {
  form.elements.id.value = newId();
  form.addEventListener('submit', (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    keepTest(form).then(() => { part('kept').hidden = false; });
  });
}
