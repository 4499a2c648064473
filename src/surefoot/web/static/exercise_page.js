// The page of a guided session: it drives the pure machine with this device's clock and voice.
import { newSession, repsDone, step } from './session.js';
import { openVoice } from './voice.js';
import { newId } from './queue.js';

const page = document.querySelector('#session');
const part = (id) => document.querySelector(`#${id}`);
const clock = () => performance.now() / 1000;
const voice = openVoice(part('voice'), (words) => { part('caption').textContent = words; });

let session = null;
let beat = null;

function send(kind, word = '') {
  const [now, cues] = step(session, { kind, at_s: clock(), word });
  session = now;
  for (const cue of cues) voice.say(cue);
  part('left').textContent = session.at >= 0 ? String(Math.ceil(Math.max(0, session.left_s))) : '';
  part('far').value = Math.max(0, session.at) / Math.max(1, session.segments.length - 1);
  const pause = part('pause');
  pause.textContent = session.paused ? pause.dataset.resume : pause.dataset.pause;
  if (session.ended_by) finish();
}

function finish() {
  clearInterval(beat);
  part('during').hidden = true;
  part('caption').textContent += ` ${page.dataset.count.replace('{n}', repsDone(session))}`;
  const form = part('keep');
  form.elements.times.value = repsDone(session) || '';
  form.elements.id.value = newId();
  if (session.ended_by === 'rest_today') form.elements.answer.value = 'rest';
  if (session.ended_by === 'pain') { form.elements.answer.value = 'pain'; form.submit(); return; }
  form.hidden = false;
  part('did').focus();
}

if (page) {
  page.hidden = false;
  part('no-script').hidden = true;
  part('keep').hidden = true;
  part('start').addEventListener('click', async () => {
    await voice.wake();
    session = newSession(JSON.parse(page.dataset.segments));
    part('before').hidden = true;
    part('during').hidden = false;
    send('start');
    part('next').focus();
    beat = setInterval(() => send('tick'), 100);
  });
  part('next').addEventListener('click', () => send(session.paused ? 'resume' : 'rep'));
  part('pause').addEventListener('click', () => send(session.paused ? 'resume' : 'pause'));
  part('rest').addEventListener('click', () => send('stop', 'rest_today'));
  part('hurts').addEventListener('click', () => send('stop', 'pain'));
  part('end').addEventListener('click', () => send('stop'));
  document.addEventListener('visibilitychange', () => { if (document.hidden && session && !session.ended_by) send('pause'); });
}
