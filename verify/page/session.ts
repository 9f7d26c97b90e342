/** `npm run verify -- session`: the built page, used by keyboard alone and by touch alone, in Chromium and in Firefox.
 *  Keys and fingers come the way that the browser takes them from a machine. */
import { firefox } from '../../tools/browsers/browsers.js';
import { servePage } from '../../tools/served-page.js';
import { byKeyboard } from './by-keyboard.js';
import { byTouch } from './by-touch.js';
import { chromiumHand, firefoxHand, type Hand, type Screen } from './hands.js';
import { Person } from './person.js';

const DESK: Screen = { width: 1280, height: 800 };
const PHONE: Screen = { width: 390, height: 844 };

/** `-- session firefox touch` tries that one alone. */
const only = process.argv.slice(2).filter((word) => /^[a-z]+$/.test(word));

const pages = await servePage();
let failed = false;
const session = async (what: string, make: () => Promise<Hand>, use: (person: Person) => Promise<void>) => {
  if (!only.every((word) => what.toLowerCase().includes(word))) return;
  const hand = await make();
  try {
    await use(new Person(hand, pages.url));
    console.log(`${what}: all of it works`);
  } catch (error) {
    failed = true;
    console.error(`${what}: ${(error as Error).message}`);
  } finally {
    await hand.close();
  }
};

await session('Chromium, by keyboard', () => chromiumHand(pages.browser, DESK), byKeyboard);
await session('Chromium, by touch', () => chromiumHand(pages.browser, PHONE, true), byTouch);
const fox = firefox([
  'user_pref("dom.w3c_touch_events.enabled", 1);',
  'user_pref("intl.accept_languages", "en-US");',
  // Without a screen its window is never the one in front, and would have no focus to show.
  'user_pref("focusmanager.testmode", true);',
]);
if (fox === undefined) console.log('Firefox is not here: not tried.');
else {
  await session('Firefox, by keyboard', () => firefoxHand(fox, DESK), byKeyboard);
  await session('Firefox, by touch', () => firefoxHand(fox, PHONE), byTouch);
}
await pages.close();
if (failed) process.exitCode = 1;
