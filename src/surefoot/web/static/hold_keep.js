// Keep one hold: on this device first, then with the computer as soon as it can be reached.
import { keep, newId, flush } from './queue.js';

// Give {sent, id}: whether the computer has it now, and its id there.
export async function keepHold(settings, trial) {
  const id = newId();
  const { began, ...told } = trial;
  await keep({ id, to: '/sync/hold', body: { ...settings, ...told, id, seconds: trial.seconds.toFixed(2), began: began.toISOString() } });
  const sent = navigator.onLine ? await flush().catch(() => 0) : 0;
  return { sent: sent > 0, id };
}
