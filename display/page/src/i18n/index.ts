// The page's words. Each language is plain JSON files; English comes with the page, the others when
// they are chosen. The words of the protocol's reasons and questions are the server's (English);
// here are their translations, by code.
import { signal, computed } from '@preact/signals';
import type { Params, Sentence } from '../state/sentence';
import en from './en.json';
import enReasons from './reasons.en.json';
import enCare from './care.en.json';

export type Key = keyof typeof en;
/** Words that change with a number: `by` names which, the rest are Unicode's plural categories. */
export interface Forms extends Partial<Record<Intl.LDMLPluralRule, string>> {
  readonly by: string;
  readonly other: string;
}
export type Words = Readonly<Record<Key, string | Forms>>;
export type Language = 'en' | 'de' | 'ar';

export interface ReasonWords {
  readonly text: string;
  readonly hint: string;
}
export interface QuestionWords {
  readonly text: string;
  readonly help: string;
}
export interface ProgrammeWords {
  readonly title: string;
  readonly about: string;
}

/** By the protocol's codes. English has few: its words come from the server. */
export interface CareWords {
  readonly questions: Readonly<Record<string, QuestionWords>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly programmes: Readonly<Record<string, ProgrammeWords>>;
  readonly rules: Readonly<Record<string, string>>;
  readonly reminders: Readonly<Record<string, string>>;
  readonly tips: Readonly<Record<string, string>>;
}

interface Loaded {
  readonly language: Language;
  readonly words: Words;
  readonly reasons: Readonly<Record<string, ReasonWords>>;
  readonly care: CareWords;
}

export const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
  { code: 'ar', name: 'العربية' },
];

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set(['ar']);

const english: Loaded = { language: 'en', words: en, reasons: enReasons, care: enCare };
const loaded = signal<Loaded>(english);

export const language = computed(() => loaded.value.language);
export const direction = computed(() => (RIGHT_TO_LEFT.has(language.value) ? 'rtl' : 'ltr'));

const OTHERS = {
  de: () => import('./pack.de'),
  ar: () => import('./pack.ar'),
} as const;

export async function speak(code: Language): Promise<void> {
  if (code === 'en') loaded.value = english;
  else loaded.value = { language: code, ...(await OTHERS[code]()).default };
}

function filled(text: string, params: Params | undefined): string {
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value === 'number') return number(value);
    return value.startsWith('@') ? t(value.slice(1) as Key) : value;
  });
}

function formOf(words: string | Forms, params: Params | undefined): string {
  if (typeof words === 'string') return words;
  const form = new Intl.PluralRules(language.value).select(Number(params?.[words.by]));
  return words[form] ?? words.other;
}

export function t(key: Key, params?: Params): string {
  const pattern = formOf(loaded.value.words[key], params);
  const text = filled(pattern, params);
  // What was put in may begin with a small letter.
  return pattern.startsWith('{') ? text.charAt(0).toLocaleUpperCase(language.value) + text.slice(1) : text;
}

export const told = (sentence: Sentence): string => t(sentence.key, sentence.params);

/** A reason in the person's language; the server's own words where this page has none. */
export function reasonWords(code: string, fallback?: ReasonWords): ReasonWords {
  return loaded.value.reasons[code] ?? fallback ?? { text: code.replaceAll('_', ' '), hint: '' };
}

export const questionWords = (code: string, fallback: QuestionWords): QuestionWords =>
  loaded.value.care.questions[code] ?? fallback;

export const programmeWords = (name: string, fallback: ProgrammeWords): ProgrammeWords =>
  loaded.value.care.programmes[name] ?? fallback;

export const choiceWords = (choice: string): string =>
  loaded.value.care.choices[choice] ?? choice.replaceAll('_', ' ');

export const ruleWords = (id: string, fallback: string): string =>
  loaded.value.care.rules[id] ?? fallback;

export const reminderWords = (code: string, fallback: string): string =>
  loaded.value.care.reminders[code] ?? fallback;

export const tipWords = (code: string, fallback: string): string =>
  loaded.value.care.tips[code] ?? fallback;

/** Arabic is read with the same digits that stand on the chair. */
const locale = (): string => (language.value === 'ar' ? 'ar-u-nu-latn' : language.value);

export const number = (value: number, decimals = 0): string =>
  new Intl.NumberFormat(locale(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value);

/** Days since 1970-01-01, as the protocol counts them. */
export const date = (day: number, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale(), {
    timeZone: 'UTC',
    day: 'numeric',
    month: style,
    ...(style === 'long' ? { weekday: 'long' } : {}),
  }).format(new Date(day * 86_400_000));

/** A countdown that still says 0:01 must not be over: rounded up. */
export function clock(ms: number): string {
  const seconds = Math.max(Math.ceil(ms / 1000), 0);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
