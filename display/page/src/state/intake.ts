// The questions before a massage, a few on each page. Pure: what is asked, what was answered, what
// comes next. Nothing is answered for a person; what they said last time is offered, to be confirmed.
import { AnswerKind, Asked, type Question, type Questions } from '../protocol';

/** So many yes-or-no questions fit on a kiosk's page without scrolling; scales likewise (assumed). */
const ON_A_PAGE = 4;

export type Answers = ReadonlyMap<string, number>;

export interface Intake {
  readonly questions: Questions;
  readonly answers: Answers;
  readonly page: number;
}

export function beginIntake(questions: Questions): Intake {
  const offered = questions.questions.flatMap((question) =>
    question.asked === Asked.STANDING && question.lastAnswer !== undefined
      ? [[question.code, question.lastAnswer] as const]
      : [],
  );
  return { questions, answers: new Map(offered), page: 0 };
}

/** Whether a question is asked after what has been answered so far. */
export function applies(question: Question, answers: Answers): boolean {
  const { follows } = question;
  if (!follows) return true;
  const said = answers.get(follows.code);
  return said !== undefined && follows.answers.includes(said);
}

const together = (a: Question, b: Question): boolean =>
  a.kind === b.kind &&
  a.asked === b.asked &&
  (a.kind === AnswerKind.YES_NO || a.kind === AnswerKind.SCALE) &&
  !a.emergency &&
  !b.emergency &&
  !b.follows;

/** What is asked, in pages: short questions of one kind together, the others alone; so are the signs of an emergency,
 * each of which is to be read. */
export function pagesOf({ questions, answers }: Intake): readonly (readonly Question[])[] {
  const asked = questions.questions;
  const followed = new Set(asked.flatMap(({ follows }) => (follows ? [follows.code] : [])));
  const pages: Question[][] = [];
  for (const question of asked) {
    if (!applies(question, answers)) continue;
    const page = pages.at(-1);
    const last = page?.at(-1);
    // What depends on an answer comes right after it: its page ends there.
    const open = page && last && page.length < ON_A_PAGE && !followed.has(last.code);
    if (open && together(last, question)) page.push(question);
    else pages.push([question]);
  }
  return pages;
}

export const currentPage = (intake: Intake): readonly Question[] => pagesOf(intake)[intake.page] ?? [];

export function answer(intake: Intake, code: string, number: number): Intake {
  return { ...intake, answers: new Map(intake.answers).set(code, number) };
}

export const isAnswered = (intake: Intake, question: Question): boolean =>
  question.asked === Asked.PREPARATION || intake.answers.has(question.code);

export const mayGoOn = (intake: Intake): boolean =>
  currentPage(intake).every((question) => isAnswered(intake, question));

export const isLastPage = (intake: Intake): boolean => intake.page >= pagesOf(intake).length - 1;

export const turn = (intake: Intake, by: 1 | -1): Intake => ({
  ...intake,
  page: Math.min(Math.max(intake.page + by, 0), pagesOf(intake).length - 1),
});

/** What is sent: only what still applies, should an earlier answer have been changed. */
export function saidAnswers(intake: Intake): readonly { code: string; number: number }[] {
  return intake.questions.questions.flatMap((question) => {
    const number = intake.answers.get(question.code);
    return number !== undefined && applies(question, intake.answers)
      ? [{ code: question.code, number }]
      : [];
  });
}
