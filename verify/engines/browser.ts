import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';

const PAGE = '<!doctype html><title>hashes</title><script type="module" src="program.js"></script>';

/** What the page sends back. */
interface Answer {
  readonly agent: string;
  readonly hashes?: Record<string, string>;
  readonly error?: string;
}

/** Opens a page that runs the program in a headless browser with an empty profile, and waits for its answer.
 *  @param settings lines of Firefox's `user.js`. */
export async function inBrowser(
  program: string,
  binary: string,
  flags: (profile: string) => readonly string[],
  settings: readonly string[] = [],
): Promise<{ hashes: Record<string, string>; agent: string }> {
  const profile = mkdtempSync(join(tmpdir(), 'engine-'));
  writeFileSync(join(profile, 'user.js'), settings.join('\n'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // A browser is a group of processes: detached, so that it can be ended as one.
  const child = spawn(binary, [...flags(profile), `http://127.0.0.1:${port}/`], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, HOME: profile },
  });
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      server.on('request', (request: IncomingMessage, response: ServerResponse) => {
        if (request.method === 'POST') {
          json(request).then((body) => resolve(body as Answer), reject);
          response.end();
        } else if (request.url === '/') {
          response.setHeader('content-type', 'text/html').end(PAGE);
        } else if (request.url === '/program.js') {
          response.setHeader('content-type', 'text/javascript').end(readFileSync(program));
        } else {
          response.writeHead(404).end();
        }
      });
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`${binary} ended with code ${code}`)));
      setTimeout(() => reject(new Error(`no answer from ${binary} within a minute`)), 60_000).unref();
    });
    if (answer.hashes === undefined) throw new Error(answer.error);
    return { hashes: answer.hashes, agent: answer.agent };
  } finally {
    server.close();
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
