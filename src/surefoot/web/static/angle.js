// An angle by phone: 3 seconds still to zero, then the best angle that was held.
import { bestHeldDeg, even, tiltDeg } from './counting.js';
import { between, newTrace, troubleOf, write } from './sensor.js';

const RATE_HZ = 50;
const STILL_S = 3;
const STILL_WITHIN_DEG = 3;
const LONGEST_STILL_S = 20;
const LONGEST_LIFT_S = 20;
const clock = () => performance.now() / 1000;

// Run one try; the page has asked for the sensor. `say(what)` gives progress: still, lift. Ends with {deg} or {refused}; `show(deg)` as it goes.
export async function measureAngle({ hold_s, say, show, stopped }) {
  const trace = newTrace();
  const hear = (event) => write(trace, event, clock());
  window.addEventListener('devicemotion', hear);
  try { return await follow(trace, { hold_s, say, show, stopped }); } finally { window.removeEventListener('devicemotion', hear); }
}

const pause = (s) => new Promise((done) => setTimeout(done, s * 1000));

async function follow(trace, { hold_s, say, show, stopped }) {
  const began_s = clock();
  let zero = null;
  say('still');
  await pause(STILL_S);
  for (;;) {
    await pause(0.2);
    const now_s = clock();
    if (stopped() && zero === null) return { refused: 'stopped' };
    const recent = between(trace, now_s - STILL_S, now_s);
    const trouble = troubleOf(recent, now_s - STILL_S, now_s);
    if (trouble) return { refused: trouble };
    if (zero === null) {
      const acc = even(recent.at_s, recent.acc, RATE_HZ);
      if (Math.max(...tiltDeg(acc, RATE_HZ, 0, acc.length)) <= STILL_WITHIN_DEG) {
        zero = { from_s: now_s - STILL_S, samples: acc.length, until_s: now_s };
        say('lift');
      } else if (now_s - began_s > LONGEST_STILL_S) return { refused: 'moving' };
      continue;
    }
    const part = between(trace, zero.from_s, now_s);
    const angle = tiltDeg(even(part.at_s, part.acc, RATE_HZ), RATE_HZ, 0, zero.samples);
    const best = bestHeldDeg(angle.slice(zero.samples), RATE_HZ, hold_s);
    show(angle.at(-1));
    // Back down again: nobody has to tap.
    const down = best >= 2 && angle.at(-1) < 0.5 * best;
    if (down || stopped() || now_s - zero.until_s > LONGEST_LIFT_S) {
      return best >= 0 ? { deg: best } : { refused: 'flick' };
    }
  }
}
