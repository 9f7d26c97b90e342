/** The plot's look, uPlot's own rules included, as one style sheet: page and shadow root adopt the same.
 *  Colours follow the element's `color-scheme`; set that property to fix light or dark. */
const CSS = `
.fx-plot {
  --fx-ink: var(--fluxion-ink, light-dark(#1b1f24, #e6e8eb)); --fx-quiet: light-dark(#59626d, #9aa4af);
  --fx-grid: light-dark(#e8eaed, #2a2f36); --fx-axis: light-dark(#b9bfc6, #4a525c);
  --fx-value: var(--fluxion-value, light-dark(#0b62c4, #6db3ff)); --fx-derivative: var(--fluxion-derivative, light-dark(#c2410c, #ff9d5c));
  --fx-ground: var(--fluxion-ground, light-dark(#fff, #14171b)); --fx-extra: light-dark(#7a3fc4, #c39bff); --fx-secant: light-dark(#3f7d20, #8fce6a);
  display: block; min-width: 0; position: relative; color: var(--fx-ink);
  font: 14px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.fx-title { font-weight: 600; }
.fx-key { display: flex; gap: 0 1em; min-height: 1.4em; overflow: hidden; font-variant-numeric: tabular-nums; }
.fx-key span { white-space: nowrap; }
.fx-key span::before { content: ""; display: inline-block; width: 1em; height: 3px; border-radius: 2px;
  vertical-align: middle; margin-right: .4em; background: currentColor; }
.fx-value { color: var(--fx-value); } .fx-derivative { color: var(--fx-derivative); }
.fx-extra { color: var(--fx-extra); } .fx-secant { color: var(--fx-secant); }
.fx-stage { position: relative; min-width: 0; overflow: hidden; border-radius: 6px; }
.fx-stage:focus-visible, .fx-handle:focus-visible { outline: 2px solid var(--fx-value); outline-offset: 2px; }
.fx-stage:focus-visible { outline-offset: -2px; }
.fx-handle { position: absolute; left: -14px; top: -14px; width: 28px; height: 28px; border-radius: 50%;
  pointer-events: none; }
.fx-handle[hidden], .fx-title[hidden] { display: none; }
.fx-handle:focus-visible { outline-offset: -4px; }
.fx-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; margin: 0; }
.fx-plot .uplot, .fx-plot .uplot * { box-sizing: border-box; }
.fx-plot .u-wrap { position: relative; user-select: none; -webkit-user-select: none; }
.fx-plot .u-over, .fx-plot .u-under, .fx-plot .u-axis, .fx-plot .u-select { position: absolute; }
.fx-plot .u-under { overflow: hidden; }
.fx-plot canvas { display: block; position: relative; width: 100%; height: 100%; }
.fx-plot .u-cursor-x, .fx-plot .u-cursor-y, .fx-plot .u-cursor-pt { position: absolute; left: 0; top: 0;
  pointer-events: none; will-change: transform; }
.fx-plot .u-cursor-x { height: 100%; border-right: 1px dashed var(--fx-axis); }
.fx-plot .u-cursor-y { width: 100%; border-bottom: 1px dashed var(--fx-axis); }
.fx-plot .u-cursor-pt { border-radius: 50%; border: 0 solid; background-clip: padding-box !important; }
.fx-plot .u-off { display: none; }
`;

let sheet: CSSStyleSheet | undefined;

/** Gives the document or shadow root the plot's style, once. */
export function adoptStyle(root: Node): void {
  const target = root instanceof ShadowRoot ? root : document;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  if (!target.adoptedStyleSheets.includes(sheet))
    target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
}

/** The style sheet's colours as a canvas needs them, read once until they may have changed. */
export class Palette {
  readonly #probe = document.createElement('span');
  readonly #known = new Map<string, string>();

  constructor(host: HTMLElement) {
    this.#probe.hidden = true;
    host.append(this.#probe);
  }

  get(name: string): string {
    let color = this.#known.get(name);
    if (color === undefined) {
      this.#probe.style.color = `var(--fx-${name})`;
      color = getComputedStyle(this.#probe).color;
      // A plot outside a document has no style yet: ask again when it is drawn in one.
      if (this.#probe.isConnected) this.#known.set(name, color);
    }
    return color;
  }

  forget(): void {
    this.#known.clear();
  }
}
