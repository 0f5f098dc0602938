// Every question, choice, programme, rule, reminder and tip of the chair has words in every language
// that is not the chair's own, and no words are left over from one that is gone. The codes are read
// where C++ has them.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import de from '../src/i18n/care.de.json';
import ar from '../src/i18n/care.ar.json';
import en from '../src/i18n/care.en.json';
import type { CareWords } from '../src/i18n';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
/** The first group of every match, of which there must be so many at least: a table that is written
 * otherwise one day must not pass as an empty one. */
function codes(text: string, row: RegExp, least: number): string[] {
  const found = [...text.matchAll(row)].map(([, code = '']) => code);
  expect(found.length).toBeGreaterThanOrEqual(least);
  return found.sort();
}

const questions = read('control/care/question.cpp');
const homeCare = read('control/care/home_care.cpp');
const between = (text: string, from: string, to: string): string =>
  text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)));

const CHAIR: Readonly<Record<keyof CareWords, readonly string[]>> = {
  questions: codes(questions, /\{Question::\w+, "(\w+)"/g, 40),
  choices: codes(between(questions, 'kDiagnosisChoices{', '};'), /"(\w+)"/g, 8),
  programmes: readdirSync(new URL('config/programmes', ROOT)).flatMap((file) =>
    codes(between(read(`config/programmes/${file}`), '\nname', '[['), /^name = "(\w+)"/gm, 1),
  ),
  rules: codes(read('control/types/rule.cpp'), /"(CR-\d\d)"/g, 30),
  reminders: codes(homeCare, /Remedy::\w+, Rule::\w+, "(\w+)"/g, 7),
  tips: codes(between(homeCare, 'kTips{{', '}};'), /\{\s*"(\w+)"/g, 6),
};
const SECTIONS = Object.keys(CHAIR) as readonly (keyof CareWords)[];

describe.each<[string, CareWords]>([['German', de], ['Arabic', ar]])('the %s words', (_, words) => {
  it.each(SECTIONS)('of %s are those that the chair knows, no fewer and no more', (section) => {
    expect(Object.keys(words[section]).sort()).toEqual([...CHAIR[section]].sort());
  });
  it('explain a question where the chair explains it', () => {
    const rows = [...questions.matchAll(/\{Question::\w+, "(\w+)", \w+, \w+, Rule::\w+, "[^"]+", "([^"]*)"/g)];
    expect(rows.length).toBe(CHAIR.questions.length);
    for (const [, code = '', help] of rows) {
      expect(Boolean(words.questions[code]?.help), code).toBe(Boolean(help));
      expect(words.questions[code]?.text, code).toBeTruthy();
    }
  });
  it('say the numbers that the chair says', () => {
    const numbers = (text: string): string[] => (text.match(/\d+/g) ?? []).sort();
    const rules = [...read('control/types/rule.cpp').matchAll(/"(CR-\d\d)", "([^"]+)"/g)];
    for (const [, id = '', text = ''] of rules) expect(numbers(words.rules[id] ?? ''), id).toEqual(numbers(text));
  });
});

describe('the English words', () => {
  it.each(SECTIONS)('of %s stand only for what the chair knows', (section) => {
    expect(CHAIR[section]).toEqual(expect.arrayContaining(Object.keys(en[section])));
  });
});
