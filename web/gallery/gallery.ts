/** The gallery: twelve plots and lessons, each with its tag to copy, and an index of the tag's attributes. */

import '../style.css';
import '../style/rest.css';
import './gallery.css';
import '../../src/element/index.js';
import { copyButton } from '../copy-button.js';
import { h, section } from '../dom.js';
import { nodesOf } from '../markup.js';
import { languageOf, NAMES, speak } from '../texts.js';
import { EXAMPLES, LESSONS } from './lessons.js';
import { galleryTexts } from './texts.js';

const language = languageOf(location.search, navigator.languages);
await speak(language);
const t = galleryTexts(language);

/** Code is in no language of people. */
const CODE = { lang: 'en', translate: 'no' };

/** The tag as it is written. */
const tagOf = (attributes: string): string => `<fluxion-plot ${attributes}></fluxion-plot>`;

/** The same as an element: `controls` alone is markup that needs a value. */
function plotOf(attributes: string): Node {
  const whole = attributes.replace(/ (controls)(?= |$)/g, ' $1=""');
  return nodesOf(tagOf(whole))[0] as Node;
}

function card(name: string, text: string, attributes: string): HTMLElement {
  return h(
    'article',
    { class: 'card' },
    h('h3', {}, name),
    h('p', {}, text),
    plotOf(attributes),
    h('pre', { tabindex: 0, role: 'region', 'aria-label': name }, h('code', CODE, tagOf(attributes))),
    copyButton(t.copy, () => tagOf(attributes)),
  );
}

document.title = t.title;
const tagline = document.querySelector('header p');
if (tagline) tagline.textContent = t.tagline;
const languages = document.querySelector('#languages');
languages?.append(h('a', { href: `./?lang=${language}` }, t.back));
for (const [code, name] of Object.entries(NAMES))
  if (code !== language)
    languages?.append(' · ', h('a', { href: `?lang=${code}`, lang: code, hreflang: code }, name));

document
  .querySelector('#app')
  ?.append(
    section(
      'lessons',
      t.lessons,
      h('p', {}, t.intro),
      h(
        'pre',
        { tabindex: 0, role: 'region', 'aria-label': 'script' },
        h('code', CODE, '<script type="module" src="element.js"></script>'),
      ),
      h(
        'div',
        { class: 'cards' },
        ...LESSONS.map(({ key, attributes }) => card(...t.lesson[key], attributes)),
      ),
    ),
    section(
      'attributes',
      t.attributes,
      h('p', {}, t.attributesIntro),
      h(
        'div',
        { class: 'cards' },
        ...Object.entries(EXAMPLES).map(([name, attributes]) =>
          card(
            name === 'range' ? 'from, to, step' : name,
            t.attribute[name as keyof typeof EXAMPLES],
            attributes,
          ),
        ),
      ),
    ),
  );
