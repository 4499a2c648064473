// Records motion on the phone: started and stopped by a tap, counted on the screen, kept before it is sent.
import { keep, newId, flush } from './queue.js';
import { openVoice } from './voice.js';

const place = document.querySelector('#record');
const button = place.querySelector('[data-toggle]');
const count = place.querySelector('[data-count]');
const said = place.querySelector('[data-said]');
const look = place.querySelector('[data-look]');
const words = place.dataset;
const voice = openVoice(document.querySelector('#voice'), () => {});
const FEWEST = 20;
place.hidden = false;
let now = null;
let awake = null;

const ROUND = (value, digits) => Number(value.toFixed(digits));
const RAD = Math.PI / 180;
// Apple's phones count acceleration the other way round: -9.8 on the axis that points up.
const UP = /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1) ? -1 : 1;

/** One reading of the sensor, or null when the device has none. Angles come in degrees a second. */
export function reading(event) {
  const acc = event.accelerationIncludingGravity;
  const turn = event.rotationRate;
  if (!acc || !turn || acc.x === null || turn.alpha === null) return null;
  // alpha turns about x, beta about y, gamma about z (W3C DeviceMotion).
  return [UP * acc.x, UP * acc.y, UP * acc.z, turn.alpha * RAD, turn.beta * RAD, turn.gamma * RAD];
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

async function mayRecord() {
  if (!window.isSecureContext) return words.notSecure;
  if (!('DeviceMotionEvent' in window)) return words.noSensor;
  if (typeof DeviceMotionEvent.requestPermission !== 'function') return '';
  // Must come first after the tap: some phones ask the person, and only then.
  const answer = await DeviceMotionEvent.requestPermission().catch(() => 'denied');
  return answer === 'granted' ? '' : words.noPermission;
}

async function start() {
  said.textContent = await mayRecord();
  if (said.textContent) return;
  voice.wake();
  const where = place.querySelector('[name=place]:checked').value;
  const both = place.querySelector('[name=both]').checked;
  now = { id: newId(), place: where, both, began: new Date().toISOString(), first: null, t: [], ax: [], ay: [], az: [], gx: [], gy: [], gz: [] };
  window.addEventListener('devicemotion', take);
  count.textContent = '0';
  button.textContent = button.dataset.stop;
  button.setAttribute('aria-pressed', 'true');
  said.textContent = words.recording;
  look.hidden = true;
  voice.say('record_start');
  const mine = now;
  awake = await navigator.wakeLock?.request('screen').catch(() => null);
  setTimeout(() => { if (now === mine && now.t.length === 0) stop(words.noSensor); }, 2500);
}

async function stop(why = '') {
  window.removeEventListener('devicemotion', take);
  const done = now;
  now = null;
  awake?.release().catch(() => {});
  button.textContent = button.dataset.start;
  button.setAttribute('aria-pressed', 'false');
  said.textContent = why || words.tooShort;
  count.textContent = String(done.t.length);
  if (done.t.length < FEWEST) return;
  delete done.first;
  try { await keep({ id: done.id, to: '/record/keep', body: done }); } catch { said.textContent = words.full; return; }
  voice.say('record_stop');
  said.textContent = `${why} ${words.kept}`.trim();
  flush().catch(() => {}); // without a connection it waits here
}

button.addEventListener('click', () => (now ? stop() : start()));
document.addEventListener('visibilitychange', () => { if (document.hidden && now) stop(words.hidden); });
document.addEventListener('surefoot-sent', ({ detail }) => {
  said.textContent = detail.some((answer) => answer.look === null) ? words.waits : words.sent;
  look.hidden = words.own !== 'yes';
});
