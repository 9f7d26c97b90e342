/** "Run it here": the speed comparison in the visitor's own browser. */
import './style.css';
import manifest from '../../package.json' with { type: 'json' };
import { allCharts } from '../../src/bench/chart.js';
import { secondsOf } from '../../src/bench/plan.js';
import { cells, count, groups, inWords, type Report, titleOf } from '../../src/bench/report.js';
import type { Result } from '../../src/bench/suite.js';
import { copyButton } from '../copy.js';
import { h } from '../dom.js';
import type { Answer, Ask } from './worker.js';

/** Fills the section with the panel.
 *  @param ask what to run. The largest size of the command, 10,000,000, is left out: pages have less memory. */
export function mountBench(section: HTMLElement, ask: Ask = { sizes: [600, 10_000, 1_000_000] }): void {
  const results: Result[] = [];
  let worker: Worker | undefined;
  const run = h('button', { type: 'button', onclick: () => start() }, 'Run it here');
  const cancel = h('button', { type: 'button', onclick: () => stop('Cancelled.') }, 'Cancel');
  const progress = h('progress', { max: 1, value: 0, 'aria-label': 'Progress' });
  const status = h('p', { role: 'status' });
  const copy = copyButton('Copy as JSON', () => JSON.stringify(reportOf(results), null, 1));
  const shown = h('div');
  const show = (element: HTMLElement, on: boolean) => {
    element.hidden = !on;
  };

  const start = () => {
    results.length = 0;
    shown.replaceChildren();
    status.textContent = 'Running. The page stays yours.';
    progress.value = 0;
    worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('error' in data) return stop(data.error);
      if ('finished' in data) return stop(inWords(results));
      results.push(...data.results);
      progress.value = data.done;
      draw();
    };
    worker.onerror = ({ message }) => stop(`The comparison could not run: ${message || 'no worker'}.`);
    worker.postMessage(ask);
    update();
    cancel.focus();
  };
  const stop = (words: string) => {
    worker?.terminate();
    worker = undefined;
    status.textContent = words;
    const focused = document.activeElement === cancel;
    update();
    if (focused) run.focus();
  };
  const update = () => {
    const running = worker !== undefined;
    show(run, !running);
    show(cancel, running);
    show(progress, running);
    show(copy, !running && results.length > 0);
  };
  const draw = () => {
    const charts = allCharts(results);
    const open = [...shown.querySelectorAll('details[open] > summary')].map((s) => s.textContent);
    const first = charts[0]?.title ?? '';
    shown.replaceChildren(
      ...chartsOf(charts, new Set(shown.firstChild ? open : [first])),
      tableOf(results, open.includes(ALL)),
    );
  };

  section.setAttribute('aria-labelledby', 'bench-heading');
  section.replaceChildren(
    h('h2', { id: 'bench-heading' }, 'How fast is it?'),
    h(
      'p',
      {},
      'Is WebAssembly faster than a plain JavaScript loop? Measure it in this browser, on this machine: about ' +
        `${lasting(ask)}. Every contender’s results are compared first; one that disagrees is not ranked.`,
    ),
    h('p', { class: 'bench-buttons' }, run, cancel, copy, ' ', progress),
    status,
    shown,
  );
  update();
}

/** How long it takes here, where the clock may be coarse. */
function lasting(ask: Ask): string {
  let seconds: number;
  try {
    seconds = Math.max(1, Math.round(secondsOf(ask)));
  } catch {
    // What cannot be run is said when it is run.
    return 'a while';
  }
  return seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}

const reportOf = (results: readonly Result[]): Report => ({
  fluxion: manifest.version,
  date: new Date().toISOString().slice(0, 10),
  cpu: `${navigator.hardwareConcurrency} cores`,
  engine: navigator.userAgent,
  results,
});

/** A chart for each workload, doubles first; those that are open stay so. */
function chartsOf(charts: ReturnType<typeof allCharts>, open: ReadonlySet<string>): HTMLElement[] {
  return charts.map(({ title, bars }) => {
    const figure = h('details', { open: open.has(title) }, h('summary', {}, title));
    // Text of our own making, escaped where it is made.
    for (const bar of bars) figure.insertAdjacentHTML('beforeend', bar);
    return figure;
  });
}

/** What opens the table. */
const ALL = 'All the numbers';

function tableOf(results: readonly Result[], open: boolean): HTMLElement {
  const head = ['', 'ns an element', 'middle half', 'of plain JS'];
  const table = h('table', {}, h('caption', {}, 'Medians of interleaved rounds'));
  for (const group of groups(results)) {
    const [first] = group;
    if (!first) continue;
    const title = `${titleOf(first.workload)}, ${first.kind}, n = ${count(first.n)}`;
    const body = h('tbody', {}, h('tr', {}, h('th', { colspan: 4, scope: 'rowgroup' }, title)));
    for (const result of group) {
      const [who = '', ...rest] = cells(result);
      body.append(h('tr', {}, h('th', { scope: 'row' }, who), ...rest.map((text) => h('td', {}, text))));
    }
    table.append(body);
  }
  table.prepend(h('thead', {}, h('tr', {}, ...head.map((text) => h('th', { scope: 'col' }, text)))));
  table.prepend(table.querySelector('caption') as HTMLElement);
  return h('details', { class: 'bench-table', open }, h('summary', {}, ALL), table);
}
