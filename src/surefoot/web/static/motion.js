// Feel a foot or a hand come down by the phone's motion, sample by sample.
// Mirrors surefoot/practice/motion.py line by line; both feel the same stands alike (tests/web).

const LEARN_S = 1.5;
const LEAST_THRESHOLD_M_S2 = 1.2;
const TIMES_QUIET = 2.8;
const TOUCH_SHARE = 0.55;
const GRAVITY_TIME_S = 0.6;
const TWICE_WITHIN_S = 0.15;
const HARD_TIMES = 1.2;
const REFRACTORY_S = 0.5;
const SILENT_AFTER_S = 0.6;
export const SLOWEST_HZ = 20;

export function newFeeler(began_s) {
  return { began_s, gravity: null, last_s: 0, samples: 0, quiet_m_s2: 0, last_above_s: -10, last_touch_s: -10 };
}

const thresholdOf = (feeler) => Math.max(LEAST_THRESHOLD_M_S2, TIMES_QUIET * feeler.quiet_m_s2);

// Take one sample [x, y, z] in m/s2 with gravity; give [feeler, "" | "foot_down" | "touch" | "silent"].
export function feel(feeler, at_s, acc) {
  if (feeler.gravity === null) return [{ ...feeler, gravity: acc, last_s: at_s, samples: 1 }, ""];
  const dt_s = at_s - feeler.last_s;
  if (dt_s <= 0) return [feeler, ""];
  if (dt_s > SILENT_AFTER_S) return [feeler, "silent"];
  const threshold = thresholdOf(feeler);
  const push = Math.hypot(...acc.map((a, i) => a - feeler.gravity[i]));
  const share = Math.min(1, dt_s / GRAVITY_TIME_S);
  let now = feeler;
  // A push does not move the idea of where down is.
  if (push < threshold) now = { ...now, gravity: now.gravity.map((g, i) => g + share * (acc[i] - g)) };
  const again = at_s - feeler.last_above_s <= TWICE_WITHIN_S;
  now = { ...now, last_s: at_s, samples: now.samples + 1 };
  if (at_s - now.began_s < LEARN_S) {
    return [{ ...now, quiet_m_s2: Math.max(push, now.quiet_m_s2 * 0.995) }, ""];
  }
  if (push >= threshold) {
    const sure = again || push >= HARD_TIMES * threshold;
    return [{ ...now, last_above_s: at_s }, sure ? "foot_down" : ""];
  }
  if (push >= TOUCH_SHARE * threshold && at_s - now.last_touch_s > REFRACTORY_S) {
    return [{ ...now, last_touch_s: at_s }, "touch"];
  }
  return [now, ""];
}
