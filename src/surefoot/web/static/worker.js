// Network first. Without it: the last copy of a page, else the offline page. Nothing but our own origin.
const NAME = `surefoot-${EDITION}`;
const ALWAYS = ['/offline', '/help', '/app.webmanifest'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([...FILES, ...ALWAYS])).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((n) => n !== NAME).map((n) => caches.delete(n)))).then(() => self.clients.claim()));
});
self.addEventListener('message', (event) => { if (event.data === 'forget') caches.delete(NAME); });
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/sync/') || url.pathname.startsWith('/in/') || url.pathname.startsWith('/me/')) return;
  if (url.pathname.startsWith('/static/')) {
    event.respondWith(caches.match(request, { ignoreSearch: true }).then((found) => found || fetch(request)));
    return;
  }
  if (request.mode !== 'navigate') return;
  event.respondWith((async () => {
    try {
      const reply = await fetch(request);
      // Help and the recording page may be needed offline; a page of notes is not kept on the device,
      // nor a help page that tells what was heard in them.
      if (reply.ok && !url.searchParams.has('heard') && !url.searchParams.has('check_in') && (url.pathname === '/help' || url.pathname === '/record' || url.pathname.startsWith('/practise'))) {
        const cache = await caches.open(NAME);
        cache.put(url.pathname, reply.clone());
      }
      return reply;
    } catch {
      return (await caches.match(url.pathname)) || (await caches.match('/offline'));
    }
  })());
});
