import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { keepUrl } from '../../web/url.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted;
let end: () => void;
afterEach(() => {
  end();
  page.remove();
  history.replaceState(null, '', location.pathname + location.search);
});

test('what the reader does is in the URL, once things are at rest', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  page = mountPage();
  end = keepUrl(page.store, () => {});
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  expect(location.hash).toBe('');
  await userEvent.click(page.button('3 × −2 = −6'));
  await userEvent.click(page.all('.plus')[2] as HTMLElement);
  await userEvent.click(page.button('Add relu'));
  await expect.poll(() => location.hash).toBe('#chain=affine(3,-14)+affine(-2,0)+relu&x=5&from=2&to=8');
});

test('what the reader writes into the URL is on the page', async () => {
  page = mountPage();
  const told: (readonly string[])[] = [];
  end = keepUrl(page.store, (faults) => told.push(faults));
  location.hash = '#chain=tanh&x=0.5';
  await expect.poll(() => page.all('#chain .grip').map((grip) => grip.textContent)).toEqual(['tanh']);
  location.hash = '#chain=sigmod&x=0.5';
  await expect.poll(() => told).toEqual([[], ['no function "sigmod"; did you mean sigmoid?']]);
  await shown();
  expect(page.store.state.x).toBe(0.5);
});

test('what was wrong with a URL is said no more once the reader does something else', async () => {
  page = mountPage();
  const told: (readonly string[])[] = [];
  end = keepUrl(page.store, (faults) => told.push(faults));
  location.hash = '#chain=sigmod';
  await expect.poll(() => told.at(-1)).toEqual(['no function "sigmod"; did you mean sigmoid?']);
  page.store.set({ x: 0.25 });
  await expect.poll(() => location.hash).toContain('x=0.25');
  expect(told.at(-1)).toEqual([]);
});
