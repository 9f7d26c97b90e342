import type uPlot from 'uplot';

/** What stands at the point needs to know of the room for curves, whoever draws it. Lengths are CSS pixels from its top
 *  left. */
export interface View {
  readonly size: readonly [width: number, height: number];
  readonly scales: Readonly<
    Record<string, { readonly min?: number | null | undefined; readonly max?: number | null | undefined }>
  >;
  valToPos(value: number, scale: 'x' | 'y'): number;
}

/** Of a plot in a page: to ask the page for its size would lay it out anew. */
export const viewOf = (u: uPlot): View => ({
  size: [u.bbox.width / devicePixelRatio, u.bbox.height / devicePixelRatio],
  scales: u.scales,
  valToPos: (value, scale) => u.valToPos(value, scale),
});

/** The slope of a line that rises by 45 degrees on the screen. */
export function unitOf({ scales, size }: View): number {
  const per = (scale: View['scales'][string] | undefined, pixels: number) =>
    ((scale?.max ?? 1) - (scale?.min ?? 0)) / pixels;
  return per(scales.y, size[1]) / per(scales.x, size[0]);
}
