/** Keeps the page for readers without a network, in a service worker beside it: `public/sw.js`. */
export async function keepOffline(): Promise<void> {
  // A page opened from a folder, or that came without TLS, has none.
  if (!isSecureContext || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('sw.js');
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage([location.pathname, ...loaded]);
  } catch {
    // A browser that forbids it has the page all the same.
  }
}
