// One hold on this device: the pure timer driven by its clock, voice and motion.
import { newTimer, step } from './timer.js';
import { newFeeler, feel, SLOWEST_HZ } from './motion.js';
import { newRaiser, raised } from './raises.js';
import { between, mayFeel, newTrace, packed, troubleOf, write } from './sensor.js';

const clock = () => performance.now() / 1000;

// Begin one hold. `heard` is told what to show: count(s), motion(on|off|slow), askWhy(), help().
// Gives {send, running, done}: done ends with {seconds, stopped_by, began, touches, seen_by_motion, ...motion}, or null.
export function beginHold(settings, { voice, useMotion, heard }) {
  let timer = newTimer(settings);
  let feeler = null;
  let raiser = null;
  let trace = null;
  let lock = null;
  let beat = null;
  let samples = 0;
  let firstSample_s = 0;
  let end;
  const done = new Promise((ended) => { end = ended; });
  const began = new Date();

  function send(kind, word = '') {
    const before = timer.phase;
    const [now, todo] = step(timer, { kind, at_s: clock(), word });
    timer = now;
    if (before === 'counting' && timer.phase === 'holding' && useMotion) {
      // A heel raise pushes like a foot that comes down, so one of the two is felt, never both.
      if (settings.variation === 'heel_raises') raiser = newRaiser(); else feeler = newFeeler(clock());
    }
    for (const { do: deed, cue } of todo) carryOut(deed, cue);
    if (timer.phase === 'holding') heard.count(Math.floor(clock() - timer.began_s));
  }

  function carryOut(deed, cue) {
    if (deed === 'say') voice.say(cue);
    if (deed === 'ask_why') { halt(); heard.askWhy(); }
    if (deed === 'again') { halt(); end(null); }
    if (deed === 'help') heard.help();
    if (deed === 'keep') { halt(); end(result()); }
  }

  function halt() {
    clearInterval(beat);
    window.removeEventListener('devicemotion', moved);
    if (lock) { lock.release().catch(() => {}); lock = null; }
  }

  function moved(event) {
    const a = event.accelerationIncludingGravity;
    if (!a || a.x === null) return;
    samples += 1;
    const at_s = clock();
    if (samples === 1) firstSample_s = at_s;
    if (samples === 60 && 59 / (at_s - firstSample_s) < SLOWEST_HZ) {
      window.removeEventListener('devicemotion', moved);
      [feeler, raiser, trace] = [null, null, null];
      heard.motion('slow');
      return;
    }
    if (timer.phase !== 'holding') return;
    if (trace) write(trace, event, at_s);
    if (raiser) {
      const now = raised(raiser, at_s, [a.x, a.y, a.z]);
      const more = now.count > raiser.count;
      raiser = now;
      if (more) send('heel_raise');
    }
    if (!feeler) return;
    const [now, felt] = feel(feeler, at_s, [a.x, a.y, a.z]);
    feeler = now;
    if (felt === 'silent') { feeler = null; heard.motion('off'); }
    if (felt === 'foot_down' || felt === 'touch') send(felt);
  }

  // What the phone felt through the hold, for the computer to count raises or sway in; nothing when it is too poor.
  function result() {
    const told = { seconds: timer.seconds, stopped_by: timer.stopped_by, began,
      touches: timer.touches, seen_by_motion: timer.seen_by_motion };
    if (!trace) return told;
    const end_s = timer.began_s + timer.seconds;
    const part = between(trace, timer.began_s, end_s);
    return troubleOf(part, timer.began_s, end_s) ? told : { ...told, ...packed(part) };
  }

  async function begin() {
    if (useMotion) {
      trace = newTrace();
      window.addEventListener('devicemotion', moved);
      heard.motion('on');
    }
    send('start');
    beat = setInterval(() => send('tick'), 50);
    try { lock = await navigator.wakeLock?.request('screen'); } catch { lock = null; }
    if (timer.phase === 'done' || timer.phase === 'ready') halt();
  }
  begin();
  const running = () => timer.phase === 'holding' || timer.phase === 'counting';
  return { send, running, done };
}

// Ask for the motion sensor, from the tap itself; gives whether it may be used.
export async function wantMotion(box, tell) {
  if (!box?.checked) return false;
  const may = await mayFeel();
  if (!may) tell('off');
  return may;
}
