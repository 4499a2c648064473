// Keep the tries of a test on this device until the computer can be reached.
import { keep } from './queue.js';

export function keepTest(form) {
  const fields = new FormData(form);
  const body = { name: form.dataset.name, day: new Date().toISOString() };
  for (const key of ['id', 'aid', 'support']) body[key] = String(fields.get(key) || '');
  for (const leg of ['left', 'right', 'both']) body[leg] = fields.getAll(leg).filter((value) => value !== '').join(' ');
  return keep({ id: body.id, to: '/sync/test', body });
}
