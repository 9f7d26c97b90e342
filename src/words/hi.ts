import type { Curve } from '../plot/words.js';
import type { TagWords } from './tag-words.js';

const WHAT: Readonly<Record<Curve | 'both', string>> = {
  value: 'फलन',
  derivative: 'अवकलज',
  both: 'फलन और अवकलज',
};

/** What plots and questions say in Hindi, on the page and in the tag. */
export const hi: TagWords = {
  plot: {
    tangent: 'स्पर्शरेखा',
    secant: 'छेदक रेखा',
    differences: 'अंतरों का गुणनफल',
    point: 'बिंदु x',
    and: 'और',
    outside: (x) => `x = ${x} परास के बाहर है`,
    summary: (title, curves, from, to) => `${title}: ${curves} का आलेख, x ${from} से ${to} तक।`,
    arrows: 'तीर कुंजियाँ मान पढ़ती हैं।',
    title: (curves, name) =>
      `f(x) = ${name} का ${WHAT[curves.length === 2 ? 'both' : (curves[0] ?? 'value')]}`,
  },
  bar: { slope: 'ढाल', delta: 'डेल्टा', reset: 'पहले जैसा', play: (name) => `${name} चलाएँ` },
  quiz: {
    verdicts: {
      sum: 'यह तो योग है। एक के बाद एक लगी कड़ियों के ढाल गुणा होते हैं: पहला ढाल क़दम को बढ़ाता है, और जो बने उसे अगला।',
      place: 'आपने ढाल x पर लिया। हर ढाल उस संख्या पर लिया जाता है जो उस कड़ी में जाती है, यानी पिछली कड़ी का परिणाम।',
      whole: 'यह पूरी शृंखला का ढाल है। यहाँ केवल एक कड़ी का पूछा गया है।',
      other: 'यह किसी दूसरी कड़ी का ढाल है।',
      value: 'यह तो परिणाम है। ढाल बताता है कि थोड़ा और अंदर जाए तो कितना और बाहर आता है।',
      steeper: 'लगभग: वहाँ वक्र रेखा से ज़्यादा खड़ा है।',
      flatter: 'लगभग: वहाँ वक्र रेखा से कम खड़ा है।',
      one: 'यह एक ही कड़ी का ढाल है। पूरी शृंखला का ढाल सबका गुणनफल है।',
      sign: 'परिमाण सही है। चिह्न देखें: ऋणात्मक ढाल क़दम को उलट देता है।',
      wrong: 'अभी नहीं। क़दम के साथ कड़ी से कड़ी चलें: हर कड़ी उसे कितना लंबा करती है?',
      number: 'एक संख्या लिखें।',
    },
    right: 'हाँ।',
    check: 'जाँचें',
    show: 'दिखाएँ',
    turn: 'रेखा घुमाएँ',
    product: 'आपका उत्तर: पूरी शृंखला का ढाल',
    factor: (name) => `आपका उत्तर: ${name} का ढाल`,
    tangent: 'रेखा को घुमाएँ जब तक वह स्पर्शरेखा न बन जाए',
  },
};
