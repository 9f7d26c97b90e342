import { expect, test } from 'vitest';
import { showBits } from '../../web/bits.js';

test('the page says that this browser gives the same bits', async () => {
  const section = document.createElement('section');
  await showBits(section);
  expect(section.textContent).toMatch(/^Same bits\? Yes: your browser just computed \d+ functions/);
});
