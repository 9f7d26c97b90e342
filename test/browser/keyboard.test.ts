/** A whole session by keyboard alone: nothing is focused but by Tab. */
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { formatNames } from '../../src/chain-text.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted;
afterEach(() => page.remove());

/** Presses Tab until what has the focus is that; every control is reached so. */
async function tabTo(selector: string): Promise<HTMLElement> {
  for (let presses = 0; presses < 150; presses++) {
    await userEvent.keyboard('{Tab}');
    const { activeElement } = document;
    if (activeElement instanceof Element && activeElement.matches(selector))
      return activeElement as HTMLElement;
  }
  throw new Error(`Tab never reaches ${selector}.`);
}

test('what goes away leaves the focus somewhere: undo, its toast, sliders, rails, the point out of range', async () => {
  page = mountPage('#chain=square+sigmoid&x=1');
  const { store, get, button } = page;
  const inPage = () => page.root.contains(document.activeElement) && document.activeElement !== page.root;
  await shown();
  // Removed by key, and taken back from the toast, which goes.
  get('.remove').focus();
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(inPage(), 'removed').toBe(true);
  get('.toast button').focus();
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(get('.toast').hidden).toBe(true);
  expect(document.activeElement).toBe(button('Undo'));
  // The last that there is to undo, and to redo.
  for (const left of ['Redo', 'Undo'])
    for (const focused of [document.activeElement, button(left)]) {
      await userEvent.keyboard('{Enter}');
      await shown();
      expect(document.activeElement).toBe(focused);
    }
  // Another number of rails, under the focus.
  get('[data-handle=step]').focus();
  store.set({ chain: [{ name: 'exp', parameters: [] }] });
  await shown();
  expect(document.activeElement).toBe(get('[data-handle=step]'));
  // A formula's sliders.
  store.set({ chain: [{ name: '{a*x}', parameters: [2] }] });
  await expect.poll(() => page.all('.slider input').length).toBe(1);
  get('.slider input').focus();
  store.set({ chain: [{ name: 'exp', parameters: [] }] });
  await shown();
  expect(inPage(), 'sliders').toBe(true);
  // The point, out of the range.
  store.set({ x: 9 });
  await shown();
  get('.outside button').focus();
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(get('.outside').hidden).toBe(true);
  expect(document.activeElement).toBe(get('input[name=x]'));
});

test('by keyboard alone: the story, the step, a function, its place, undo, the point, a question', async () => {
  page = mountPage('#chain=square&x=1');
  const { store, get } = page;
  const chain = () => formatNames(store.state.chain);
  await shown();
  // The story's second step.
  await tabTo('.story-step:nth-child(2)');
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(get('.told').textContent).toContain('The chain rule: slopes in a row multiply.');
  // The step on the rail.
  await tabTo('[data-handle=step]');
  const { nudge } = store.state;
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(store.state.nudge).toBeGreaterThan(nudge);
  // A function, searched; Escape closes the menu, and the focus is where it was.
  await tabTo('.wire:last-child .plus');
  await userEvent.keyboard('{Enter}');
  await shown();
  await userEvent.keyboard('tanh{Enter}');
  await shown();
  expect(chain()).toBe('affine(3,0) affine(2,0) tanh');
  await userEvent.keyboard('{Escape}');
  expect(get('.palette').hidden).toBe(true);
  // The boxes were made anew meanwhile: it is on the wire behind what was added.
  expect(document.activeElement).toBe(get('.wire:last-child .plus'));
  expect(get('.wire:last-child .plus').getAttribute('aria-expanded')).toBe('false');
  // It moves to the front, and back by undo.
  await tabTo('.cell[data-index="2"] .grip');
  await userEvent.keyboard('{ArrowLeft}');
  await shown();
  expect(chain()).toBe('affine(3,0) tanh affine(2,0)');
  await userEvent.keyboard('{Control>}z{/Control}');
  await shown();
  expect(chain()).not.toBe('affine(3,0) tanh affine(2,0)');
  // Other boxes are there, and the focus is among them where it was.
  expect(document.activeElement?.className).toBe('grip');
  await userEvent.keyboard('{Control>}y{/Control}');
  await shown();
  expect(chain()).toBe('affine(3,0) tanh affine(2,0)');
  expect(document.activeElement?.className).toBe('grip');
  // A chain that is typed, in place of this one.
  await tabTo('.wire:last-child .plus');
  await userEvent.keyboard('{Enter}');
  await shown();
  await tabTo('input[name=typed]');
  await userEvent.keyboard('tanh(2x)');
  await tabTo('.typed button:last-of-type');
  await userEvent.keyboard('{Enter}');
  await expect.poll(chain).toBe('affine(2,0) tanh');
  await shown();
  expect(document.activeElement?.className).toBe('plus');
  // The point of the plot.
  await tabTo('.fx-handle');
  const { x } = store.state;
  await userEvent.keyboard('{ArrowRight}');
  expect(store.state.x).toBeGreaterThan(x);
  // A question, answered.
  await tabTo('.switches .toggle:first-child');
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(document.activeElement).toBe(get('input[name=answer]'));
  await userEvent.keyboard('123456{Enter}');
  await shown();
  expect(get('.verdict').textContent).not.toBe('');
  expect(document.activeElement).toBe(get('input[name=answer]'));
  // Shown, the field is gone; the focus is on what is said.
  await tabTo('.quiz button:not([type=submit])');
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(document.activeElement).toBe(get('.verdict'));
  expect(get('.verdict').textContent).toContain('It is ');
});

test('the handles are sliders: keys move them to round numbers and to the ends, which are said', async () => {
  page = mountPage('#chain=square+sigmoid&x=0.4372');
  await shown();
  await shown();
  const { store } = page;
  const hand = (name: string) => page.get(`[data-handle=${name}]`);
  /** Presses keys, and gives the numbers that each led to. */
  const press = async (...keys: string[]) => {
    const seen: number[] = [];
    for (const key of keys) {
      await userEvent.keyboard(key);
      await shown();
      seen.push(document.activeElement === hand('x') ? store.state.x : store.state.nudge);
    }
    return seen;
  };
  const said = (name: string) =>
    ['min', 'now', 'max'].map((end) => Number(hand(name).getAttribute(`aria-value${end}`)));
  hand('x').focus();
  expect(said('x')).toEqual([-3, 0.4372, 3]);
  // A few pixels, of 360.
  const by = 0.002;
  expect(await press('{ArrowRight}', '{ArrowUp}', '{ArrowLeft}')).toEqual([0.438, 0.44, 0.438]);
  expect(await press('{PageUp}', '{PageDown}', '{Shift>}{ArrowLeft}{/Shift}')).toEqual([
    0.438 + 10 * by,
    0.438,
    0.418,
  ]);
  expect(await press('{Home}', '{End}')).toEqual([-3, 3]);
  store.set({ x: 0.4372 });
  await shown();
  hand('step').focus();
  expect(said('step')).toEqual([-3, 0.1, 3]);
  expect(await press('{ArrowRight}', '{ArrowLeft}', '{ArrowLeft}')).toEqual([0.102, 0.1, 0.098]);
  expect(await press('{Home}', '{End}')).toEqual([-3, 3]);
  // Never a step of nothing.
  store.set({ nudge: 0.5 });
  await shown();
  for (const nudge of await press('{PageDown}', '{PageUp}', '{PageUp}')) expect(nudge).not.toBe(0);
});
