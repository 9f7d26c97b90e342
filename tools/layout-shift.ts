/** How much of a page moved by itself. */
export interface Shift {
  readonly sum: number;
  /** What moved. */
  readonly moved: readonly string[];
}

/** In the page: what Chromium has counted since it began to load. */
export function shiftSoFar(): Promise<Shift> {
  return new Promise((resolve) => {
    let sum = 0;
    const moved: string[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        value: number;
        sources: { node?: Element }[];
      }[]) {
        sum += entry.value;
        moved.push(...entry.sources.map(({ node }) => node?.className || node?.nodeName || '?'));
      }
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve({ sum, moved }), 300);
  });
}
