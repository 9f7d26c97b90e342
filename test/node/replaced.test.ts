import { expect, test } from 'vitest';
import { replaced } from '../../tools/replaced.js';

test("a part of another's text is replaced wherever it is", () => {
  expect(replaced('a b a', 'a', 'c')).toBe('c b c');
  expect(replaced('f = (1);\ng = 2;', /f = .*\n/g, '', 1)).toBe('g = 2;');
});

test('the build stops where the part is not there, or not as often as it was', () => {
  expect(() => replaced('a', 'b', '')).toThrow('b is not there: the text has changed.');
  expect(() => replaced('a b a', /a|c/g, '', 1)).toThrow('/a|c/g is there 2 times, not 1');
});

test('the build stops where a pattern would leave half of a wrapped line', () => {
  expect(() => replaced('f = (\n  1);', /f = .*/g, '')).toThrow('/f = .*/g finds half of something: f = (');
});
