import type { Texts } from '../texts.js';
import { en } from './en.js';

export const hi: Texts = en;
