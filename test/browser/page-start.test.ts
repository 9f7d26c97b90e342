import { expect, test } from 'vitest';
import { createStore, INITIAL } from '../../web/state.js';
import { worked } from '../../web/worked.js';

test('the two worked chains in two panels, with f(x) and df/dx', async () => {
  const panels = worked(createStore(INITIAL));
  document.body.append(panels);
  const plots = [...panels.querySelectorAll('.fx-plot')];
  expect(plots.map((plot) => plot.querySelector('.fx-title')?.textContent)).toEqual([
    'Function and derivative for f(x) = sigmoid(square(x))',
    'Function and derivative for f(x) = square(sigmoid(x))',
  ]);
  for (const plot of plots) {
    expect([...plot.querySelectorAll('.fx-key span')].map((item) => item.textContent)).toEqual([
      'f(x)',
      'df/dx',
    ]);
    expect(plot.querySelectorAll('canvas')).toHaveLength(1);
  }
  panels.remove();
});
