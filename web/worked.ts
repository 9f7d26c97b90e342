import { type Elementwise, sigmoid, square } from '../src/index.js';
import { PLOT_RANGE, plotChain, plotChainDeriv } from '../src/plot/index.js';

/** The chapter's two worked chains: the same functions, in both orders. */
export const WORKED: readonly (readonly Elementwise[])[] = [
  [square, sigmoid],
  [sigmoid, square],
];

/** Two panels: f(x) and df/dx of each worked chain. */
export function worked(): HTMLElement {
  const panels = document.createElement('div');
  panels.className = 'panels';
  for (const functions of WORKED) {
    const target = document.createElement('div');
    panels.append(target);
    const plot = plotChain(functions, PLOT_RANGE, { target });
    plotChainDeriv(functions, PLOT_RANGE, { on: plot });
  }
  return panels;
}
