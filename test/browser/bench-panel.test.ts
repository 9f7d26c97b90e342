import { afterEach, expect, test, vi } from 'vitest';
import '../../web/style.css';
import { CONTENDERS } from '../../src/bench/contenders.js';
import { mountBench } from '../../web/bench/panel.js';

let section: HTMLElement | undefined;
afterEach(() => section?.remove());

function mounted(sizes: readonly number[], workloads?: readonly string[]) {
  const root = document.createElement('section');
  section = root;
  root.id = 'bench';
  document.body.append(root);
  mountBench(root, { sizes, workloads });
  const button = (name: string) => {
    const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (!found) throw new Error(`no button ${name}`);
    return found;
  };
  const visible = (element: HTMLElement) => element.offsetParent !== null;
  const status = () => root.querySelector('[role=status]:not(.said)')?.textContent ?? '';
  return { root, button, visible, status };
}

/** vi.waitFor has a clock of its own. */
const patient = { timeout: 600_000 };

test('a run shows progress, bars, a table and the ratio in words; JSON can be copied', async () => {
  const { root, button, visible, status } = mounted([64], ['derivative']);
  expect(visible(button('Copy as JSON'))).toBe(false);
  button('Run it here').click();
  expect(visible(button('Cancel'))).toBe(true);
  await vi.waitFor(() => expect(status()).toMatch(/plain JavaScript loop/), patient);
  expect(visible(button('Cancel'))).toBe(false);
  const names = [...root.querySelectorAll('th[scope=row]')].map(({ textContent }) => textContent);
  expect(names).toEqual([...Object.values(CONTENDERS), ...Object.values(CONTENDERS)]);
  expect(root.querySelectorAll('svg')).toHaveLength(2);
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  button('Copy as JSON').click();
  const report = JSON.parse(copied.mock.calls[0]?.[0] ?? '');
  expect(report.engine).toBe(navigator.userAgent);
  expect(report.results).toHaveLength(10);
  copied.mockRestore();
});

test('cancelling ends it at once, and it can run again; meanwhile the page gets its frames', async () => {
  const { root, button, visible, status } = mounted([10_000]);
  button('Run it here').click();
  await vi.waitFor(() => expect(root.querySelector('tbody')).not.toBeNull(), patient);
  await new Promise(requestAnimationFrame);
  button('Cancel').click();
  expect(status()).toBe('Cancelled.');
  expect(visible(button('Run it here'))).toBe(true);
  const rows = root.querySelectorAll('tr').length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(root.querySelectorAll('tr')).toHaveLength(rows);
  button('Run it here').click();
  expect(root.querySelector('tbody')).toBeNull();
  button('Cancel').click();
});

test('an error of a comparison is shown', async () => {
  const { button, status } = mounted([64], ['cube']);
  button('Run it here').click();
  await vi.waitFor(() => expect(status()).toMatch(/workload must be one of .*got cube/), patient);
});
