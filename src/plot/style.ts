/** The plot's look, uPlot's own rules included, as one style sheet: page and shadow root adopt the same.
 *  Colours follow the page's `color-scheme`; set that property to fix light or dark. */
const CSS_TEXT = `
.fx-plot {
  --fx-ink: var(--fluxion-ink, light-dark(#1b1f24, #e6e8eb)); --fx-quiet: light-dark(#59626d, #9aa4af);
  --fx-grid: light-dark(#e8eaed, #2a2f36); --fx-axis: light-dark(#b9bfc6, #4a525c);
  --fx-value: var(--fluxion-value, light-dark(#0b62c4, #6db3ff)); --fx-derivative: var(--fluxion-derivative, light-dark(#c2410c, #ff9d5c));
  --fx-ground: var(--fluxion-ground, light-dark(#fff, #14171b)); --fx-extra: light-dark(#7a3fc4, #c39bff);
  display: flex; flex-direction: column; min-width: 0; position: relative; color: var(--fx-ink); direction: ltr;
  font: 14px/1.4 system-ui, sans-serif; text-align: left; text-transform: none;
  text-indent: 0; letter-spacing: normal; word-spacing: normal; white-space: normal; }
.fx-head { flex: none; }
.fx-title { font-weight: 600; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical;
  -webkit-line-clamp: 2; overflow: hidden; }
.fx-key { display: flex; flex-wrap: wrap; gap: 0 1em; min-height: 1.4em; font-variant-numeric: tabular-nums; }
.fx-key svg { width: 24px; height: 1em; vertical-align: -.1em; margin-right: .4em; stroke: currentColor; stroke-width: 3; }
.fx-key :is(.fx-x, .fx-outside) svg { display: none; }
.fx-secant line, line.fx-secant { stroke-dasharray: 9 3 2 3; }
.fx-value { color: var(--fx-value); } .fx-derivative { color: var(--fx-derivative); }
.fx-extra { color: var(--fx-extra); }
.fx-stage { flex: 1 1 240px; position: relative; min-width: 0; min-height: 0; overflow: hidden; border-radius: 6px; }
.fx-stage > .uplot { position: absolute; left: 0; top: 0; }
.fx-stage:focus-visible, .fx-handle:focus-visible { outline: 2px solid var(--fx-value); outline-offset: 2px; }
.fx-stage:focus-visible { outline-offset: -2px; }
.fx-handle { position: absolute; left: -14px; top: -14px; width: 28px; height: 28px; border-radius: 50%;
  pointer-events: none; }
.fx-handle[hidden], .fx-title[hidden] { display: none; }
.fx-handle:focus-visible { outline-offset: -4px; }
.fx-marks { width: 100%; height: 100%; }
.fx-marks * { stroke: currentColor; stroke-width: 2; }
.fx-marks .fx-at { color: var(--fx-axis); }
.fx-marks :is(.fx-at, .fx-leader) { stroke-width: 1; }
.fx-marks line.fx-secant { stroke-width: 1.5; }
.fx-marks :not(line) { fill: currentColor; stroke: var(--fx-ground); }
.fx-marks text { stroke-width: 6; paint-order: stroke; font-size: 12px; font-weight: 600; dominant-baseline: central; }
.fx-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; margin: 0; }
.fx-probe { position: absolute; visibility: hidden; width: 0; height: 0; overflow: hidden; color: var(--fx-ink);
  border: 0 solid var(--fx-value); background: var(--fx-ground); outline: 0 solid var(--fx-derivative);
  transition: 1ms; }
.fx-plot .uplot, .fx-plot .uplot * { box-sizing: border-box; }
.fx-plot .u-wrap { position: relative; user-select: none; -webkit-user-select: none; }
.fx-plot .u-over, .fx-plot .u-under, .fx-plot .u-select { position: absolute; }
.fx-plot .u-under { overflow: hidden; }
.fx-plot canvas { display: block; position: relative; width: 100%; height: 100%; }
.fx-marks, .fx-plot .u-cursor-x, .fx-plot .u-cursor-y, .fx-plot .u-cursor-pt { position: absolute; left: 0; top: 0;
  pointer-events: none; will-change: transform; }
.fx-plot .u-cursor-x { height: 100%; border-right: 1px dashed var(--fx-axis); }
.fx-plot .u-cursor-pt { border-radius: 50%; border: 0 solid; background-clip: padding-box !important; }
.fx-plot .u-off { display: none; }
@media (forced-colors: active) {
  .fx-plot { forced-color-adjust: none; --fx-ink: CanvasText; --fx-quiet: CanvasText; --fx-ground: Canvas; --fx-axis: GrayText;
    --fx-grid: Canvas; --fx-value: LinkText; --fx-derivative: Highlight;
    --fx-extra: Highlight; }
}
`;

/** A constructed sheet belongs to one document. */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

const PAIR = /light-dark\(([^,()]+), ([^()]+)\)/g;

/** Whether a node's colours are the dark ones: as its `color-scheme` says, or the system where that leaves it open. */
function isDark(root: Node, document: Document): boolean {
  const element = (root as Partial<ShadowRoot>).host ?? document.documentElement;
  const scheme = getComputedStyle(element).colorScheme ?? '';
  if (!scheme.includes('dark')) return false;
  return !scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Gives the document or shadow root that a node is in the plot's style, once, or another of that text. */
export function adoptStyle(node: Node, css: string = CSS_TEXT): void {
  // A test's half a page, as jsdom's, has none; what a tag shows there is a message.
  const scope = globalThis as Partial<typeof globalThis>;
  if (!scope.CSS || typeof scope.CSSStyleSheet?.prototype.replaceSync !== 'function') return;
  const root = node.getRootNode();
  const document = node.ownerDocument ?? (node as Document);
  const target = 'adoptedStyleSheets' in root ? (root as Document | ShadowRoot) : document;
  let [sheet, other] = [sheetOf(document, css), undefined as CSSStyleSheet | undefined];
  // Before Chrome 123, Firefox 120 and Safari 17.5 there is no light-dark(): one of the two is chosen here, now and when
  // the system's scheme changes.
  if (!CSS.supports('color', 'light-dark(red, red)')) {
    const [light, dark] = ['$1', '$2'].map((side) => sheetOf(document, css.replace(PAIR, side)));
    [sheet, other] = isDark(target, document)
      ? [dark as CSSStyleSheet, light]
      : [light as CSSStyleSheet, dark];
  }
  if (!target.adoptedStyleSheets.includes(sheet))
    target.adoptedStyleSheets = [...target.adoptedStyleSheets.filter((one) => one !== other), sheet];
}

function sheetOf(document: Document, css: string): CSSStyleSheet {
  const known = sheets.get(document) ?? new Map<string, CSSStyleSheet>();
  sheets.set(document, known);
  const found = known.get(css);
  if (found) return found;
  const scope = (document.defaultView ?? globalThis) as typeof globalThis;
  const sheet = new scope.CSSStyleSheet();
  sheet.replaceSync(css);
  known.set(css, sheet);
  return sheet;
}

/** The style sheet's colours as a canvas needs them, read once until they may have changed. */
export class Palette {
  readonly #probe = document.createElement('span');
  readonly #known = new Map<string, string>();

  constructor(host: HTMLElement) {
    this.#probe.hidden = true;
    host.append(this.#probe);
  }

  /** A colour of the style sheet by its name there. */
  get(name: string): string {
    return this.css(`var(--fx-${name})`);
  }

  /** Any colour that CSS has. */
  css(name: string): string {
    let color = this.#known.get(name);
    if (color === undefined) {
      this.#probe.style.color = name;
      color = getComputedStyle(this.#probe).color;
      // A plot outside a document has no style yet: ask again when it is drawn in one.
      if (this.#probe.isConnected) this.#known.set(name, color);
    }
    return color;
  }

  /** Calls back when the page's colours change: with the system's scheme, with a `color-scheme` that is set, with
   *  the custom properties. A change of the page's style makes no event, but a transition does. */
  watch(host: HTMLElement, changed: () => void, signal: AbortSignal): void {
    const forget = () => {
      adoptStyle(host);
      this.#known.clear();
      changed();
    };
    const probe = document.createElement('span');
    probe.className = 'fx-probe';
    host.append(probe);
    probe.addEventListener('transitionend', forget, { signal });
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
      matchMedia(query).addEventListener('change', forget, { signal });
    // On paper dark ground is only ink.
    matchMedia('print').addEventListener(
      'change',
      ({ matches }) => {
        host.style.colorScheme = matches ? 'light' : '';
        forget();
      },
      { signal },
    );
  }
}
