import { h } from './dom.js';
import { t } from './texts.js';

/** A button that copies text, and says so. */
export function copyButton(label: string, text: () => string): HTMLElement {
  const said = h('span', { class: 'said', role: 'status' });
  const button = h('button', { type: 'button', onclick: () => void copy() }, label);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = t.share.copied;
    } catch {
      // Without permission, or on a page served without TLS.
      said.textContent = t.share.refused;
    }
    setTimeout(() => {
      said.textContent = '';
    }, 2500);
  };
  return h('span', { class: 'copy' }, button, said);
}
