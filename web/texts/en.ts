import { VERDICTS } from '../../src/plot/verdicts.js';

/** The page in English. Other languages have the type of this object. */
export const en = {
  tagline: 'The chain rule, seen: slopes multiply.',
  share: {
    heading: 'Take it along',
    link: 'Copy link',
    png: 'Download PNG',
    svg: 'Download SVG',
    csv: 'Download CSV',
    tag: 'One tag puts the plot into any page:',
    copyTag: 'Copy the tag',
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
  result: (from: string, to: string, factors: string) =>
    `A step of ${from} in x becomes ${to} in f(x): slopes multiply, ${factors}.`,
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
    groups: { basic: 'basic', network: 'network', more: 'more' },
    typed: 'or type it',
    typedHint: 'sigmoid(x^2)',
    undo: 'Undo',
    redo: 'Redo',
    backwards: 'backwards',
    backwardsHint: 'Multiply from the right, as backpropagation does: the same product',
  },
  plots: {
    label: 'Plots',
    derivative: 'df/dx, the product of the slopes',
    difference: 'the product of the links’ differences',
    after: (name: string) => `after ${name}`,
    slopeOf: (name: string) => `slope of ${name}`,
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
    hint: 'Drag the point; drag elsewhere to pan. Ctrl + wheel or two fingers zoom.',
    move: '▶ move x',
    stop: '■ stop',
  },
  quiz: {
    on: 'Quiz me',
    question: 'Predict first: what is the slope of the whole?',
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
        text: 'A machine takes a number and triples it. Move x by 1, and what comes out moves by 3. Its slope is 3: so much comes out for each 1 that goes in.',
      },
      {
        name: 'Two in a row',
        text: 'Now its output goes into a second machine, which doubles. A step of 1 becomes 3, and the 3 become 6. Not 3 + 2 = 5: slopes multiply, 3 × 2 = 6. That is the chain rule.',
      },
      {
        name: 'The nudge',
        text: 'Most machines are not so even: the slope changes from place to place. So the step is small, a nudge. The ring shows where it really goes; make the step smaller, and it meets the bar.',
      },
      {
        name: 'Where?',
        text: 'Each slope is taken at what enters that machine. Sigmoid’s slope here is the one at 4, which is what square gives for 2, not the one at 2.',
      },
      {
        name: 'Order',
        text: 'The same two machines in the other order are another chain: other numbers enter them, so the slopes are others, and so is the product.',
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
  },
  delta: {
    heading: 'How small should delta be?',
    text: 'The textbook difference, (f(x+δ) − f(x−δ)) / 2δ, gets better as δ shrinks, until the two values agree in so many digits that their difference is mostly rounding: the famous V. fluxion evaluates the same quantity in closed form, with nothing to cancel, so it only gets better. At δ = 0 it is the derivative itself.',
    name: 'delta',
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
