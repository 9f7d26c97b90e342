// npm i fluxion && npx vite
import { sigmoid, square } from 'fluxion';
import { PLOT_RANGE, plotChain, plotChainDeriv } from 'fluxion/plot';

const target = document.querySelector('main');
for (const functions of [
  [square, sigmoid],
  [sigmoid, square],
]) {
  const plot = plotChain(functions, PLOT_RANGE, { target });
  plotChainDeriv(functions, PLOT_RANGE, { on: plot });
}
