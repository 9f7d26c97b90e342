/** The plot as it is without what is drawn at the point, kept as a picture: while the point alone moves, curves and axes are
 *  not drawn anew. */
export class Still {
  #canvas: HTMLCanvasElement | undefined;
  /** Whether the picture is that of what is shown now. */
  #fresh = false;
  #wanted = false;

  /** What is drawn changes: the picture is of the past. */
  forget(): void {
    this.#fresh = false;
  }

  /** Puts the picture on the canvas, if there is one; else the next drawing is kept.
   *  @returns whether there was one. */
  restore(ctx: CanvasRenderingContext2D): boolean {
    this.#wanted = true;
    if (!this.#fresh || !this.#canvas) return false;
    copy(this.#canvas, ctx);
    return true;
  }

  /** To be called when all but the point's marks is drawn. */
  keep({ canvas }: CanvasRenderingContext2D): void {
    this.#fresh = false;
    if (!this.#wanted) return;
    this.#wanted = false;
    this.#canvas ??= document.createElement('canvas');
    this.#canvas.width = canvas.width;
    this.#canvas.height = canvas.height;
    const ctx = this.#canvas.getContext('2d');
    if (ctx) copy(canvas, ctx);
    this.#fresh = ctx !== null;
  }
}

function copy(from: HTMLCanvasElement, to: CanvasRenderingContext2D): void {
  to.save();
  to.setTransform(1, 0, 0, 1, 0, 0);
  to.globalCompositeOperation = 'copy';
  to.drawImage(from, 0, 0);
  to.restore();
}
