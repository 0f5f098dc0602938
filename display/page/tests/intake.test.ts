import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { AnswerKind, Asked, QuestionsSchema } from '../src/protocol';
import * as intake from '../src/state/intake';

const yesNo = (code: string, asked = Asked.TODAY) => ({ code, kind: AnswerKind.YES_NO, asked });
const begin = (questions: MessageInitShape<typeof QuestionsSchema>['questions']) =>
  intake.beginIntake(create(QuestionsSchema, { version: 1, questions }));
const codes = (pages: ReturnType<typeof intake.pagesOf>) => pages.map((page) => page.map(({ code }) => code));

describe('the questions before a massage', () => {
  it('come a few short ones on a page, the others alone', () => {
    const now = begin([
      ...['a', 'b', 'c', 'd', 'e'].map((code) => yesNo(code)),
      { code: 'zones', kind: AnswerKind.ZONES, asked: Asked.TODAY },
    ]);
    expect(codes(intake.pagesOf(now))).toEqual([['a', 'b', 'c', 'd'], ['e'], ['zones']]);
  });

  it('come one by one where a yes is a sign of an emergency', () => {
    const now = begin([
      { ...yesNo('groin'), emergency: true },
      { ...yesNo('bladder'), emergency: true },
      yesNo('fever'),
      yesNo('flu'),
    ]);
    expect(codes(intake.pagesOf(now))).toEqual([['groin'], ['bladder'], ['fever', 'flu']]);
  });

  it('follow right after the answer that they depend on, and only then', () => {
    let now = begin([
      yesNo('skin'),
      { ...yesNo('where'), kind: AnswerKind.ZONES, follows: { code: 'skin', answers: [1] } },
      yesNo('fever'),
    ]);
    expect(codes(intake.pagesOf(now))).toEqual([['skin'], ['fever']]);
    now = intake.answer(now, 'skin', 1);
    expect(codes(intake.pagesOf(now))).toEqual([['skin'], ['where'], ['fever']]);
  });

  it('go on only when each of the page is answered; advice may be passed over', () => {
    const now = begin([yesNo('a'), yesNo('b')]);
    expect(intake.mayGoOn(now)).toBe(false);
    expect(intake.mayGoOn(intake.answer(intake.answer(now, 'a', 0), 'b', 0))).toBe(true);
    expect(intake.mayGoOn(begin([yesNo('calm', Asked.PREPARATION)]))).toBe(true);
  });

  it('offer what was said last time of what stays, never of today', () => {
    const now = begin([
      { ...yesNo('surgery', Asked.STANDING), lastAnswer: 1 },
      { ...yesNo('fever'), lastAnswer: 0 },
    ]);
    expect([...now.answers]).toEqual([['surgery', 1]]);
  });

  it('send no answer to what is no longer asked', () => {
    let now = begin([
      yesNo('skin'),
      { ...yesNo('where'), kind: AnswerKind.ZONES, follows: { code: 'skin', answers: [1] } },
    ]);
    now = intake.answer(intake.answer(now, 'skin', 1), 'where', 3);
    now = intake.answer(now, 'skin', 0);
    expect(intake.saidAnswers(now)).toEqual([{ code: 'skin', number: 0 }]);
  });

  it('cannot be turned beyond the first and the last page', () => {
    const now = begin([yesNo('a'), { ...yesNo('z'), kind: AnswerKind.ZONES }]);
    expect(intake.turn(now, -1).page).toBe(0);
    const last = intake.turn(intake.turn(now, 1), 1);
    expect([last.page, intake.isLastPage(last)]).toEqual([1, true]);
  });
});
