/** The page without a network: what was fetched once is kept, and used where the network fails. */
const CACHE = 'fluxion-page';

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

/** What the page loads, also before this worker is there. */
addEventListener('message', (event) => {
  const { data } = event;
  if (!Array.isArray(data)) return;
  const own = data.filter((url) => new URL(url, location.href).origin === location.origin);
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) =>
        Promise.allSettled(own.map(async (url) => (await cache.match(url)) ?? cache.add(url))),
      ),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(
    fetch(request)
      .then(async (response) => {
        if (response.ok) (await caches.open(CACHE)).put(request, response.clone());
        return response;
      })
      .catch(async (error) => {
        const kept = await caches.match(request, { ignoreSearch: request.mode === 'navigate' });
        if (!kept) throw error;
        return kept;
      }),
  );
});
