/** Predict, then reveal: a factor and the tangent. The product is in `rails.test.ts`. */
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/element/index.js';
import type { AnswerDetail, FluxionPlot } from '../../src/element/index.js';
import { drag, type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted | undefined;
afterEach(() => {
  page?.remove();
  page = undefined;
  document.body.replaceChildren();
});

const answer = async ({ get }: Mounted, text: string) => {
  await userEvent.fill(get<HTMLInputElement>('input[name=answer]'), text);
  await userEvent.keyboard('{Enter}');
  await shown();
  return get('.verdict').textContent;
};

test('a slope is asked: it is nowhere, and the answer is judged', async () => {
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
  for (let i = 0; i < 170 && store.state.line < 1.95; i++) {
    await userEvent.keyboard('{ArrowRight}');
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
  expect(inside(factor, '.fx-bar').textContent).toContain('slope 4 × ? = ?');
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
