// Notes and recordings that wait on this device until the computer can be reached.
// Each carries an id made here, so that sending it twice keeps it once.
const STORE = 'waiting';

function open() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open('surefoot', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'id' });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function within(mode, work) {
  const base = await open();
  try {
    return await new Promise((done, failed) => {
      const deed = base.transaction(STORE, mode);
      const asked = work(deed.objectStore(STORE));
      deed.oncomplete = () => done(asked.result);
      deed.onerror = deed.onabort = () => failed(deed.error);
    });
  } finally { base.close(); }
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return 'd' + Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}

/** Keep one thing: {id, to, body}. It is on this device when the promise is kept. */
export async function keep(thing) {
  await within('readwrite', (store) => store.put(thing));
  if (navigator.storage?.persist) navigator.storage.persist().catch(() => {});
}
export const all = () => within('readonly', (store) => store.getAll());
export const waiting = async () => (await within('readonly', (store) => store.count()));
const drop = (id) => within('readwrite', (store) => store.delete(id));

let busy = null;
/** Send what waits; give how many arrived. What the computer refuses for good is kept and counted out. */
export function flush() {
  busy ??= send().finally(() => { busy = null; });
  return busy;
}

async function send() {
  const things = await all();
  if (things.length === 0) return 0;
  const reply = await fetch('/sync/token', { cache: 'no-store' });
  if (!reply.ok) return 0;
  const { token } = await reply.json();
  const answers = [];
  for (const thing of things) {
    const answer = await fetch(thing.to, {
      method: 'POST', body: JSON.stringify(thing.body),
      headers: { 'content-type': 'application/json', 'x-surefoot-form': token },
    });
    if (answer.ok) { await drop(thing.id); answers.push(await answer.json()); }
  }
  if (answers.length) document.dispatchEvent(new CustomEvent('surefoot-sent', { detail: answers }));
  return answers.length;
}
