/** Predict, then reveal: a factor and the tangent. The product is in `rails.test.ts`. */
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent, page as view } from 'vitest/browser';
import '../../src/element/index.js';
import type { AnswerDetail, FluxionPlot } from '../../src/element/index.js';
import { format } from '../../src/plot/format.js';
import { modelOf } from '../../web/model.js';
import { csvOf } from '../../web/share.js';
import { INITIAL, type State } from '../../web/state.js';
import { STEPS } from '../../web/story.js';
import { svgOf } from '../../web/svg.js';
import { drag, type Mounted, mountPage, shown, watchTexts } from './mounted.js';

let page: Mounted | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  page?.remove();
  page = undefined;
  document.body.replaceChildren();
  await view.viewport(414, 896);
});

const answer = async ({ get }: Mounted, text: string) => {
  await userEvent.fill(get<HTMLInputElement>('input[name=answer]'), text);
  await userEvent.keyboard('{Enter}');
  await shown();
  return get('.verdict').textContent;
};

test('while a slope is asked it is shown nowhere, and the answer is judged', async () => {
  page = mountPage('#chain=square+sigmoid&x=2&quiz=factor');
  await shown();
  expect(page.get('.quiz label').textContent).toContain('what is the slope of sigmoid here?');
  const told = page
    .all('#rails, #chain, #math, #plots .fx-head, #code')
    .map((part) => part.textContent)
    .join(' ');
  expect(told).not.toContain('0.01766');
  expect(told).not.toContain('0.07065');
  expect(await answer(page, '0.105')).toContain('You took a slope at x');
  expect(await answer(page, '0.0707')).toContain('the slope of the whole');
  expect(await answer(page, '0.982')).toContain('That is what comes out');
  expect(await answer(page, '-0.0177')).toContain('signs');
  expect(await answer(page, '0.0177')).toBe('Yes: 4 × 0.017663 ≈ 0.07065.');
});

test('neither tables nor the CSV, both orders, delta or the story give away what is asked', async () => {
  page = mountPage('#chain=square+sigmoid&x=0.99&delta=0.5&quiz=product');
  const { root, store, get } = page;
  await shown();
  // The chapter's chain, whose derivative there is 0.3955, stands in both orders too; 0.99 is in the table.
  await expect.poll(() => get('#order table').textContent).toContain('0.99');
  const slopes = modelOf(store.state).steps.map(({ slope }) => slope);
  const answer = format(slopes.reduce((product, slope) => product * slope, 1));
  const exact = format(modelOf({ ...store.state, delta: 0 }).slope);
  const given = () => `${root.innerHTML}${svgOf(store.state)}`;
  expect(given()).not.toContain(answer);
  expect(given()).not.toContain(exact);
  expect(get('#order .fx-key').textContent).toBe('f(x)');
  expect(csvOf(store.state).split('\n')[0]).toBe('x,f(x)');
  store.set(STEPS[1] as State);
  store.set({ quiz: 'product' });
  await shown();
  expect(get('.told').textContent).toBe('The chain rule: slopes in a row multiply.');
  store.set({ quiz: null });
  await shown();
  expect(get('.told').textContent).toContain('3\u00a0×\u00a02\u00a0=\u00a06');
  expect(get('#order .fx-key').textContent).toBe('f(x)df/dx');
});

test.each([
  [390, 844],
  [844, 390],
])(
  'on a phone of %i × %i whoever taps "Quiz me" has the question in view, and the focus in its field',
  async (width, height) => {
    await view.viewport(width, height);
    page = mountPage('#chain=square+sigmoid&x=2');
    await shown();
    await shown();
    const toggle = page.button('Quiz me');
    for (const [selector, kind] of [
      ['input[name=answer]', 'product'],
      ['.quiz input[type=range]', 'tangent'],
    ] as const) {
      toggle.scrollIntoView();
      await userEvent.click(toggle);
      await shown();
      page.store.set({ quiz: kind });
      await shown();
      await userEvent.click(toggle);
      await shown();
      toggle.scrollIntoView({ block: 'end' });
      await userEvent.click(toggle);
      await shown();
      expect(document.activeElement, kind).toBe(page.get(selector));
      for (const part of ['.quiz', '.rails']) {
        const { top, bottom } = page.get(part).getBoundingClientRect();
        expect(top, `${kind}: ${part}`).toBeGreaterThanOrEqual(0);
        expect(bottom, `${kind}: ${part}`).toBeLessThanOrEqual(height);
      }
      page.store.set({ quiz: null });
      await shown();
    }
  },
);

test('in every step of the story the vertical axis of f(x) stays while a question is asked', async () => {
  let seen: string[] = [];
  watchTexts('right', (text, { canvas }, _left, top) => {
    if (canvas.closest('.panel') === page?.get('.panel')) seen.push(`${text} at ${Math.round(top)}`);
  });
  /** The axis as it is drawn next. */
  const axis = async (change: Partial<State>) => {
    seen = [];
    page?.store.set(change);
    await shown();
    await shown();
    return [...new Set(seen)];
  };
  page = mountPage();
  await shown();
  for (const step of STEPS) {
    await axis({ ...INITIAL, chain: [{ name: 'exp', parameters: [] }] });
    const before = await axis(step);
    expect(before.length, String(step.story)).toBeGreaterThan(1);
    for (const quiz of ['product', 'tangent', 'vary', null] as const)
      for (const label of await axis({ quiz })) expect(before, `${step.story}, ${quiz}`).toContain(label);
  }
});

test('a line is turned until it is the tangent, by pointer and by keys', async () => {
  page = mountPage('#chain=square&x=1&quiz=tangent');
  await shown();
  const { store, get } = page;
  const over = get('#plots .u-over');
  const check = async () => {
    await userEvent.click(get('.quiz button[type=submit]'));
    await shown();
    return get('.verdict').textContent;
  };
  expect(get('#plots .fx-key').textContent).not.toContain('tangent 2');
  expect(await check()).toContain('steeper');
  // Through a place right of the point and far below it: a line that falls.
  const { width, height } = over.getBoundingClientRect();
  await drag(over, [
    [width * 0.9, height - 2],
    [width * 0.9, height - 4],
  ]);
  expect(store.state.line).toBeLessThan(0);
  expect(store.state.x).toBe(1);
  expect(await check()).toContain('signs');
  const turner = get<HTMLInputElement>('.quiz input[type=range]');
  turner.focus();
  // Ten at a time while it is far.
  for (let i = 0; i < 170 && store.state.line < 1.95; i++) {
    await userEvent.keyboard(store.state.line < 1 ? '{ArrowRight>10/}' : '{ArrowRight}');
    await shown();
  }
  expect(await check()).toBe('Yes: 2.');
});

test('the tag asks for the tangent and for a factor, and tells the answers', async () => {
  const answers: AnswerDetail[] = [];
  const hear = (event: CustomEvent<AnswerDetail>) => answers.push(event.detail);
  document.body.addEventListener('fluxion-answer', hear);
  document.body.innerHTML =
    '<fluxion-plot chain="square" point="1" delta="0" quiz="tangent"></fluxion-plot>' +
    '<fluxion-plot chain="square sigmoid" point="2" delta="0" quiz="factor"></fluxion-plot>';
  await shown();
  const [tangent, factor] = [...document.querySelectorAll('fluxion-plot')] as FluxionPlot[];
  const inside = <E extends HTMLElement>(tag: FluxionPlot | undefined, selector: string) =>
    tag?.shadowRoot?.querySelector(selector) as E;
  await expect.poll(() => inside(factor, '.fx-bar')?.textContent).toContain('slope 4 × ? = ?');
  await expect.poll(() => inside(tangent, '.fx-quiz form')).toBeTruthy();
  const slider = inside<HTMLInputElement>(tangent, '.fx-quiz input');
  const submit = (tag: FluxionPlot | undefined) =>
    inside<HTMLFormElement>(tag, '.fx-quiz form').requestSubmit();
  submit(tangent);
  for (let angle = 0; angle < 85 && !answers.at(-1)?.correct; angle++) {
    slider.value = String(angle);
    slider.dispatchEvent(new Event('input'));
    submit(tangent);
  }
  expect(answers[0]).toMatchObject({ x: 1, answer: 0, correct: false, verdict: 'steeper' });
  expect(answers.at(-1)).toMatchObject({ x: 1, correct: true, verdict: 'right' });
  expect(answers.at(-1)?.answer).toBeGreaterThan(1.7);
  expect(answers.at(-1)?.answer).toBeLessThan(2.3);
  inside<HTMLInputElement>(factor, '.fx-answer').value = '0.105';
  submit(factor);
  expect(answers.at(-1)).toMatchObject({ x: 2, correct: false, verdict: 'place' });
  expect(inside(factor, '.fx-verdict').textContent).toContain('You took a slope at x');
  document.body.removeEventListener('fluxion-answer', hear);
});

test('a given link is asked: what would give it away is hidden, what comes before is not', async () => {
  page = mountPage('#chain=square+sigmoid+square&x=1.5&quiz=factor+2');
  await shown();
  const { all, get } = page;
  const texts = (selector: string) => all(selector).map((part) => part.textContent);
  expect(get('.quiz label').textContent).toContain('what is the slope of sigmoid here?');
  expect(get<HTMLSelectElement>('.quiz select').value).toBe('factor 2');
  expect(texts('#chain .slope')).toEqual(['3', '?', '1.809']);
  expect(texts('#chain .product')).toEqual(['3', '?', '?']);
  expect(texts('.rail-step')).toEqual(['a step of 0.1', 'a step of 0.3', 'a step of ?', 'a step of ?']);
  expect(texts('.rail-factor')).toEqual(['× 3', '', '', '']);
  expect(await answer(page, '1.81')).toBe('That is the slope of another link.');
  expect(await answer(page, '0.0864')).toBe('Yes: 3 × 0.086258 × 1.8093 ≈ 0.4682.');
});

test('questions vary: after each answer another is asked', async () => {
  page = mountPage('#chain=square+sigmoid&x=2&quiz=vary');
  const { get, button } = page;
  const asked: string[] = [];
  for (let i = 0; i < 4; i++) {
    await shown();
    asked.push(get('.quiz label span').textContent ?? '');
    await userEvent.click(button('Show me'));
    await shown();
    await userEvent.click(button('Quiz me'));
  }
  expect(asked.map((text) => /the slope of (the whole|\w+)/.exec(text)?.[1])).toEqual([
    'the whole',
    'square',
    'sigmoid',
    'the whole',
  ]);
});

test('the tag asks for the first link, and varies with each point; the page hears what was asked', async () => {
  const answers: AnswerDetail[] = [];
  const hear = (event: CustomEvent<AnswerDetail>) => answers.push(event.detail);
  document.body.addEventListener('fluxion-answer', hear);
  document.body.innerHTML = '<fluxion-plot point="2" delta="0" quiz="vary"></fluxion-plot>';
  const tag = document.querySelector('fluxion-plot') as FluxionPlot;
  const bar = () => tag.shadowRoot?.querySelector('.fx-bar > span')?.textContent;
  await expect.poll(bar).toBe('slope 4 × 0.017663 = ?');
  const show = () =>
    [...(tag.shadowRoot?.querySelectorAll<HTMLElement>('.fx-quiz button') ?? [])].at(-1)?.click();
  show();
  tag.point = 1;
  await expect.poll(bar).toBe('slope ? × 0.1966 = ?');
  show();
  tag.point = 2;
  await expect.poll(bar).toBe('slope 4 × ? = ?');
  tag.quiz = 'factor 3';
  await expect
    .poll(() => tag.shadowRoot?.querySelector('.fx-fault')?.textContent)
    .toBe('fluxion-plot: quiz asks for a link that there is not: factor 3, of 2');
  expect(answers.map(({ asked, verdict }) => [asked, verdict])).toEqual([
    ['product', 'shown'],
    ['factor 1', 'shown'],
  ]);
  document.body.removeEventListener('fluxion-answer', hear);
});
