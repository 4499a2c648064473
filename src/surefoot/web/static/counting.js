// Count repetitions and read angles from a phone's motion, after the trial.
// Mirrors surefoot/practice/counting.py; both pass counting_cases.json.

const norm = (v) => Math.hypot(...v);
const unit = (v) => { const size = Math.max(norm(v), 1e-12); return v.map((x) => x / size); };
const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
const cross = ([a, b, c], [x, y, z]) => [b * z - c * y, c * x - a * z, a * y - b * x];
const meanOf = (rows) => [0, 1, 2].map((k) => rows.reduce((sum, r) => sum + r[k], 0) / rows.length);
const span = (course) => course.reduce((m, x) => Math.max(m, x), -Infinity) - course.reduce((m, x) => Math.min(m, x), Infinity);

// Samples [x, y, z] at uneven times become evenly spaced ones, from the first to the last.
export function even(times_s, rows, rateHz) {
  const count = Math.floor((times_s.at(-1) - times_s[0]) * rateHz + 1e-9) + 1;
  const found = [];
  let j = 0;
  for (let i = 0; i < count; i += 1) {
    const at_s = times_s[0] + i / rateHz;
    while (j < times_s.length - 2 && times_s[j + 1] < at_s) j += 1;
    const width_s = times_s[j + 1] - times_s[j];
    const share = width_s > 0 ? Math.min(1, Math.max(0, (at_s - times_s[j]) / width_s)) : 0;
    found.push(rows[j].map((x, k) => x + share * (rows[j + 1][k] - x)));
  }
  return found;
}

// Angle between the phone now and the phone in the quiet stretch [from, to), deg, 0 or more.
export function tiltDeg(acc, rateHz, from, to) {
  const width = Math.max(1, Math.round(0.5 * rateHz));
  const ahead = Math.floor((width - 1) / 2);
  const units = acc.map((_, i) => unit(meanOf(acc.slice(Math.max(0, i + ahead - width + 1), i + ahead + 1))));
  const zero = unit(meanOf(units.slice(from, to)));
  return units.map((u) => (Math.atan2(norm(cross(u, zero)), dot(u, zero)) * 180) / Math.PI);
}

// The largest angle that was held for holdS; not a number when there is too little.
export function bestHeldDeg(angle, rateHz, holdS = 2) {
  const width = Math.round(holdS * rateHz);
  if (angle.length < width) return NaN;
  let best = -Infinity;
  for (let i = 0; i + width <= angle.length; i += 1) best = Math.max(best, Math.min(...angle.slice(i, i + width)));
  return best;
}

// Count the swings of a course that are large enough to be one repetition.
export function repetitions(course, rateHz, least, apartS = 0.6) {
  let [count, low, high, rising, lastTop] = [0, course[0], course[0], true, -Infinity];
  course.forEach((value, i) => {
    if (rising) {
      high = Math.max(high, value);
      if (high - low < least) low = Math.min(low, value);
      if (high - low >= least && high - value >= 0.5 * least) {
        if (i / rateHz - lastTop >= apartS) { count += 1; lastTop = i / rateHz; }
        rising = false;
        low = value;
      }
    } else {
      low = Math.min(low, value);
      if (value - low >= 0.5 * least) { rising = true; high = value; }
    }
  });
  return count;
}

// Turning about the axis that turns most, deg/s; the first large turn is positive.
export function mainTurn(turn) {
  const square = [0, 1, 2].map((a) => [0, 1, 2].map((b) => turn.reduce((sum, r) => sum + r[a] * r[b], 0)));
  const sizes = [0, 1, 2].map((k) => square[k][k]);
  const most = sizes.indexOf(Math.max(...sizes));
  let axis = [0, 1, 2].map((k) => (k === most ? 1 : 0));
  for (let i = 0; i < 60; i += 1) axis = unit(square.map((row) => dot(row, axis)));
  const along = turn.map((r) => dot(r, axis));
  const largest = along.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  return along.find((x) => Math.abs(x) >= 0.5 * largest) >= 0 ? along : along.map((x) => -x);
}

export function footTaps(turn, rateHz) {
  const along = mainTurn(turn);
  return repetitions(along, rateHz, Math.max(40, 0.3 * span(along)), 0.12);
}

export function standUps(acc, rateHz, from, to) {
  const angle = [...tiltDeg(acc, rateHz, from, to), 0];
  return repetitions(angle, rateHz, Math.max(25, 0.5 * span(angle)), 0.8);
}
