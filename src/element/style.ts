/** The tag's own look. Colours follow the page's `color-scheme`, or the tag's where one is set on it; the plot's style
 *  sheet has the colours. A height that the page gives is filled. */
export const CSS = `
:host { display: block; min-width: 0; overflow: hidden; }
.fx-frame { height: 100%; }
.fx-wait { height: 320px; }
:host([hidden]) { display: none; }
.fx-plot { background: var(--fx-ground); border-radius: 8px; padding: 10px 12px 8px; box-sizing: border-box; height: 100%; }
.fx-low .fx-head { display: none; }
.fx-bar { flex: none; }
.fx-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; margin-top: 4px; color: var(--fx-quiet);
  font-variant-numeric: tabular-nums; }
.fx-bar label { display: inline-flex; align-items: center; gap: 6px; }
.fx-bar input[type=range] { width: 110px; margin: 0; accent-color: var(--fx-value); }
.fx-bar button { font: inherit; color: inherit; background: none; border: 1px solid var(--fx-axis); border-radius: 6px;
  padding: 1px 8px; cursor: pointer; }
.fx-bar :focus-visible { outline: 2px solid var(--fx-value); outline-offset: 2px; }
.fx-bar b { color: var(--fx-derivative); }
.fx-fault { margin: 0; padding: 10px 12px; border-radius: 8px; font: 14px/1.4 system-ui, sans-serif;
  color: light-dark(#b3261e, #ff8a80); letter-spacing: normal; text-transform: none; text-align: left; background: light-dark(#fff, #14171b); border: 1px solid currentColor; }
[hidden] { display: none !important; }
.fx-quiz form { display: inline-flex; gap: 6px; margin: 0; }
.fx-bar .fx-answer { width: 80px; font: inherit; color: inherit; background: none; border: 1px solid var(--fx-axis); border-radius: 6px;
  padding: 1px 6px; }
.fx-controls { display: inline-flex; align-items: center; gap: 14px; }
.fx-verdict { color: var(--fx-ink); }
@media print { .fx-bar { display: none; } }
`;
