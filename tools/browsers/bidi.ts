/** WebDriver BiDi, as Firefox speaks it by itself: what a script needs to put a hand on a page. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Browser } from './browsers.js';
import { open } from './open.js';

interface Answer {
  readonly id?: number;
  readonly type?: string;
  readonly result?: unknown;
  readonly message?: string;
}

/** A browser that listens to commands. */
export interface Bidi {
  /** @throws {Error} what the browser says is wrong. */
  send<Result = unknown>(method: string, params: object): Promise<Result>;
  close(): void;
}

/** Starts a browser, with an empty profile, that takes commands. */
export async function startBidi(browser: Browser): Promise<Bidi> {
  const port = await freePort();
  const told: Browser = {
    ...browser,
    words: (profile) => [...browser.words(profile), '--remote-debugging-port', String(port)],
  };
  // On an empty page the address bar would have the focus.
  const { child, close } = open(told, 'data:text/html,<title>fluxion</title>');
  const socket = await connect(`ws://127.0.0.1:${port}/session`, () => child.exitCode === null);
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  socket.on('message', (data) => {
    const { id, type, result, message }: Answer = JSON.parse(String(data));
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || !asked) return;
    waiting.delete(id);
    if (type === 'error') asked.reject(new Error(message));
    else asked.resolve(result);
  });
  let last = 0;
  const bidi: Bidi = {
    send: <Result>(method: string, params: object) =>
      new Promise<Result>((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve: (result) => resolve(result as Result), reject });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => {
      socket.close();
      close();
    },
  };
  await bidi.send('session.new', { capabilities: {} });
  return bidi;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The browser listens some time after it was started. */
async function connect(url: string, isThere: () => boolean): Promise<WebSocket> {
  for (;;) {
    const socket = new WebSocket(url);
    try {
      await once(socket, 'open');
      return socket;
    } catch (error) {
      if (!isThere()) throw error;
      await pause(100);
    }
  }
}
