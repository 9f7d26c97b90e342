/** A phone: what belongs together is in view together. */
import { afterEach, expect, test } from 'vitest';
import { userEvent, page as view } from 'vitest/browser';
import { encode } from '../../web/state.js';
import { STEPS } from '../../web/story.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted | undefined;
afterEach(async () => {
  page?.remove();
  page = undefined;
  await view.viewport(414, 896);
});

/** The page's own header, which is not mounted here, with what is above it. */
const HEADER = 43;

const TOLD = [
  ...STEPS.map((step) => encode(step)),
  '#chain=square+sigmoid&x=1&quiz=product',
  '#chain=square+sigmoid&x=1',
];
for (const [width, height] of [
  [360, 740],
  [390, 844],
  // With the browser's bars.
  [390, 664],
] as const)
  for (const fragment of TOLD)
    test(`at ${width} × ${height} rails, boxes and the plot of f(x) are in view together: ${fragment}`, async () => {
      await view.viewport(width, height);
      page = mountPage(fragment);
      await shown();
      await shown();
      const top = page.root.getBoundingClientRect().top;
      for (const part of ['.rails', '.diagram', '#plots .u-over']) {
        const { bottom } = page.get(part).getBoundingClientRect();
        expect(bottom - top + HEADER, part).toBeLessThanOrEqual(height);
      }
      expect(document.documentElement.scrollWidth).toBe(width);
    });

test('on a tablet three boxes, and what enters and leaves them, are in view together', async () => {
  await view.viewport(820, 1180);
  page = mountPage('#chain=leakyRelu+square+sigmoid&x=1');
  await shown();
  const { scrollWidth, clientWidth } = page.get('.diagram');
  expect(scrollWidth).toBe(clientWidth);
});

test('on a phone every step of the story is in view, the one that is told with its name', async () => {
  for (const width of [360, 390]) {
    await view.viewport(width, 664);
    for (const [i] of STEPS.entries()) {
      page = mountPage(encode(STEPS[i] as (typeof STEPS)[number]));
      await shown();
      const steps = page.all('.story-step');
      for (const [j, step] of steps.entries()) {
        const { left, right, width: wide, height } = step.getBoundingClientRect();
        expect(left, `${width}: step ${j}`).toBeGreaterThanOrEqual(0);
        expect(right, `${width}: step ${j}`).toBeLessThanOrEqual(width);
        expect(Math.min(wide, height), `${width}: step ${j}`).toBeGreaterThanOrEqual(44);
        const name = step.querySelector('.story-name');
        expect((name?.clientWidth ?? 0) > 1 || (name?.getBoundingClientRect().width ?? 0) > 1).toBe(i === j);
        if (name && i === j)
          expect(name.getBoundingClientRect().right, `${width}: the name`).toBeLessThanOrEqual(right);
      }
      page.remove();
    }
  }
  page = undefined;
});

test('on a phone no number of a rail is written over by a factor', async () => {
  await view.viewport(390, 664);
  for (const fragment of [
    ...TOLD,
    '#chain=affine(-2,1)+square&x=1',
    '#chain=leakyRelu+square+sigmoid&x=0.7',
  ]) {
    page = mountPage(fragment);
    await shown();
    await shown();
    const numbers = page.all('.rail-ticks .numbered text').map((text) => text.getBoundingClientRect());
    expect(numbers.length).toBeGreaterThan(0);
    for (const factor of page.all('.rail-factor:not(:empty)')) {
      const over = factor.getBoundingClientRect();
      for (const number of numbers)
        expect(
          number.right <= over.left ||
            number.left >= over.right ||
            number.bottom <= over.top ||
            number.top >= over.bottom,
          `${fragment}: ${factor.textContent}`,
        ).toBe(true);
    }
    page.remove();
  }
  page = undefined;
});

test('no word of the rails lies over another, or over the point', async () => {
  for (const width of [320, 390, 1280]) {
    await view.viewport(width, 664);
    for (const fragment of [
      ...TOLD,
      // Wide rails stand nearer to each other the more there are.
      ...(width === 1280 ? ['#chain=sin+cos+tanh+exp+square+sigmoid+log&x=1'] : []),
      '#chain=square+affine(100,1)&x=1',
      '#chain=sigmoid+softplusWith(2,3)+square&x=2',
      '#chain=hardSigmoid+neg+square&x=0.7&nudge=-0.2',
    ]) {
      page = mountPage(fragment);
      await shown();
      await shown();
      const boxes = page
        .all('.rail-name, .rail-step, .rail-factor, .rail-dot, [data-handle] .knob')
        .filter((part) => part.textContent !== '' || !part.matches('text'))
        .map((part) => ({ part, box: part.getBoundingClientRect() }));
      for (const [i, { part, box }] of boxes.entries())
        for (const { part: other, box: on } of boxes.slice(i + 1)) {
          if (![part, other].some((part) => part.matches('text'))) continue;
          // Letters are lower than their line.
          const over = box.left < on.right && on.left < box.right && box.top + 3 < on.bottom - 3;
          expect(
            over && on.top + 3 < box.bottom - 3,
            `${width}, ${fragment}: ${part.textContent}, ${other.textContent || other.getAttribute('class')}`,
          ).toBe(false);
        }
      page.remove();
    }
  }
  page = undefined;
});

test('on a phone the story has its sentence and its numbers to set, in view with the plot', async () => {
  await view.viewport(390, 844);
  for (const [i, fragment] of STEPS.map((step) => encode(step)).entries()) {
    page = mountPage(fragment);
    await shown();
    await shown();
    expect(page.get('.result-line').checkVisibility(), fragment).toBe(true);
    // The last two have no numbers.
    if (i < 3) expect(page.get('.parameter input').checkVisibility(), fragment).toBe(true);
    page.remove();
  }
  page = undefined;
});

test('on a phone the toast has room for its words and its button, and the field to type in is in view with the functions', async () => {
  await view.viewport(390, 844);
  page = mountPage('#chain=square+sigmoid&x=1');
  await shown();
  page.get('.remove').click();
  await shown();
  const toast = page.get('.toast').getBoundingClientRect();
  const button = page.get('.toast button');
  expect(button.scrollWidth).toBeLessThanOrEqual(button.clientWidth);
  expect(button.getBoundingClientRect().right).toBeLessThanOrEqual(toast.right);
  expect([toast.left, toast.right].every((edge) => edge >= 0 && edge <= 390)).toBe(true);
  page.get('.plus').click();
  await shown();
  const { top, bottom } = page.get('.typed').getBoundingClientRect();
  expect(top).toBeGreaterThanOrEqual(0);
  expect(bottom).toBeLessThanOrEqual(844);
});

test('a name that is too long for its box on a phone is cut on its line, not broken', async () => {
  await view.viewport(390, 844);
  page = mountPage('#chain=affine(-2,1)+hardSigmoid');
  await shown();
  for (const grip of page.all('.grip')) expect(grip.getBoundingClientRect().height).toBe(44);
});

test.each([
  [390, 44],
  [1280, 24],
])(
  'at %i pixels every control is %i pixels wide and high at least, and names are clear of their boxes',
  async (width, least) => {
    await view.viewport(width, 844);
    page = mountPage('#chain=affine(3,0)+square&x=5');
    await shown();
    await userEvent.click(page.get('.plus'));
    await shown();
    const languages = document.createElement('span');
    languages.id = 'languages';
    languages.innerHTML = '<a href="?lang=en">En</a>';
    page.root.prepend(languages);
    const controls = page
      .all('a, button, input, select, summary')
      .filter((control) => control.offsetParent !== null);
    expect(controls.length).toBeGreaterThan(40);
    for (const control of controls) {
      const { offsetWidth, offsetHeight } = control;
      // Beyond what is seen.
      const { content, left, right } = getComputedStyle(control, '::after');
      const more = content === 'none' ? 0 : -Number.parseFloat(left) - Number.parseFloat(right) || 0;
      const name = control.outerHTML.slice(0, 80);
      expect(offsetWidth + more, name).toBeGreaterThanOrEqual(least);
      expect(offsetHeight, name).toBeGreaterThanOrEqual(least);
    }
    const grip = page.get('.grip');
    const box = page.get('.box');
    const before = Number.parseFloat(getComputedStyle(grip).paddingLeft);
    expect(
      grip.getBoundingClientRect().left + before - box.getBoundingClientRect().left,
    ).toBeGreaterThanOrEqual(5);
  },
);

test('a long number is whole in its field', async () => {
  await view.viewport(1280, 800);
  page = mountPage('#chain=affine(0.12345,-14.25)&x=-0.123456789&from=-123456.75&to=1e5&step=10');
  await shown();
  for (const input of page.all<HTMLInputElement>('input[type=number]'))
    if (input.offsetParent) expect(input.scrollWidth, input.value).toBeLessThanOrEqual(input.clientWidth + 1);
});
