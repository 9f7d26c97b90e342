import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Browser } from './browsers.js';
import { open } from './open.js';

const PAGE = '<!doctype html><title>fluxion</title><script type="module" src="program.js"></script>';

/** A page that is alone with its origin has a finer clock. */
const ALONE = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** So long a page may take: ten minutes. It is for pages that will never answer. */
const PATIENCE = 600_000;

/** Opens a page that runs the program, with an empty profile, and waits for what it posts to `/answer`: an object
 *  with `agent`, and `error` if it failed.
 *  @param query what the program finds in `location.search`.
 *  @throws {Error} what the page says, or that the browser ended. */
export async function answerOf<Answer extends { agent: string }>(
  program: string,
  browser: Browser,
  query = '',
): Promise<Answer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { child, close } = open(browser, `http://127.0.0.1:${port}/${query}`);
  try {
    const answer = await new Promise<Answer & { error?: string }>((resolve, reject) => {
      server.on('request', (request: IncomingMessage, response: ServerResponse) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        for (const [name, value] of Object.entries(ALONE)) response.setHeader(name, value);
        if (request.method === 'POST') {
          json(request).then((body) => resolve(body as Answer), reject);
          response.end();
        } else if (path === '/') {
          response.setHeader('content-type', 'text/html').end(PAGE);
        } else if (path === '/program.js') {
          response.setHeader('content-type', 'text/javascript').end(readFileSync(program));
        } else {
          response.writeHead(404).end();
        }
      });
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`${browser.binary} ended with code ${code}`)));
      setTimeout(() => reject(new Error(`no answer from ${browser.name}`)), PATIENCE).unref();
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  } finally {
    server.close();
    close();
  }
}
