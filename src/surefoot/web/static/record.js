// Records motion on the phone: started and stopped by a tap, counted on the screen, kept before it is sent.
import { keep, newId, flush } from './queue.js';

const place = document.querySelector('#record');
const button = place.querySelector('[data-toggle]');
const count = place.querySelector('[data-count]');
const said = place.querySelector('[data-said]');
const words = place.dataset;
place.hidden = false;
let now = null;
let awake = null;

const ROUND = (value, digits) => Number(value.toFixed(digits));
const RAD = Math.PI / 180;

/** One reading of the sensor, or null when the device has none. Angles come in degrees a second. */
export function reading(event) {
  const acc = event.accelerationIncludingGravity;
  const turn = event.rotationRate;
  if (!acc || !turn || acc.x === null || turn.alpha === null) return null;
  // alpha turns about x, beta about y, gamma about z (W3C DeviceMotion).
  return [acc.x, acc.y, acc.z, turn.alpha * RAD, turn.beta * RAD, turn.gamma * RAD];
}

function take(event) {
  const six = reading(event);
  if (!six || !now) return;
  const at_s = (event.timeStamp - (now.first ??= event.timeStamp)) / 1000;
  if (now.t.length && at_s <= now.t[now.t.length - 1]) return;
  now.t.push(ROUND(at_s, 4));
  ['ax', 'ay', 'az', 'gx', 'gy', 'gz'].forEach((name, k) => now[name].push(ROUND(six[k], 5)));
  if (now.t.length % 20 === 1) count.textContent = String(now.t.length);
}

function tell(text) {
  said.textContent = text;
  const synth = window.speechSynthesis;
  if (synth && synth.getVoices().length) { const line = new SpeechSynthesisUtterance(text); line.lang = document.documentElement.lang; synth.speak(line); }
}

async function start() {
  if (!window.isSecureContext || !('DeviceMotionEvent' in window)) { said.textContent = window.isSecureContext ? words.noSensor : words.notSecure; return; }
  if (typeof DeviceMotionEvent.requestPermission === 'function') {
    const answer = await DeviceMotionEvent.requestPermission().catch(() => 'denied');
    if (answer !== 'granted') { said.textContent = words.noPermission; return; }
  }
  now = { id: newId(), place: place.querySelector('[name=place]:checked').value, began: new Date().toISOString(), first: null, t: [], ax: [], ay: [], az: [], gx: [], gy: [], gz: [] };
  window.addEventListener('devicemotion', take);
  awake = await navigator.wakeLock?.request('screen').catch(() => null);
  button.textContent = button.dataset.stop;
  button.setAttribute('aria-pressed', 'true');
  said.textContent = words.recording;
  tell(words.sayStart);
  const mine = now;
  setTimeout(() => { if (now === mine && now.t.length === 0) { stop(); said.textContent = words.noSensor; } }, 2500);
}

async function stop(why) {
  window.removeEventListener('devicemotion', take);
  const done = now;
  now = null;
  awake?.release().catch(() => {});
  button.textContent = button.dataset.start;
  button.setAttribute('aria-pressed', 'false');
  if (!done || done.t.length < 20) return;
  count.textContent = String(done.t.length);
  delete done.first;
  await keep({ id: done.id, to: '/record/keep', body: done });
  tell(why || words.sayStop);
  said.textContent = why ? `${why} ${words.kept}` : words.kept;
  try { if (await flush()) said.textContent = words.sent; } catch { /* it waits here */ }
}

button.addEventListener('click', () => (now ? stop() : start()));
document.addEventListener('visibilitychange', () => { if (document.hidden && now) stop(words.hidden); });
document.addEventListener('surefoot-sent', () => { said.textContent = words.sent; });
