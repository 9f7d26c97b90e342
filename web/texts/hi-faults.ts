/** What is wrong, in Hindi: the library says it in English, for those who read logs and for those who write pages. Names
 *  and what the reader wrote stay as they are. */

type Fault = readonly [said: RegExp, inHindi: (...parts: string[]) => string];

/** Words of the reader's range, as the fields beside the plot are called. */
const FIELDS: Readonly<Record<string, string>> = { from: 'से', to: 'तक', step: 'अंतराल', delta: 'डेल्टा' };
const field = (name = ''): string => FIELDS[name] ?? name;

/** "2 numbers" */
const count = (number = '', what = ''): string =>
  `${number === 'one' ? 1 : number} ${/integer/.test(what) ? 'पूर्णांक' : 'संख्या'}`;

const FAULTS: readonly Fault[] = [
  // A range, a delta, a number of the address.
  [/^(\S+) must be a number; got (.+)$/, (name, got) => `${field(name)} एक संख्या हो; मिला ${got}`],
  [
    /^(\S+) must be a number from (\d) to (\d); got (.+)$/,
    (name, least, most, got) => `${field(name)} ${least} से ${most} तक की संख्या हो; मिला ${got}`,
  ],
  [/^nudge must not be 0$/, () => 'nudge 0 न हो'],
  [/^quiz must be (.+) or (.+); got (.+)$/, (names, last, got) => `quiz ${names} या ${last} हो; मिला ${got}`],
  [/^from, to and step must be finite numbers$/, () => 'से, तक और अंतराल परिमित संख्याएँ हों'],
  [/^from must be below to; got (.+) and (.+)$/, (from, to) => `"से" "तक" से छोटा हो; मिले ${from} और ${to}`],
  [
    /^ends of a range must be at most (\S+) in size; got (.+) and (.+)$/,
    (most, from, to) => `परास के सिरे परिमाण में ${most} से बड़े न हों; मिले ${from} और ${to}`,
  ],
  [
    /^ends of a range must be farther apart .*; got (.+) and (.+)$/,
    (from, to) => `परास के सिरे इतनी बड़ी संख्याओं के लिए बहुत पास हैं: ${from} और ${to}`,
  ],
  [/^step must be above 0; got (.+)$/, (got) => `अंतराल 0 से बड़ा हो; मिला ${got}`],
  [/^step must be small enough .*; got (.+)$/, (got) => `अंतराल इतना छोटा हो कि दो बिंदु बनें; मिला ${got}`],
  [
    /^step must be large enough for at most (\d+) points; got (.+)$/,
    (most, got) => `अंतराल इतना बड़ा हो कि बिंदु ${most} से अधिक न हों; मिला ${got}`,
  ],
  [
    /^step must be large enough to tell .*; got (.+)$/,
    (got) => `अंतराल इतना बड़ा हो कि बिंदु अलग दिखें; मिला ${got}`,
  ],
  [/^delta must be 0 or above; got (.+)$/, (got) => `डेल्टा 0 या उससे बड़ा हो; मिला ${got}`],
  // A chain.
  [
    /^chain may have at most (\d+) links; got (\d+)$/,
    (most, got) => `शृंखला में अधिक से अधिक ${most} कड़ियाँ हों; मिलीं ${got}`,
  ],
  [/^chain: a function's name was expected at (.+)$/s, (at) => `यहाँ किसी फलन का नाम होना था: ${at}`],
  [/^chain: (.+)\( has no closing parenthesis$/, (name) => `${name}( का कोष्ठक बंद नहीं हुआ`],
  [/^chain must name one function or more/, () => 'शृंखला में कम से कम एक फलन हो, जैसे square sigmoid'],
  [/^no function (.+); did you mean (.+?)\??$/, (name, near) => `${name} नाम का कोई फलन नहीं है; शायद ${near}`],
  [
    /^(?:formula: there is )?no function (.+); nearest are (.+); the reference lists all (\d+)$/,
    (name, near, all) => `${name} नाम का कोई फलन नहीं है; सबसे मिलते-जुलते ${near}; कुल ${all} संदर्भ में हैं`,
  ],
  [/^(.+) takes no numbers; got (.+)$/, (name, got) => `${name} कोई संख्या नहीं लेता; मिला ${got}`],
  [/^(.+) takes numbers; got (.+)$/, (name, got) => `${name} संख्याएँ लेता है; मिला ${got}`],
  [
    /^(.+) takes (\d+|one) ((?:number|integer)s?), (.+), as (.+); got (.+)$/,
    (name, many, what, _, example, got) => `${name} ${count(many, what)} लेता है, जैसे ${example}; मिला ${got}`,
  ],
  [
    /^(.+) takes (\d+|one) (numbers?), (.+); got (.+)$/,
    (name, many, what, names, got) => `${name} ${count(many, what)} लेता है, ${names}; मिला ${got}`,
  ],
  [
    /^(\S+): (\S+) must be a finite number; got (.+)$/,
    (name, what, got) => `${name}: ${what} परिमित संख्या हो; मिला ${got}`,
  ],
  [
    /^(\S+): (\S+) must be an integer .*; got (.+)$/,
    (name, what, got) => `${name}: ${what} पूर्णांक हो; मिला ${got}`,
  ],
  [
    /^(\S+): (\S+) must be above 0; got (.+)$/,
    (name, what, got) => `${name}: ${what} 0 से बड़ा हो; मिला ${got}`,
  ],
  [/^a formula here is of x; got (.+)$/s, (got) => `यहाँ सूत्र में x हो; मिला ${got}`],
  [/^a chain has x in it; got (.+)$/s, (got) => `शृंखला में x हो; मिला ${got}`],
  [/^the only name is x; got (.+)$/, (got) => `नाम केवल x है; मिला ${got}`],
  [/^x must stand once/, () => 'x एक बार आए: शृंखला उसे कड़ी से कड़ी ले जाती है'],
  [/^an exponent must be a number/, () => 'घात एक संख्या हो: x^2, x^-1'],
  [/^(\S+) of a number: write its value$/, (name) => `${name} में केवल संख्या है: उसका मान लिखें`],
  [/^more functions are in a second file/, () => 'बाक़ी फलन दूसरी फ़ाइल में हैं, जो लाई न जा सकी'],
  [
    /^fluxion needs WebAssembly SIMD.*: (.+)$/s,
    (engines) => `fluxion को WebAssembly SIMD चाहिए, जो यहाँ नहीं है: ${engines}`,
  ],
  [/^fluxion needs WebAssembly,/, () => 'fluxion को WebAssembly चाहिए, जो यहाँ नहीं है या बंद है'],
  // A formula: what is wrong, then the text with a mark below the place.
  [/^formula: it is empty$/, () => 'सूत्र ख़ाली है'],
  [/^formula: this bracket was not opened$/, () => 'यह कोष्ठक खुला नहीं था'],
  [/^formula: this bracket is not closed$/, () => 'यह कोष्ठक बंद नहीं हुआ'],
  [/^formula: a comma stands between/, () => 'अल्पविराम केवल फलन के मानों के बीच आता है'],
  [/^formula: an operator was expected before (.+)$/, (text) => `${text} से पहले कोई संक्रिया होनी थी`],
  [/^formula: comparisons do not follow one another/, () => 'एक तुलना के बाद दूसरी नहीं आती'],
  [/^formula: it ends where/, () => 'सूत्र अधूरा है: संख्या, नाम या कोष्ठक होना था'],
  [
    /^formula: a number, a name or a bracket was expected, not (\S+?)(; a power is written \^)?$/,
    (text, power) => `संख्या, नाम या कोष्ठक होना था, ${text} नहीं${power ? '; घात ^ से लिखें' : ''}`,
  ],
  [
    /^formula: an operator or a closing bracket was expected, not (.+)$/,
    (text) => `संक्रिया या बंद कोष्ठक होना था, ${text} नहीं`,
  ],
  [/^formula: (\S+) is a function: it takes/, (name) => `${name} फलन है: उसका मान कोष्ठक में लिखें, ${name}(…)`],
  [
    /^formula: (\S+) takes (\d+) arguments?; got (\d+)$/,
    (name, takes, got) => `${name} ${takes} मान लेता है; मिले ${got}`,
  ],
  [
    /^formula: there is no function (\S+); to multiply, write (.+)$/,
    (name, how) => `${name} नाम का कोई फलन नहीं है; गुणा के लिए लिखें ${how}`,
  ],
  [
    /^formula: there is no (?:function|name) (\S+?)(?:; did you mean (.+?)\??)?$/,
    (name, near) => `${name} नाम का कुछ नहीं है${near ? `; शायद ${near}` : ''}`,
  ],
  [/^formula: nested more than (\d+) deep$/, (most) => `कोष्ठक ${most} से अधिक गहरे हैं`],
  [/^formula: (\S+) is no number here/, (text) => `${text} यहाँ संख्या नहीं है: संख्याएँ दशमलव में हों, जैसे 1000 या 1e3`],
  [/^formula: (".+") has no meaning here/, (sign) => `${sign} का यहाँ कोई अर्थ नहीं है`],
];

/** What the library said, in Hindi; undefined where this does not know it. */
export function inHindi(message: string): string | undefined {
  const [said = '', ...below] = message.split('\n');
  for (const [pattern, write] of FAULTS) {
    const [all, ...parts] = pattern.exec(said) ?? [];
    if (all !== undefined) return [write(...parts), ...below].join('\n');
  }
  return undefined;
}
