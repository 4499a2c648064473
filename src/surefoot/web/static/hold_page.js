// The page of one hold: it drives the pure timer with this device's clock, voice and motion.
import { newTimer, step } from './timer.js';
import { newFeeler, feel, SLOWEST_HZ } from './motion.js';
import { between, mayFeel, newTrace, packed, troubleOf, write } from './sensor.js';
import { openVoice } from './voice.js';
import { keep as keepForLater, newId, flush } from './queue.js';

const page = document.querySelector('#timer');
const part = (id) => document.querySelector(`#${id}`);
const clock = () => performance.now() / 1000;

let timer = null;
let feeler = null;
let beat = null;
let lock = null;
let began = null;
let samples = 0;
let firstSample_s = 0;
let trace = null;

const voice = openVoice(part('voice'), (words) => { part('caption').textContent = words; });

function send(kind, word = '') {
  if (!timer) return;
  const before = timer.phase;
  const [now, todo] = step(timer, { kind, at_s: clock(), word });
  timer = now;
  for (const { do: deed, cue } of todo) carryOut(deed, cue);
  if (before === 'counting' && timer.phase === 'holding' && part('use-motion').checked) {
    feeler = newFeeler(clock());
  }
  if (timer.phase === 'holding') part('count').textContent = String(Math.floor(clock() - timer.began_s));
}

function carryOut(deed, cue) {
  if (deed === 'say') voice.say(cue);
  if (deed === 'ask_why') { halt(); show('why'); part('why').focus(); }
  if (deed === 'again') { halt(); show('ready'); }
  if (deed === 'help') show('sit');
  if (deed === 'keep') { halt(); keepIt(); }
}

function show(which) {
  for (const id of ['ready', 'running', 'why', 'sit']) part(id).hidden = id !== which;
}

function halt() {
  clearInterval(beat);
  window.removeEventListener('devicemotion', moved);
  if (lock) { lock.release().catch(() => {}); lock = null; }
}

async function start() {
  await voice.wake();
  if (part('use-motion').checked) await listenToMotion();
  try { lock = await navigator.wakeLock?.request('screen'); } catch { lock = null; }
  began = new Date();
  timer = newTimer({
    leg: page.dataset.leg, support: page.dataset.support, goal_s: Number(page.dataset.goal),
    get_ready_s: Number(page.dataset.getReady), variation: page.dataset.variation,
  });
  show('running');
  part('stop').focus();
  send('start');
  beat = setInterval(() => send('tick'), 50);
}

async function listenToMotion() {
  const says = part('motion-says');
  if (!(await mayFeel())) { says.textContent = page.dataset.motionOff; return; }
  trace = newTrace();
  samples = 0;
  window.addEventListener('devicemotion', moved);
  says.textContent = page.dataset.motionOn;
}

function moved(event) {
  const a = event.accelerationIncludingGravity;
  if (!a || a.x === null || !timer) return;
  samples += 1;
  const at_s = clock();
  if (samples === 1) firstSample_s = at_s;
  if (samples === 60 && 59 / (at_s - firstSample_s) < SLOWEST_HZ) {
    window.removeEventListener('devicemotion', moved);
    feeler = null;
    trace = null;
    part('motion-says').textContent = page.dataset.motionSlow;
    return;
  }
  if (trace && timer.phase === 'holding') write(trace, event, at_s);
  if (!feeler || timer.phase !== 'holding') return;
  const [now, felt] = feel(feeler, at_s, [a.x, a.y, a.z]);
  feeler = now;
  if (felt === 'silent') { feeler = null; part('motion-says').textContent = page.dataset.motionOff; }
  if (felt === 'foot_down' || felt === 'touch') send(felt);
}

// What the phone felt through the hold, for the computer to count raises or sway in; nothing when it is too poor.
function felt() {
  if (!trace) return {};
  const end_s = timer.began_s + timer.seconds;
  const part = between(trace, timer.began_s, end_s);
  return troubleOf(part, timer.began_s, end_s) ? {} : packed(part);
}

async function keepIt() {
  const hold = {
    id: newId(), leg: page.dataset.leg, support: page.dataset.support, goal: page.dataset.goal,
    variation: page.dataset.variation, seconds: timer.seconds.toFixed(2), stopped_by: timer.stopped_by,
    began: began.toISOString(),
  };
  const form = part('keep');
  const motion = felt();
  const unwell = timer.stopped_by === 'pain' || timer.stopped_by === 'dizzy';
  if (unwell || motion.motion || !navigator.onLine) {
    await keepForLater({ id: hold.id, to: '/sync/hold', body: { ...hold, ...motion } });
    const sent = navigator.onLine ? await flush().catch(() => 0) : 0;
    if (sent && !unwell) { location.assign(`/practise/balance/done?id=${hold.id}`); return; }
    const kept = part('kept');
    kept.textContent = sent ? '' : page.dataset.keptOffline;
    kept.hidden = Boolean(sent);
    if (!part('sit').hidden) return;
    show('ready');
    return;
  }
  for (const [name, value] of Object.entries(hold)) if (form.elements[name]) form.elements[name].value = value;
  form.submit();
}

if (page) {
  page.hidden = false;
  part('plain').hidden = true;
  part('start').addEventListener('click', () => start());
  const stop = () => { if (timer && (timer.phase === 'holding' || timer.phase === 'counting')) send('stop'); };
  // Any key and a tap anywhere stop the clock; Help keeps its own tap.
  document.addEventListener('pointerdown', (event) => {
    if (event.target.closest('.help-now, #start, [data-why]')) return;
    stop();
  });
  document.addEventListener('keydown', (event) => {
    if (timer && (timer.phase === 'holding' || timer.phase === 'counting')) { event.preventDefault(); stop(); }
  });
  for (const button of document.querySelectorAll('[data-why]')) {
    button.addEventListener('click', () => send('why', button.dataset.why));
  }
  document.addEventListener('visibilitychange', () => { if (document.hidden) send('hidden'); });
}
