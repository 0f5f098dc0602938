// Which English can be told apart from another language's words: what the page or the chair says in
// English, and the other language never does.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const SHORTEST = 3; // "in", "so" and "N" belong to nobody
/** What is called so in every language: names, units, commands, and how a chair is said to be. */
const NAMES = new Set(['knead', 'kneadd', 'kneadctl', 'display', 'https', 'kpa', 'min', 'ada']);

const CHAIR = ['control/care/question.cpp', 'control/care/home_care.cpp', 'control/types/rule.cpp', 'control/types/reason.cpp', 'control/types/request.cpp'];
const WORDS = /\p{L}+/gu;

const wordsIn = (text) => new Set((text.match(WORDS) ?? []).map((word) => word.toLowerCase()));

/** What is said, of a language file: its values, without the names of what is put in. */
function valuesOf(json) {
  if (typeof json === 'string') return json.replace(/\{\w+\}/g, ' ');
  return Object.values(json).map(valuesOf).join(' ');
}

async function said(source, language) {
  const files = ['', 'reasons.', 'care.'].map((kind) => `display/page/src/i18n/${kind}${language}.json`);
  const texts = await Promise.all(files.map((file) => readFile(path.join(source, file), 'utf8')));
  return wordsIn(texts.map((text) => valuesOf(JSON.parse(text))).join(' '));
}

/** Words in the chair's own tables: in quotes, and with a space, so that no code is taken for a word. */
async function chairSays(source) {
  const texts = await Promise.all(CHAIR.map((file) => readFile(path.join(source, file), 'utf8')));
  return wordsIn(texts.flatMap((text) => text.match(/"[^"\n]* [^"\n]*"/g) ?? []).join(' '));
}

/** @returns words of a text that are English and not of `language`. */
export async function englishDetector(source, language) {
  const [page, chair, own] = await Promise.all([said(source, 'en'), chairSays(source), said(source, language)]);
  const english = new Set([...page, ...chair].filter((word) => word.length >= SHORTEST && !own.has(word) && !NAMES.has(word)));
  return (text) => [...wordsIn(text)].filter((word) => english.has(word));
}
