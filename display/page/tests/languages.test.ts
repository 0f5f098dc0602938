import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '../src/i18n/en.json';
import de from '../src/i18n/de.json';
import ar from '../src/i18n/ar.json';
import reasonsEn from '../src/i18n/reasons.en.json';
import reasonsDe from '../src/i18n/reasons.de.json';
import reasonsAr from '../src/i18n/reasons.ar.json';
import { ReasonSchema } from '../src/protocol';
import { clock, direction, reasonWords, speak, t, type Forms, type Words } from '../src/i18n';

type Pattern = string | Forms;
const full = (words: Pattern): string => (typeof words === 'string' ? words : words.other);
const places = (words: Pattern): readonly string[] => (full(words).match(/\{\w+\}/g) ?? []).sort();
const LANGUAGES: Record<string, Words> = { en, de, ar };

describe.each(Object.entries(LANGUAGES))('the words of %s', (name, words: Record<string, Pattern>) => {
  it('are all there, and none is left over', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
  });
  it('are words, with the same things put in', () => {
    for (const [key, text] of Object.entries(en)) {
      expect(words[key], key).toBeTruthy();
      expect(places(words[key] ?? ''), key).toEqual(places(text));
    }
  });
  it('have a form for every number that the language tells apart, or the one that fits the rest', () => {
    const categories = new Intl.PluralRules(name).resolvedOptions().pluralCategories;
    for (const [key, forms] of Object.entries(words)) {
      if (typeof forms === 'string') continue;
      for (const form of Object.keys(forms)) {
        expect(['by', ...categories], `${key}: ${form}`).toContain(form);
      }
      expect(Object.keys(forms).length, key).toBeGreaterThan(2);
    }
  });
});

describe('the words of reasons', () => {
  const codes = ReasonSchema.values
    .map(({ localName }) => localName.toLowerCase())
    .filter((code) => code !== 'unspecified' && code !== 'none');

  it.each([['en', reasonsEn], ['de', reasonsDe], ['ar', reasonsAr]] as const)(
    'are there in %s for every reason of the protocol',
    (_, reasons: Record<string, { text: string }>) => {
      expect(Object.keys(reasons).sort()).toEqual([...codes].sort());
      for (const code of codes) expect(reasons[code]?.text, code).toBeTruthy();
    },
  );

  it('are in English those of the chair itself (docs/reasons.md)', () => {
    const page = readFileSync(new URL('../../../docs/reasons.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) \|/gm)];
    expect(rows.length).toBeGreaterThan(100);
    for (const [, code = '', text, hint] of rows) {
      const words = (reasonsEn as Record<string, { text: string; hint: string }>)[code];
      expect(words, code).toEqual({ text, hint: hint === 'nothing' ? '' : hint });
    }
  });
});

describe('a language that is chosen', () => {
  beforeAll(() => speak('ar'));
  it('changes the words and the way they run', () => {
    expect(direction.value).toBe('rtl');
    expect(t('stop.word')).toBe('قف');
    expect(reasonWords('wish_pain').text).toBe(reasonsAr.wish_pain.text);
  });
  it('counts as the language counts: one, two, few, many', () => {
    const said = [1, 2, 3, 15].map((n) => t('against.bedtime', { rule: '', n }).trim());
    expect(said).toEqual([
      'موعد نومك بعد دقيقة واحدة.',
      'موعد نومك بعد دقيقتين.',
      'موعد نومك بعد 3 دقائق.',
      'موعد نومك بعد 15 دقيقة.',
    ]);
  });
  it('says what is put in, in the same language and with the digits of the chair', () => {
    expect(t('comfort.value', { force: 12 })).toContain('12');
    expect(t('doing.at', { technique: '@technique.kneading', region: '@region.lumbar' })).toBe(
      `${ar['technique.kneading']}، ${ar['region.lumbar']}`,
    );
  });
});

describe('a countdown', () => {
  it('is over only when it says 0:00', () => {
    expect(clock(1)).toBe('0:01');
    expect(clock(61_000)).toBe('1:01');
    expect(clock(0)).toBe('0:00');
  });
});
