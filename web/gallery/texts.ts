/** The gallery's words. Another language has the type of the first. */

import type { EXAMPLES, Lesson } from './lessons.js';

export interface GalleryTexts {
  readonly title: string;
  readonly tagline: string;
  readonly back: string;
  readonly lessons: string;
  readonly intro: string;
  readonly attributes: string;
  readonly attributesIntro: string;
  readonly copy: string;
  readonly lesson: Readonly<Record<Lesson['key'], readonly [name: string, text: string]>>;
  readonly attribute: Readonly<Record<keyof typeof EXAMPLES, string>>;
}

const en: GalleryTexts = {
  title: 'fluxion: twelve plots to take along',
  tagline: 'Plots and lessons to take along: each is one tag.',
  back: 'The chain rule, seen',
  lessons: 'Twelve to take along',
  intro:
    'Each is drawn by the tag below it. Copy element.js, and the element files beside it, from the package (or from this folder, where the page is published) beside your page, load it once, and paste the tag.',
  attributes: 'What each attribute does',
  attributesIntro: 'All can be set as properties too, at any time: the plot follows.',
  copy: 'Copy the tag',
  lesson: {
    triple: ['One machine', 'What comes out is three times what goes in: slope 3, everywhere.'],
    two: ['Two in a row', 'Times 3, then times 2: the slopes multiply, 3 × 2 = 6.'],
    predict: ['Predict the product', 'One slope is negative. What is the slope of the whole?'],
    figure: ['The chapter’s figure', '5 goes in; the slopes are 3 and −2; the product is −6.'],
    order: ['The other order', 'Sigmoid, then square: another chain, another slope.'],
    where: ['Where is it taken?', 'Sigmoid’s slope is asked, at what square gives to it.'],
    tangent: ['Turn the tangent', 'Turn the line until it just touches the curve.'],
    delta: ['A coarse difference', 'With a delta of 0.8, secant and tangent are far apart. Make it smaller.'],
    kink: ['A kink', 'At 0 relu has no tangent; the symmetric slope is one half.'],
    saturate: ['Saturation', 'Where tanh is flat, a factor near 0 makes the whole product small.'],
    decay: ['Decay, with parameters', 'A formula of your own; play a and b.'],
    wave: ['A wave', 'Inside the sine stands b x: the slope has a factor b.'],
  },
  attribute: {
    chain:
      'The functions, first applied first; numbers in parentheses: affine(3,-14). Default: square sigmoid.',
    formula:
      'A formula of x in place of a chain. Each other name is an attribute with a number, and with controls a slider.',
    range: 'from, to and step: the range, as arange(from, to, step). Default: −3, 3, 0.01.',
    delta: 'Half the distance of the difference’s two points; 0 is the derivative. Default: 0.001.',
    show: 'value, derivative, or both. Default: both.',
    point: 'An x to mark, with its tangent; the reader can move it.',
    controls: 'Zoom, pan, delta, sliders, and the slopes at the point.',
    quiz: 'What is asked before it is shown: product, the slope of the whole; factor 1, that of the first link, and so on; tangent, a line to turn; vary, each in turn. Words are in the language of the page, by lang.',
  },
};

const hi: GalleryTexts = {
  title: 'fluxion: साथ ले जाने के लिए बारह आलेख',
  tagline: 'साथ ले जाने के लिए आलेख और पाठ: हर एक बस एक टैग है।',
  back: 'शृंखला नियम, आँखों के सामने',
  lessons: 'साथ ले जाने के लिए बारह',
  intro:
    'हर आलेख अपने नीचे के टैग से बना है। element.js और उसके साथ की element फ़ाइलें पैकेज से (या इसी फ़ोल्डर से, जहाँ यह पृष्ठ प्रकाशित है) अपने पृष्ठ के साथ रखें, एक बार लोड करें, और टैग चिपका दें।',
  attributes: 'हर गुण क्या करता है',
  attributesIntro: 'सभी किसी भी समय प्रॉपर्टी के रूप में भी रखे जा सकते हैं: आलेख साथ बदलता है।',
  copy: 'टैग कॉपी करें',
  lesson: {
    triple: ['एक मशीन', 'जो अंदर जाए उसका तिगुना बाहर आता है: ढाल हर जगह 3।'],
    two: ['दो एक साथ', '3 गुना, फिर 2 गुना: ढाल गुणा होते हैं, 3 × 2 = 6।'],
    predict: ['गुणनफल का अनुमान', 'एक ढाल ऋणात्मक है। पूरी शृंखला का ढाल क्या है?'],
    figure: ['अध्याय का चित्र', '5 अंदर जाता है; ढाल 3 और −2 हैं; गुणनफल −6 है।'],
    order: ['दूसरा क्रम', 'पहले sigmoid, फिर square: और शृंखला, और ढाल।'],
    where: ['कहाँ लिया जाए?', 'sigmoid का ढाल पूछा गया है, उस पर जो square उसे देता है।'],
    tangent: ['स्पर्शरेखा घुमाएँ', 'रेखा को घुमाएँ जब तक वह वक्र को बस छू न ले।'],
    delta: ['मोटा अंतर', '0.8 के डेल्टा पर छेदक और स्पर्शरेखा दूर हैं। उसे छोटा करें।'],
    kink: ['एक मोड़', '0 पर relu की स्पर्शरेखा नहीं; सममित ढाल आधा है।'],
    saturate: ['संतृप्ति', 'जहाँ tanh समतल है, 0 के पास का गुणक पूरे गुणनफल को छोटा कर देता है।'],
    decay: ['क्षय, प्राचलों के साथ', 'अपना सूत्र; a और b चलाएँ।'],
    wave: ['एक तरंग', 'sine के अंदर b x है: ढाल में एक गुणक b है।'],
  },
  attribute: {
    chain: 'फलन, पहले लगने वाला पहले; संख्याएँ कोष्ठक में: affine(3,-14)। न हो तो: square sigmoid।',
    formula: 'शृंखला की जगह x का सूत्र। हर दूसरा नाम एक गुण है जिसका मान संख्या है, और controls के साथ एक स्लाइडर।',
    range: 'from, to और step: परास, जैसे arange(from, to, step)। न हो तो: −3, 3, 0.01।',
    delta: 'अंतर के दो बिंदुओं की आधी दूरी; 0 अवकलज है। न हो तो: 0.001।',
    show: 'value, derivative, या दोनों। न हो तो: दोनों।',
    point: 'निशान के लिए एक x, स्पर्शरेखा के साथ; पाठक उसे खिसका सकता है।',
    controls: 'बड़ा-छोटा करना, खिसकाना, डेल्टा, स्लाइडर, और बिंदु पर ढाल।',
    quiz: 'दिखाने से पहले क्या पूछा जाए: product, पूरी शृंखला का ढाल; factor 1, पहली कड़ी का, और इसी तरह; tangent, घुमाने की रेखा; vary, बारी-बारी से। शब्द पृष्ठ की भाषा में हैं, lang से।',
  },
};

export const galleryTexts = (language: string): GalleryTexts => (language === 'hi' ? hi : en);
