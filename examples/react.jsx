// npm i fluxion react react-dom
import { plotChain, plotChainDeriv } from 'fluxion/plot';
import { useEffect, useRef } from 'react';

/** A chain and its derivative, plotted: `<ChainPlot functions={[square, sigmoid]} delta={0.001} />`. */
export function ChainPlot({ functions, range, delta }) {
  const target = useRef(null);
  useEffect(() => {
    const plot = plotChain(functions, range, { target: target.current });
    plotChainDeriv(functions, range, { on: plot, delta });
    return () => plot.destroy();
  }, [functions, range, delta]);
  return <div ref={target} />;
}
