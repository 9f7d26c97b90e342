/** A whole session by touch: every kind of control does what it is there for under a finger. */
import { equal } from 'node:assert/strict';
import type { Place } from './hands.js';
import type { Person } from './person.js';

export async function byTouch(person: Person): Promise<void> {
  const { hand } = person;
  const chain = (names: string) => person.untilChain(names);
  /** A field gets its text from the screen's keyboard, which is no part of the page. */
  const write = async (selector: string, text: string) => {
    await person.tap(selector);
    await person.until(
      `${selector} has the focus`,
      `document.activeElement?.matches(${JSON.stringify(selector)})`,
    );
    await person.write(text);
  };
  await person.goto('');
  await person.untilSaid('.result-line', '3 × 2 = 6');
  await person.until('all is there', `document.querySelector('#share code')`);

  await person.tap('.story-step:nth-child(3)');
  await person.untilSaid('.told', 'A slope is for a small step');
  const step = await hand.evaluate<string>(
    `document.querySelector('[data-handle=step]').getAttribute('aria-valuenow')`,
  );
  await person.drag('[data-handle=step]', -40);
  await person.until(
    'the step is shorter',
    `document.querySelector('[data-handle=step]').getAttribute('aria-valuenow') < ${step}`,
  );
  await person.drag('[data-handle=x]', 60);
  await person.until(
    'the point has moved',
    `!document.querySelector('.rail-name').textContent.endsWith('= 1')`,
  );
  await person.tap('.story-step:last-child');

  // A function is added, moved by its grip, removed, brought back by the toast and by the button.
  await person.tap('.wire:last-child .plus');
  await person.tap('.chip[aria-label="Add tanh"]');
  await chain('square affine(2,0) tanh');
  await person.drag('.cell[data-index="2"] .grip', -200);
  await person.until(
    'it has moved',
    `new URLSearchParams(location.hash.slice(1)).get('chain') !== 'square affine(2,0) tanh'`,
  );
  await person.tap('.history button:first-child');
  await chain('square affine(2,0) tanh');
  await person.tap('.cell[data-index="0"] .remove');
  await person.untilSaid('.toast', 'square is removed');
  await person.tap('.toast button');
  await chain('square affine(2,0) tanh');
  await write('.parameter input', '5');
  await chain('square affine(5,0) tanh');

  // A formula; its slider; played.
  if (!(await hand.evaluate<boolean>(`document.querySelector('input[name=typed]').checkVisibility()`)))
    await person.tap('.wire:last-child .plus');
  await write('input[name=typed]', 'a*exp(-b*x)');
  await person.tap('.typed button:last-of-type');
  await chain('{a*exp(-b*x)}(1,1)');
  await person.tap('.slider input', 0.8);
  await person.until('a has moved', `document.querySelector('.slider output').textContent !== '1'`);
  await person.tap('.slider button');
  await person.untilPressed('.slider button', true);
  await person.tap('.slider button');
  await person.untilPressed('.slider button', false);

  // An example; a question; backwards.
  await person.tap('.preset:nth-of-type(1)');
  await chain('square sigmoid');
  await person.tap('.switches .toggle:first-child');
  await write('input[name=answer]', '0.3932');
  await person.tap('.quiz button[type=submit]');
  await person.untilSaid('.verdict', 'Yes: ');
  await person.tap('.switches .toggle:last-child');
  await person.until('backwards', `document.querySelector('.diagram.backwards')`);

  // The plot: a tap takes the point there, a drag pans, two fingers zoom.
  await person.tap('.panel .u-over', 0.25, 0.5);
  await person.until(
    'the point is where it was tapped',
    `Math.abs(Number(document.querySelector('input[name=x]').value) + 1.5) < 0.1`,
  );
  await person.drag('.panel .fx-handle', 80);
  await person.until('the point was dragged', `Number(document.querySelector('input[name=x]').value) > -1.4`);
  const [x, y] = await person.placeOf('.panel .u-over');
  const apart = (by: number): Place[] =>
    Array.from({ length: 6 }, (_, i): Place => [x + by * (20 + 12 * i), y]);
  await hand.touch(apart(1), apart(-1));
  await person.until(
    'two fingers zoom',
    `Number(document.querySelector('input[name=to]').value) - Number(document.querySelector('input[name=from]').value) < 5`,
  );
  await person.tap('fieldset button:last-of-type');
  await person.until('as before', `document.querySelector('input[name=to]').value === '3'`);
  await person.tap('.tour');
  await person.untilPressed('.tour', true);
  await person.tap('.tour');
  await person.untilPressed('.tour', false);

  // Delta; what is taken along; the speed comparison; another language.
  await person.tap('#delta input[type=range]', 0.9);
  await person.untilSaid('.said-delta', 'Three slopes that are not the same');
  await person.until('the address says so', `location.hash.includes('delta=')`);
  await person.saveAll((button) => person.tap(button));
  await person.until(
    'the comparison is there',
    `(document.querySelector('#bench').scrollIntoView(), document.querySelector('#bench button'))`,
  );
  await person.tap('#bench button');
  await person.until('it runs', `document.querySelector('#bench progress').checkVisibility()`);
  await person.tap('#bench button:not([hidden])');
  await person.untilSaid('#bench > [role=status]', 'Cancelled');
  const before = await hand.evaluate<string>('location.hash');
  await person.tap('#languages a');
  await person.until(
    'the page speaks Hindi',
    `document.documentElement.lang === 'hi' && document.querySelector('.result-line')`,
  );
  equal(await hand.evaluate('location.hash'), before);
}
