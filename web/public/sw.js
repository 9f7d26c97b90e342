/** The page without a network: what was fetched once is kept, and used where the network fails. */
const CACHE = 'fluxion-page';

/** A file is the same for whoever asks: a host that says otherwise (`Vary: Origin`) would hide what the worker fetched from
 *  the page's own requests. */
const KEPT = { ignoreVary: true };

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

/** What is being written: a copy that is cut off takes the older one with it. */
const writing = new Set();

function written(promise) {
  const done = promise.catch(() => {}).finally(() => writing.delete(done));
  writing.add(done);
  return done;
}

/** What the page loads, also before this worker is there. It is told once all of it is kept. */
addEventListener('message', (event) => {
  const { data, source } = event;
  if (!Array.isArray(data)) return;
  const own = data.filter((url) => new URL(url, location.href).origin === location.origin);
  const keep = async (cache, url) => (await cache.match(url, KEPT)) ?? cache.add(url);
  event.waitUntil(
    written(caches.open(CACHE).then((cache) => Promise.allSettled(own.map((url) => keep(cache, url)))))
      .then(() => Promise.all(writing))
      .then(() => source.postMessage('kept')),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    fetch(request)
      .then((response) => {
        if (response.ok) {
          const copy = response.clone();
          event.waitUntil(written(caches.open(CACHE).then((cache) => cache.put(request, copy))));
        }
        return response;
      })
      .catch(async (error) => {
        // A page by its path, which it asked to keep, whatever it is asked for.
        const page = request.mode === 'navigate';
        const kept = await caches.match(page ? new URL(request.url).pathname : request, KEPT);
        if (!kept) throw error;
        return kept;
      }),
  );
});
