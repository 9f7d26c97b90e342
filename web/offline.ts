import { scriptUrl } from './trusted.js';

/** Keeps the page for readers without a network, in a service worker beside it: `public/sw.js`. The document says
 *  `data-offline="kept"` while all that was loaded is. */
export async function keepOffline(): Promise<void> {
  // A page opened from a folder, or that came without TLS, has none.
  if (!isSecureContext || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(scriptUrl('sw.js'));
    const { active } = await navigator.serviceWorker.ready;
    const { dataset } = document.documentElement;
    let asked = 0;
    const keep = (urls: readonly string[]) => {
      asked++;
      delete dataset.offline;
      active?.postMessage(urls);
    };
    navigator.serviceWorker.addEventListener('message', () => {
      asked--;
      if (asked === 0) dataset.offline = 'kept';
    });
    navigator.serviceWorker.startMessages();
    keep([location.pathname]);
    // What came before, and what is on its way: the worker sees only requests that begin once it is there.
    new PerformanceObserver((list) => {
      keep(list.getEntries().map(({ name }) => name));
    }).observe({ type: 'resource', buffered: true });
    // What was not asked for yet, other functions and languages: unless the reader pays for every byte.
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (connection?.saveData) return;
    const files: readonly string[] = await (await fetch('files.json')).json();
    keep(files.map((file) => new URL(file, location.href).href));
  } catch {
    // A browser that forbids it has the page all the same.
  }
}
