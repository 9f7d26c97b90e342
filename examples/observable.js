// A cell for an Observable-style notebook: import it, or paste its body. In Observable Framework the imports are
// `npm:fluxion` and `npm:fluxion/plot`.
import { sigmoid, square } from 'fluxion';
import { plotChain, plotChainDeriv } from 'fluxion/plot';

/** Returns the element to display. The notebook's `invalidation` promise cleans up before the next run. */
export function chainCell({ functions = [square, sigmoid], delta = 0.001, invalidation } = {}) {
  const target = document.createElement('div');
  const plot = plotChain(functions, undefined, { target });
  plotChainDeriv(functions, undefined, { on: plot, delta });
  invalidation?.then(() => plot.destroy());
  return target;
}
