/** The chain rule for a ten-year-old: two machines in a row. */

import { affine, chain } from '../src/index.js';
import { format } from '../src/plot/format.js';
import { diagram } from './diagram.js';
import { h, section } from './dom.js';

/** Bob's machine subtracts 1, Alice's doubles. */
const MACHINES = chain(affine(1, -1), affine(2, 0));
const WORDS = { input: 'in', output: 'out', slope: 'rate', product: '' };
const LABELS = ['Bob: subtract 1', 'Alice: double'];

export function story(): HTMLElement {
  const boxes = diagram({ words: WORDS });
  const told = h('p', { class: 'told', role: 'status' });
  const slider = h('input', { type: 'range', min: 0, max: 10, step: 1, value: 3, oninput: () => tell() });
  const tell = () => {
    const x = slider.valueAsNumber;
    const steps = MACHINES.trace(x);
    boxes.show({ labels: LABELS, steps, focus: null });
    const after = (input: number) => format(MACHINES(input));
    told.textContent =
      `Put in ${format(x)}: Bob hands Alice ${format(steps[0]?.output ?? 0)}, and ${after(x)} comes out. ` +
      `Put in 1 more, and ${after(x + 1)} comes out: 2 more.`;
  };
  tell();
  return section(
    'story',
    'For a ten-year-old',
    h(
      'p',
      {},
      'Bob and Alice each have a machine. Bob’s takes a number and subtracts 1. He passes the result to Alice, whose ' +
        'machine doubles it. If you put in a number that is 1 bigger, what happens to what comes out?',
    ),
    h(
      'p',
      {},
      'Bob’s machine passes on any change as it is: 1 more in, 1 more out. Its rate is 1. Alice’s machine doubles any ' +
        'change: 1 more in, 2 more out. Its rate is 2. Together: 1 × 2 = 2. Rates of machines in a row multiply, and ' +
        'that is the whole chain rule.',
    ),
    h('div', { class: 'picture' }, h('label', {}, h('span', {}, 'Put in'), slider), boxes.element, told),
  );
}
