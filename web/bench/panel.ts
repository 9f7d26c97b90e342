/** "Run it here": the speed comparison in the visitor's own browser. */
import './style.css';
import manifest from '../../package.json' with { type: 'json' };
import { allCharts } from '../../src/bench/chart.js';
import { cells, count, groups, inWords, type Report, titleOf } from '../../src/bench/report.js';
import { secondsOf } from '../../src/bench/schedule.js';
import type { Result } from '../../src/bench/suite.js';
import { copyButton } from '../copy-button.js';
import { h } from '../dom.js';
import { nodesOf } from '../markup.js';
import { t } from '../texts.js';
import { scriptUrl } from '../trusted.js';
import type { Answer, Ask } from './worker.js';
import workerUrl from './worker.js?worker&url';

/** Fills the section with the panel.
 *  @param ask what to run. The largest size of the command, 10,000,000, is left out: pages have less memory. */
export function mountBench(section: HTMLElement, ask: Ask = { sizes: [600, 10_000, 1_000_000] }): void {
  const results: Result[] = [];
  let worker: Worker | undefined;
  const run = h('button', { type: 'button', onclick: () => start() }, t.bench.run);
  const cancel = h('button', { type: 'button', onclick: () => stop(t.bench.cancelled) }, t.bench.cancel);
  const progress = h('progress', { max: 1, value: 0, 'aria-label': t.bench.progress });
  const status = h('p', { role: 'status' });
  const copy = copyButton(t.bench.copy, () => JSON.stringify(reportOf(results), null, 1));
  const shown = h('div');
  const show = (element: HTMLElement, on: boolean) => {
    element.hidden = !on;
  };

  const start = () => {
    results.length = 0;
    shown.replaceChildren();
    status.lang = document.documentElement.lang;
    status.textContent = t.bench.running;
    progress.value = 0;
    try {
      worker = new Worker(scriptUrl(workerUrl), { type: 'module' });
    } catch (error) {
      return stop(t.bench.failed((error as Error).message));
    }
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      // What the comparison says is in English everywhere.
      if ('error' in data) return stop(data.error, 'en');
      if ('finished' in data) return stop(inWords(results), 'en');
      results.push(...data.results);
      progress.value = data.done;
      draw();
    };
    worker.onerror = ({ message }) => stop(t.bench.failed(message || 'no worker'));
    worker.postMessage(ask);
    update();
    cancel.focus();
  };
  const stop = (words: string, lang = document.documentElement.lang) => {
    worker?.terminate();
    worker = undefined;
    status.lang = lang;
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
      tableOf(results, open.includes(all())),
    );
  };

  section.setAttribute('aria-labelledby', 'bench-heading');
  section.replaceChildren(
    h('h2', { id: 'bench-heading' }, t.bench.heading),
    h('p', {}, t.bench.intro(lasting(ask))),
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
    return t.bench.while;
  }
  return seconds < 90 ? t.bench.seconds(seconds) : t.bench.minutes(Math.round(seconds / 60));
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
    const figure = h('details', { lang: 'en', open: open.has(title) }, h('summary', {}, title));
    for (const bar of bars) figure.append(...nodesOf(bar));
    return figure;
  });
}

/** What opens the table. */
const all = () => t.bench.all;

function tableOf(results: readonly Result[], open: boolean): HTMLElement {
  const head = ['', ...t.bench.columns];
  const table = h('table', {}, h('caption', {}, t.bench.caption));
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
  return h('details', { class: 'bench-table', open }, h('summary', {}, all()), table);
}
