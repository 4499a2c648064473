// Count heel raises and stand-ups while they happen, sample by sample, by the phone's motion.
// Mirrors surefoot/practice/raises.py line by line; both count the same movements alike (tests/web).

const GRAVITY_TIME_S = 3.0;
const FORGET_S = 0.7;
const LEAST_RAISE_M = 0.03;
const SHARE_OF_LARGEST = 0.45;
const RAISES_APART_S = 0.7;
const STILL_S = 1.0;
const SMOOTH_S = 0.1;
const SITTING_DEG = 25.0;
const STANDING_DEG = 45.0;
const FULL_SHARE = 0.92;
const PAST_TOP_DEG = 5.0;
const LIFTED_DEG = 6.0;
const LIFTED_FOR_S = 0.25;
const LIFT_SMOOTH_S = 0.2;
const SILENT_AFTER_S = 0.6;

const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
const toward = (old, now, share) => old.map((a, i) => a + Math.min(1, share) * (now[i] - a));

// Take one value of a course; the count goes up when it has fallen half of `least` from a top.
function swung(swing, value, at_s, least, apart_s) {
  if (swing.rising) {
    const high = Math.max(swing.high, value);
    const low = high - swing.low < least ? Math.min(swing.low, value) : swing.low;
    if (high - low >= least && high - value >= 0.5 * least) {
      const counts = at_s - swing.last_s >= apart_s;
      return { low: value, high, rising: false, last_s: counts ? at_s : swing.last_s, count: swing.count + (counts ? 1 : 0) };
    }
    return { ...swing, low, high };
  }
  const low = Math.min(swing.low, value);
  if (value - low >= 0.5 * least) return { ...swing, low, high: value, rising: true };
  return { ...swing, low };
}

export function newRaiser() {
  return { up: null, last_s: 0, speed_m_s: 0, height_m: 0, largest_m: 0, count: 0,
    swing: { low: 0, high: 0, rising: true, last_s: -10, count: 0 } };
}

// Take one sample [x, y, z] in m/s2 with gravity; `count` goes up when a heel has come down again.
export function raised(raiser, at_s, acc) {
  const dt_s = at_s - raiser.last_s;
  if (raiser.up === null || dt_s > SILENT_AFTER_S) return { ...raiser, up: acc, last_s: at_s, speed_m_s: 0, height_m: 0 };
  if (dt_s <= 0) return raiser;
  const up = toward(raiser.up, acc, dt_s / GRAVITY_TIME_S);
  const size = Math.max(Math.hypot(...up), 1e-9);
  const push = dot(acc, up) / size - size;
  const keep = Math.exp(-dt_s / FORGET_S);
  const speed_m_s = keep * (raiser.speed_m_s + push * dt_s);
  const height_m = keep * (raiser.height_m + speed_m_s * dt_s);
  const largest_m = Math.max(raiser.largest_m, raiser.swing.high - raiser.swing.low);
  const least = Math.max(LEAST_RAISE_M, SHARE_OF_LARGEST * largest_m);
  const swing = swung(raiser.swing, height_m, at_s, least, RAISES_APART_S);
  return { up, last_s: at_s, speed_m_s, height_m, largest_m, swing, count: swing.count };
}

const NO_TILT = { began_s: 0, still: null, smooth: null, last_s: 0, deg: null };

// How far the phone has turned since its first second; a sample no later than the last changes nothing.
function tilted(tilt, at_s, acc, smooth_s) {
  if (tilt.smooth === null) return { ...NO_TILT, began_s: at_s, still: acc, smooth: acc, last_s: at_s };
  const dt_s = at_s - tilt.last_s;
  if (dt_s <= 0) return tilt;
  const smooth = toward(tilt.smooth, acc, dt_s / smooth_s);
  if (at_s - tilt.began_s < STILL_S) return { ...tilt, smooth, last_s: at_s, still: toward(tilt.still, acc, dt_s / STILL_S) };
  return { ...tilt, smooth, last_s: at_s, deg: betweenDeg(smooth, tilt.still) };
}

export function newStander() {
  return { tilt: NO_TILT, stage: 'sitting', top_deg: 0, full_deg: 0, count: 0 };
}

// Take one sample; `count` goes up at each full stand. A new one begins while the person still sits.
export function stood(before, at_s, acc) {
  const tilt = tilted(before.tilt, at_s, acc, SMOOTH_S);
  if (tilt === before.tilt) return before;
  const stander = { ...before, tilt };
  if (tilt.deg === null) return stander;
  const angle_deg = tilt.deg;
  if (stander.stage === 'sitting') return angle_deg >= STANDING_DEG ? { ...stander, stage: 'rising', top_deg: angle_deg } : stander;
  stander.top_deg = Math.max(stander.top_deg, angle_deg);
  if (stander.stage === 'rising') {
    const full = stander.full_deg * FULL_SHARE;
    if ((full > 0 && angle_deg >= full) || angle_deg <= stander.top_deg - PAST_TOP_DEG) return { ...stander, stage: 'stood', count: stander.count + 1 };
    return stander;
  }
  if (angle_deg < SITTING_DEG) return { ...stander, stage: 'sitting', full_deg: Math.max(stander.full_deg, stander.top_deg) };
  return stander;
}

export function newLifter() {
  return { tilt: NO_TILT, since_s: null, largest_deg: 0, lifted: false };
}

// Take one sample of a squat, phone on the foot; `lifted` once the heel left the floor.
export function lifted(before, at_s, acc) {
  const tilt = tilted(before.tilt, at_s, acc, LIFT_SMOOTH_S);
  if (tilt === before.tilt) return before;
  const lifter = { ...before, tilt };
  if (tilt.deg === null) return lifter;
  const tip_deg = tilt.deg;
  lifter.largest_deg = Math.max(lifter.largest_deg, tip_deg);
  if (tip_deg < LIFTED_DEG) return { ...lifter, since_s: null };
  const since_s = lifter.since_s === null ? at_s : lifter.since_s;
  return { ...lifter, since_s, lifted: lifter.lifted || at_s - since_s >= LIFTED_FOR_S };
}

function betweenDeg(one, two) {
  const size = Math.max(Math.hypot(...one) * Math.hypot(...two), 1e-9);
  return (Math.acos(Math.min(1, Math.max(-1, dot(one, two) / size))) * 180) / Math.PI;
}
