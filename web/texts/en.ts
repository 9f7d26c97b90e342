import { VERDICTS } from '../../src/plot/verdicts.js';
import { WORDS } from '../../src/plot/words.js';

/** The page in English. Other languages have the type of this object. */
export const en = {
  title: 'fluxion: the chain rule, seen',
  tagline: 'The chain rule, seen: slopes multiply.',
  footer:
    'Functions and slopes are computed by fluxion’s WebAssembly kernel, in this page, with the same bits in every browser.',
  share: {
    heading: 'Take it along',
    link: 'Copy link',
    png: 'Download PNG',
    svg: 'Download SVG',
    csv: 'Download CSV',
    tag: 'One tag puts the plot into any page:',
    copyTag: 'Copy the tag',
    gallery: 'Twelve more to take along, and what each attribute does',
    copied: 'copied',
    refused: 'copying is not allowed here',
  },
  rails: {
    label: 'A number line for each stage; a step on the first becomes a step on the next',
    point: 'x, on the first line',
    step: 'the step',
    after: (name: string, value: string) => `after ${name}: ${value}`,
    stepOf: (size: string) => `a step of ${size}`,
  },
  result: (from: string, to: string) => `A step of ${from} in x becomes ${to} in f(x)`,
  /** Where f bends. */
  straight: (from: string, to: string) => `Straight on, a step of ${from} becomes ${to}`,
  multiply: (factors: string) => `: slopes multiply, ${factors}.`,
  slopeIs: (slope: string) => `: the slope is ${slope}.`,
  bends: (moved: string) => ` f\u00a0itself moves ${moved} (the ring).`,
  noValue: (name: string, at: string) => `${name} has no value at ${at}: there the chain ends.`,
  endless: (name: string, at: string) => `${name} goes beyond every number at ${at}.`,
  noSlope: (name: string, at: string) => `${name} stands upright at ${at}: its slope is beyond every number.`,
  differences: (delta: string, secant: string, derivative: string) =>
    ` The slopes are differences with δ = ${delta}; the secant of the whole is ${secant}, the derivative ${derivative}.`,
  diagram: {
    label: 'The chain, box by box',
    input: 'x',
    output: 'f(x)',
    slope: 'slope',
  },
  builder: {
    try: 'Try',
    examples: 'Examples',
    addTo: 'Add a function to the chain',
    addOne: (name: string) => `Add ${name}`,
    remove: (name: string) => `Remove ${name}`,
    removed: (name: string) => `${name} is removed.`,
    moved: 'Drag to move',
    grip: (name: string, place: number, count: number) =>
      `${name}, link ${place} of ${count}: arrow keys move it, Delete removes it`,
    of: (parameter: string, name: string) => `${parameter} of ${name}`,
    /** What functions take; letters are their own names. */
    parameters: {
      scale: 'scale',
      shift: 'shift',
      slope: 'left slope',
      limit: 'limit',
      low: 'low',
      high: 'high',
      alpha: 'α',
      beta: 'β',
    },
    groups: { basic: 'basic', network: 'network', more: 'more' },
    search: 'Search a function',
    typed: 'or type it',
    typedHint: 'sigmoid(x^2)',
    insert: 'Insert',
    replace: 'Replace all',
    undo: 'Undo',
    redo: 'Redo',
    backwards: 'Backwards',
    backwardsHint: 'Multiply from the right, as backpropagation does: the same product',
  },
  presets: {
    first: ['σ(x²)', 'square, then sigmoid'] as readonly [label: string, title: string],
    second: ['σ(x)²', 'sigmoid, then square: the other order'] as readonly [label: string, title: string],
    three: ['3 links', 'leakyRelu, square, sigmoid'] as readonly [label: string, title: string],
    swapped: ['3 links, swapped', 'leakyRelu, sigmoid, square'] as readonly [label: string, title: string],
    figure: ['3 × −2 = −6', 'the chapter’s figure: 5 enters, the slopes are 3 and −2'] as readonly [
      label: string,
      title: string,
    ],
  },
  bits: {
    same: (count: number) =>
      `Same bits? Yes: your browser just computed ${count} functions and their slopes at 5,001 numbers each, and every bit is what Node, Chromium, Firefox, Bun and Deno give.`,
    different: (names: string) =>
      `Same bits? No: your browser gives other results than Node, Chromium, Firefox, Bun and Deno for ${names}. Please report it, with its name and version.`,
  },
  bench: {
    heading: 'How fast is it?',
    intro: (time: string) =>
      `Is WebAssembly faster than a plain JavaScript loop? Measure it in this browser, on this machine: about ${time}. Every contender’s results are compared first; one that disagrees is not ranked.`,
    seconds: (count: number) => `${count} seconds`,
    minutes: (count: number) => `${count} minutes`,
    while: 'a while',
    run: 'Run it here',
    running: 'Running. The page stays yours.',
    failed: (why: string) => `The comparison could not run: ${why}.`,
    cancel: 'Cancel',
    cancelled: 'Cancelled.',
    progress: 'Progress',
    copy: 'Copy as JSON',
    all: 'All the numbers',
    caption: 'Medians of interleaved rounds',
    columns: ['ns an element', 'middle half', 'of plain JS'],
  },
  plot: WORDS,
  plots: {
    label: 'Plots',
    derivative: 'df/dx, the product of the slopes',
    after: (name: string) => `after ${name}`,
  },
  controls: {
    range: 'Range',
    from: 'from',
    to: 'to',
    step: 'spacing',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    reset: 'Reset the range',
    resetShort: 'reset',
    showPoint: 'Show it',
    beyond: (value: string) => `f(x) = ${value} is beyond the picture`,
    hint: 'Drag the point; drag elsewhere to pan. Ctrl + wheel or two fingers zoom.',
    move: '▶ move x',
    play: (name: string) => `Play ${name}`,
    stop: '■ stop',
  },
  quiz: {
    on: 'Quiz me',
    product: 'Predict first: what is the slope of the whole?',
    factor: (name: string) => `Predict first: what is the slope of ${name} here?`,
    tangent: 'Turn the line until it is the tangent.',
    about: 'Ask for',
    aboutLink: (name: string) => `the slope of ${name}`,
    abouts: { product: 'the product', tangent: 'the tangent', vary: 'each in turn' },
    line: 'slope of the line',
    check: 'Check',
    show: 'Show me',
    right: (text: string) => `Yes: ${text}.`,
    shown: (text: string) => `It is ${text}.`,
    ...VERDICTS,
  },
  story: {
    label: 'The story, in steps',
    own: 'Try your own',
    steps: [
      {
        name: 'One machine',
        claim: 'A slope says how much more comes out for 1 more that goes in.',
        text: 'This machine triples: move x by 1, and what comes out moves by 3. Its slope is 3.',
      },
      {
        name: 'Two in a row',
        claim: 'The chain rule: slopes in a row multiply.',
        text: 'The first machine triples, the second doubles what the first gives. A step of 1 becomes 3, and that 3 becomes 6: 3 × 2 = 6, not 3 + 2 = 5.',
      },
      {
        name: 'The nudge',
        claim: 'A slope is for a small step, a nudge.',
        text: 'Most machines are not so even: the slope changes from place to place. The ring shows where the step really goes; make it smaller, and the ring meets the bar.',
      },
      {
        name: 'Where?',
        claim: 'Each slope is taken at what enters that machine.',
        text: 'Sigmoid’s slope here is the one at 4, which is what square gives for 2, not the one at 2.',
      },
      {
        name: 'Order',
        claim: 'Another order is another chain.',
        text: 'They are the same two machines, but other numbers enter them: so the slopes are others, and so is the product.',
      },
    ],
  },
  rule: {
    heading: 'The rule',
    text: 'The slope of a chain is the product of its links’ slopes, each taken at what enters that link.',
    factors: 'The chain rule, factor by factor',
    at: (x: string) => `at x = ${x}`,
  },
  order: {
    heading: 'Order matters',
    text: 'The same two functions, in both orders: another function, and another derivative.',
    title: (f: string) => `Function and derivative for f(x) = ${f}`,
  },
  delta: {
    heading: 'How small should delta be?',
    /** @param own whether the chain has a formula: its difference is the literal one. */
    text: (own: boolean) =>
      `The textbook difference, (f(x+δ) − f(x−δ)) / 2δ, gets better as δ shrinks, until the two values agree in so many digits that their difference is mostly rounding: the famous V. ${own ? 'Of a formula, fluxion takes that same difference, V and all' : 'fluxion evaluates the same quantity in closed form, with nothing to cancel, so it only gets better'}. At δ = 0 it is the derivative itself.`,
    name: 'delta',
    textbook: 'textbook',
    axis: '|difference − derivative|',
    nothing: 'says nothing: 0/0',
    off: (error: string) => `is off by ${error}`,
    at: (delta: string, x: string, textbook: string, ours: string) =>
      `At δ = ${delta}, x = ${x}: the textbook formula ${textbook}; fluxion is off by ${ours}.`,
    three: (product: string, secant: string, tangent: string) =>
      ` Three slopes that are not the same: the product of the links’ differences is ${product}, the secant of the whole ${secant}, the tangent ${tangent}.`,
    picture: (text: string) => `Error of the difference against delta, both logarithmic. ${text}`,
    label: 'delta, half the distance of the two points',
    none: '0, the derivative',
  },
  code: { heading: 'In code', copy: (what: string) => `Copy ${what}` },
  said: (name: string, x: string, value: string, slope: string) =>
    `f(x) = ${name}. At x = ${x}: f(x) = ${value}, slope ${slope}.`,
  offline: 'The speed comparison is not here without a network.',
  times: 'times',
  fault: (faults: string) => `This link is not quite right: ${faults}.`,
};

/** A language's words. */
export type Texts = typeof en;
