/** The tag's own look. Colours follow `color-scheme`, which the page may set on the tag; the plot's style sheet has
 *  the colours. */
export const CSS = `
:host { display: block; min-width: 0; color-scheme: light dark; }
:host([hidden]) { display: none; }
.fx-plot { background: var(--fx-ground); border-radius: 8px; padding: 10px 12px 8px; }
.fx-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; margin-top: 4px; color: var(--fx-quiet);
  font-variant-numeric: tabular-nums; }
.fx-bar label { display: inline-flex; align-items: center; gap: 6px; }
.fx-bar input { width: 110px; margin: 0; accent-color: var(--fx-value); }
.fx-bar button { font: inherit; color: inherit; background: none; border: 1px solid var(--fx-axis); border-radius: 6px;
  padding: 1px 8px; cursor: pointer; }
.fx-bar :focus-visible { outline: 2px solid var(--fx-value); outline-offset: 2px; }
.fx-bar b { color: var(--fx-derivative); }
.fx-fault { margin: 0; padding: 10px 12px; border-radius: 8px; font: 14px/1.4 system-ui, sans-serif;
  color: light-dark(#b3261e, #ff8a80); background: light-dark(#fff, #14171b); border: 1px solid currentColor; }
`;
