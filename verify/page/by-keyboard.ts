/** A whole session by keyboard: every control of the page is reached by Tab, shows that it has the focus, and does what
 *  it is there for. */
import { deepEqual, equal, notEqual } from 'node:assert/strict';
import type { Person } from './person.js';

/** Presses Tab through the whole page and says which controls it missed, and which do not show the focus. */
async function walk(person: Person): Promise<string[]> {
  const { hand } = person;
  const seen: string[] = [];
  for (let presses = 0; presses < 400; presses++) {
    await person.press('Tab');
    const now = await hand.evaluate<string | null>(`(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return null;
      if (activeElement.dataset.seen) return 'again';
      activeElement.dataset.seen = '1';
      return !document.hasFocus() || activeElement.matches(':focus-visible') ? '' : 'no focus seen: ' + activeElement.outerHTML.slice(0, 120);
    })()`);
    if (now === 'again') break;
    if (now) seen.push(now);
  }
  const missed = await hand.evaluate<string[]>(`(() => {
    const all = document.querySelectorAll('a[href], button:enabled, input, select, summary, [tabindex="0"]');
    return [...all].filter((one) => one.checkVisibility() && !one.dataset.seen).map((one) => one.outerHTML.slice(0, 120));
  })()`);
  return [...seen, ...missed];
}

export async function byKeyboard(person: Person): Promise<void> {
  const { hand } = person;
  const value = (selector: string) =>
    hand.evaluate<string>(
      `document.querySelector(${JSON.stringify(selector)}).getAttribute('aria-valuenow')`,
    );
  const chain = (names: string) => person.untilChain(names);
  await person.goto('');
  await person.untilSaid('.result-line', '3 × 2 = 6');
  await person.until(
    'all is there',
    `document.querySelector('#share code') && document.querySelector('#bits p')`,
  );

  // The story, the step and the point on the first rail.
  await person.tabTo('.story-step:nth-child(3)');
  await person.press('Enter');
  await person.untilSaid('.told', 'A slope is for a small step');
  await person.tabTo('[data-handle=step]');
  const step = await value('[data-handle=step]');
  await person.press('ArrowLeft', 'Shift+ArrowLeft');
  await person.until(
    'the step is shorter',
    `document.querySelector('[data-handle=step]').getAttribute('aria-valuenow') < ${step}`,
  );
  await person.tabTo('[data-handle=x]');
  await person.press('ArrowRight');
  await person.until(
    'the point has moved',
    `!document.querySelector('.rail-name').textContent.endsWith('= 1')`,
  );
  await person.tabTo('.story-step:last-child');
  await person.press('Space');
  await person.until('the story is over', `document.querySelector('.told').hidden`);

  // A function is searched and added, moved, removed, and brought back.
  await person.tabTo('.wire:last-child .plus');
  await person.press('Enter');
  for (const letter of 'tanh') await person.press(letter);
  await person.press('Enter', 'Escape');
  await chain('square affine(2,0) tanh');
  await person.tabTo('.cell[data-index="2"] .grip');
  await person.press('ArrowLeft');
  await chain('square tanh affine(2,0)');
  await person.press('Delete');
  await chain('square affine(2,0)');
  await person.untilSaid('.toast', 'tanh is removed');
  await person.press('Control+z');
  await chain('square tanh affine(2,0)');
  await person.press('Control+y');
  await chain('square affine(2,0)');
  await person.press('Control+z');
  await chain('square tanh affine(2,0)');
  await person.tabTo('.cell[data-index="0"] .remove');
  await person.press('Enter');
  await chain('tanh affine(2,0)');
  await person.tabTo('.history button:first-child');
  await person.press('Enter');
  await chain('square tanh affine(2,0)');
  // Its number.
  await person.tabTo('.parameter input[data-at="0"]');
  await person.write('5');
  await chain('square tanh affine(5,0)');

  // A chain and a formula, typed; the formula's sliders, one of them played.
  const type = async (text: string) => {
    await person.tabTo('.wire:last-child .plus');
    await person.press('Enter');
    await person.tabTo('input[name=typed]');
    await person.write(text);
  };
  await type('sigmoid(3x^2 + 1)');
  await person.press('Enter');
  await chain('square tanh affine(5,0) square affine(3,1) sigmoid');
  await type('a*exp(-b*x)');
  await person.tabTo('.typed button:last-of-type');
  await person.press('Enter');
  await chain('{a*exp(-b*x)}(1,1)');
  await person.tabTo('.slider:first-child input');
  await person.press('ArrowRight');
  await person.until('a has moved', `document.querySelector('.slider output').textContent !== '1'`);
  await person.tabTo('.slider:first-child button');
  await person.press('Enter');
  await person.untilPressed('.slider button', true);
  await person.press('Enter');
  await person.untilPressed('.slider button', false);

  // An example; questions; backwards.
  await person.tabTo('.preset:nth-of-type(3)');
  await person.press('Enter');
  await chain('leakyRelu square sigmoid');
  await person.tabTo('.switches .toggle:first-child');
  await person.press('Enter');
  await person.until('the field is there', `document.activeElement.matches('input[name=answer]')`);
  await person.write('3.1966');
  await person.press('Enter');
  await person.untilSaid('.verdict', 'That is the sum');
  await person.write('0.3932');
  await person.press('Enter');
  await person.untilSaid('.verdict', 'Yes: ');
  await person.tabTo('.switches .toggle:first-child');
  await person.press('Space');
  await person.tabTo('.quiz select');
  await person.press('End', 'ArrowUp');
  await person.until('the tangent is asked', `!document.querySelector('.quiz input[type=range]').hidden`);
  await person.tabTo('.quiz input[type=range]');
  await person.press('ArrowRight', 'ArrowRight');
  await person.tabTo('.quiz button[type=submit]');
  await person.press('Enter');
  await person.until('the line is judged', `document.querySelector('.verdict').textContent !== ''`);
  await person.tabTo('.quiz button:not([type=submit])');
  await person.press('Enter');
  await person.untilSaid('.verdict', 'It is ');
  await person.tabTo('.switches .toggle:last-child');
  await person.press('Enter');
  await person.until('backwards', `document.querySelector('.diagram.backwards')`);

  // The point of either plot, the range, the numbers beside them.
  for (const plot of [1, 2]) {
    await person.tabTo(`.panel:nth-child(${plot}) .fx-handle`);
    // Plots are drawn one after the other.
    await person.until(
      'both plots have the point there',
      `new Set([...document.querySelectorAll('#plots .fx-handle')].map((one) => one.getAttribute('aria-valuenow'))).size === 1`,
    );
    const before = await value('.fx-handle');
    await person.press('ArrowLeft');
    await person.until(
      'the point has moved',
      `document.querySelector('.fx-handle').getAttribute('aria-valuenow') !== '${before}'`,
    );
  }
  await person.press('+');
  await person.until('nearer', `Number(document.querySelector('input[name=to]').value) < 3`);
  await person.press('0');
  await person.until('as before', `document.querySelector('input[name=to]').value === '3'`);
  await person.tabTo('input[name=x]');
  await person.write('9');
  await person.until('x is out of view', `!document.querySelector('.outside').hidden`);
  await person.tabTo('.outside button');
  await person.press('Enter');
  await person.until('x is in view', `document.querySelector('.outside').hidden`);
  await person.tabTo('.tour');
  await person.press('Enter');
  await person.until('x moves', `document.querySelector('input[name=x]').value !== '9'`);
  await person.press('Enter');
  await person.untilPressed('.tour', false);
  for (const [name, text] of [
    ['from', '10'],
    ['to', '20'],
    ['step', '0.1'],
  ] as const) {
    await person.tabTo(`input[name=${name}]`);
    await person.write(text);
  }
  await person.until('the range is typed', `location.hash.includes('from=10&to=20&step=0.1')`);
  await person.tabTo('fieldset button:last-of-type');
  await person.press('Enter');
  await person.until('the range is as before', `!location.hash.includes('from=')`);

  // Delta; what is taken along.
  await person.tabTo('#delta input[type=range]');
  await person.press('End');
  await person.untilSaid('.said-delta', 'Three slopes that are not the same');
  await person.until('the address says so', `location.hash.includes('delta=')`);
  await person.saveAll(async (button) => {
    await person.tabTo(button);
    await person.press('Enter');
  });
  for (const copy of ['#code .code:first-child .copy', '#share .controls .copy', '#share > .copy']) {
    await person.tabTo(`${copy} button`);
    await person.press('Enter');
    await person.until(`${copy} says so`, `document.querySelector('${copy} .said').textContent === 'copied'`);
  }

  // The speed comparison begins and is stopped; another language keeps the chain.
  await person.tabTo('#bench button');
  await person.press('Enter');
  await person.until('it runs', `document.querySelector('#bench progress').checkVisibility()`);
  equal(await hand.evaluate('document.activeElement.textContent'), 'Cancel');
  await person.press('Enter');
  await person.untilSaid('#bench > [role=status]', 'Cancelled');
  const before = await hand.evaluate<string>('location.hash');
  notEqual(before, '');
  await person.tabTo('#languages a');
  await person.press('Enter');
  await person.until(
    'the page speaks Hindi',
    `document.documentElement.lang === 'hi' && document.querySelector('.result-line')`,
  );
  equal(await hand.evaluate('location.hash'), before);
  await person.until(
    'all is there',
    `document.querySelector('#share code') && document.querySelector('#bits p')`,
  );
  deepEqual(await walk(person), []);
}
