import { create } from '@bufbuild/protobuf';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  Against,
  AnswerSchema,
  CareAnswerSchema,
  CareRefusal,
  ObjectionSchema,
  ProgrammeOfferSchema,
  Refusal,
} from '../src/protocol';
import { speak } from '../src/i18n';
import { answerWords, bedtimeWords, careAnswerWords, objectionWords, offerRefusedWords } from '../src/state/refused';

const asked = { question: () => 'Do you have a fever?', rule: () => 'Some states do not go with massage.' };
const MONDAY = 20_430; // 2025-12-08

beforeEach(() => speak('en'));

describe('an objection', () => {
  const fever = create(ObjectionSchema, { rule: 'CR-02', question: 'fever', text: 'never shown' });
  it('names the question and the rule in the language of the page', async () => {
    expect(objectionWords(fever, asked)).toContain('Do you have a fever?');
    await speak('de');
    expect(objectionWords(fever, asked)).toMatch(/„Haben Sie Fieber\?“ spricht dagegen\. Manche Zustände/);
  });
  it('of the course has only its rule', () => {
    expect(objectionWords(create(ObjectionSchema, { rule: 'CR-40' }), asked)).toBe('There are days of rest between massages. Some states do not go with massage.');
  });
  it('to a question that is open asks for no rule', () => {
    const open = create(ObjectionSchema, { rule: 'CR-01', question: 'fever', unanswered: true });
    expect(objectionWords(open, asked)).toBe('This was not answered today: “Do you have a fever?”');
  });
});

describe('a massage that is refused', () => {
  it.each([
    [Against.OTHER_COURSE, /Kur anderer Art/],
    [Against.TECHNIQUES, /für Ihren Rücken erlaubt\. Was in Ihrem Rücken/],
    [Against.TIME, /zu wenige/],
  ])('says why (%i)', async (against, words) => {
    await speak('de');
    const offer = create(ProgrammeOfferSchema, { against, refusedRule: 'CR-03', refusedText: 'English' });
    expect(offerRefusedWords(offer, asked)).toMatch(words);
  });
  it('or is warned of counts the minutes', async () => {
    await speak('de');
    const offer = create(ProgrammeOfferSchema, { warningRule: 'CR-22', bedtimeInMinutes: 1 });
    expect(bedtimeWords(offer, asked)).toMatch(/wach.*in 1 Minute schlafen/);
  });
});

describe('an answer of the chair', () => {
  const lost = create(AnswerSchema, { refusal: Refusal.NO_HISTORY, text: '/var/lib/kneadd/history.db: read-only' });
  it('keeps the place and the cure where the page speaks the same language', () => {
    expect(answerWords(lost, asked)).toBe('/var/lib/kneadd/history.db: read-only');
  });
  it('is said by its code where it does not', async () => {
    await speak('de');
    expect(answerWords(lost, asked)).toMatch(/nicht lesbar/);
    const exists = create(CareAnswerSchema, { refusal: CareRefusal.EXISTS, text: 'somebody is called so' });
    expect(careAnswerWords(exists)).toMatch(/hat schon jemand/);
  });
  it('says from which day on it is possible', () => {
    const later = { refusal: Refusal.NOT_TODAY, against: Against.COURSE, rule: 'CR-40', possibleFromDay: MONDAY };
    expect(answerWords(create(AnswerSchema, later), asked)).toMatch(/Possible from Monday, December 8\./);
  });
});
