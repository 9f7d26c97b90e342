/** A box in the hand: dragged by any free place of it, and dropped in another's place, between two, or at an end. */

/** A pointer that moves less than this has clicked. */
const CLICK = 4;

/** @param drop hears the place in the chain where the box is let go. */
export function boxDrag(cell: HTMLElement, drop: (to: number) => void): void {
  let held: { pointer: number; x: number; y: number; moved: boolean } | undefined;
  const from = Number(cell.dataset.index);
  const parts = () => [...(cell.parentElement?.children ?? [])] as HTMLElement[];

  /** The box or wire under the pointer; beyond an end, the wire there. */
  const under = ({ clientX, clientY }: PointerEvent): HTMLElement | undefined => {
    const all = parts();
    const row = cell.parentElement?.getBoundingClientRect();
    if (!row || clientY < row.top - 40 || clientY > row.bottom + 40) return undefined;
    if (clientX < (all[0]?.getBoundingClientRect().left ?? 0)) return all[0];
    const covers = (part: HTMLElement) => {
      const { left, right } = part.getBoundingClientRect();
      return part !== cell && clientX >= left && clientX <= right;
    };
    return clientX > (all.at(-1)?.getBoundingClientRect().right ?? 0) ? all.at(-1) : all.find(covers);
  };
  const placeOf = (part: HTMLElement): number => {
    if (part.dataset.index !== undefined) return Number(part.dataset.index);
    const gap = Number(part.dataset.gap);
    return gap > from ? gap - 1 : gap;
  };
  const mark = (part?: HTMLElement) => {
    for (const other of parts()) other.classList.toggle('drop', other === part);
  };
  const end = () => {
    held = undefined;
    mark();
    cell.classList.remove('dragged');
    cell.style.removeProperty('transform');
    removeEventListener('keydown', cancel, true);
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  };

  cell.addEventListener('pointerdown', (event) => {
    const on = event.target as Element;
    const grip = on.closest('.grip');
    if (event.button !== 0 || (!grip && on.closest('button, input, label'))) return;
    // A finger on the box itself scrolls; it drags by the grip.
    if (!grip && event.pointerType === 'touch') return;
    held = { pointer: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
    try {
      (grip ?? cell).setPointerCapture(event.pointerId);
    } catch {}
    addEventListener('keydown', cancel, true);
  });
  cell.addEventListener('pointermove', (event) => {
    if (held?.pointer !== event.pointerId) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    held.moved ||= Math.hypot(x, y) >= CLICK;
    if (!held.moved) return;
    cell.classList.add('dragged');
    cell.style.transform = `translate(${x}px, ${y}px)`;
    mark(under(event));
  });
  // Else Chromium takes the end of a quick drag for a fling, though a grip lets nothing scroll, and the next tap for what
  // stops it: no click comes.
  cell.addEventListener('touchmove', (event) => held && event.preventDefault(), { passive: false });
  cell.addEventListener('pointerup', (event) => {
    if (held?.pointer !== event.pointerId) return;
    const part = held.moved ? under(event) : undefined;
    end();
    if (part) drop(placeOf(part));
  });
  cell.addEventListener('pointercancel', end);
}
