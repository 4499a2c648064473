// The phone's motion sensor: asked for from a tap, written down with times, refused when it is too poor.
import { even } from './counting.js';
import { SLOWEST_HZ } from './motion.js';

const SILENT_AFTER_S = 0.6;
const FASTEST_HZ = 60;

// Ask the browser. Must be called from a tap: some phones ask the person.
export async function mayFeel() {
  if (typeof DeviceMotionEvent === 'undefined') return false;
  if (!DeviceMotionEvent.requestPermission) return true;
  return (await DeviceMotionEvent.requestPermission().catch(() => 'denied')) === 'granted';
}

export const newTrace = () => ({ at_s: [], acc: [], turn: [] });

// Write one event down; false when it holds no reading.
export function write(trace, event, at_s) {
  const a = event.accelerationIncludingGravity;
  if (!a || a.x === null) return false;
  const turn = event.rotationRate;
  trace.at_s.push(at_s);
  trace.acc.push([a.x, a.y, a.z]);
  trace.turn.push(turn && turn.alpha !== null ? [turn.alpha, turn.beta, turn.gamma] : null);
  return true;
}

// The part of a trace between two times.
export function between(trace, from_s, to_s) {
  const kept = trace.at_s.map((at, i) => i).filter((i) => trace.at_s[i] >= from_s && trace.at_s[i] <= to_s);
  const pick = (list) => kept.map((i) => list[i]);
  return { at_s: pick(trace.at_s), acc: pick(trace.acc), turn: pick(trace.turn) };
}

// What is wrong with a part that should fill from_s to to_s: "", "silent" or "slow".
export function troubleOf(part, from_s, to_s) {
  const all = [from_s, ...part.at_s, to_s];
  const gap_s = all.slice(1).reduce((most, at, i) => Math.max(most, at - all[i]), 0);
  if (part.at_s.length < 3 || gap_s > SILENT_AFTER_S) return 'silent';
  return (part.at_s.length - 1) / (part.at_s.at(-1) - part.at_s[0]) < SLOWEST_HZ ? 'slow' : '';
}

// A part for the computer: x, y, z evenly spaced as 16-bit steps of 0.01 m/s2, as base64, and its rate.
export function packed(part) {
  const seconds = part.at_s.at(-1) - part.at_s[0];
  const motion_hz = Math.min(FASTEST_HZ, (part.at_s.length - 1) / seconds);
  const steps = even(part.at_s, part.acc, motion_hz).flat();
  const bytes = new DataView(new ArrayBuffer(2 * steps.length));
  steps.forEach((x, i) => bytes.setInt16(2 * i, Math.max(-32768, Math.min(32767, Math.round(100 * x))), true));
  let text = '';
  for (let i = 0; i < bytes.byteLength; i += 1) text += String.fromCharCode(bytes.getUint8(i));
  return { motion: btoa(text), motion_hz };
}
