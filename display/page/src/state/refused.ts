// Why something was refused, in the person's language: made of the codes that come beside the
// chair's English sentence. Where the page is English, the chair's own words about a failure are
// better: they name the file, the number, the cure.
import { date, language, questionWords, ruleWords, t } from '../i18n';
import { Against, Refusal, type Answer, type CareAnswer, type Objection, type ProgrammeOffer } from '../protocol';
import { againstKey, careRefusalKey, refusalKey } from './words';

/** The chair's English, by code: questions as they were asked, rules as answers named them. */
export interface Asked {
  question(code: string): string;
  rule(id: string): string;
}

interface Objecting {
  readonly against: Against;
  readonly rule: string;
  readonly question: string;
}

function objecting({ against, rule, question }: Objecting, asked: Asked): string {
  const { text } = questionWords(question, { text: asked.question(question), help: '' });
  return t(againstKey(against), { question: text || question, rule: ruleWords(rule, asked.rule(rule)) }).trim();
}

export function objectionWords({ rule, question, unanswered }: Objection, asked: Asked): string {
  const answered = question ? Against.ANSWER : Against.COURSE;
  return objecting({ rule, question, against: unanswered ? Against.OPEN_QUESTION : answered }, asked);
}

export function offerRefusedWords(offer: ProgrammeOffer, asked: Asked): string {
  const { against, refusedRule: rule, refusedQuestion: question } = offer;
  return objecting({ against, rule, question }, asked);
}

export const bedtimeWords = (offer: ProgrammeOffer, asked: Asked): string =>
  t('against.bedtime', {
    rule: ruleWords(offer.warningRule, asked.rule(offer.warningRule)),
    n: offer.bedtimeInMinutes ?? 0,
  });

export function answerWords(answer: Answer, asked: Asked): string {
  const objects = answer.refusal === Refusal.NOT_TODAY && answer.against !== Against.UNSPECIFIED;
  if (!objects) return (language.value === 'en' && answer.text) || t(refusalKey(answer.refusal));
  const words = objecting(answer, asked);
  if (answer.possibleFromDay === undefined) return words;
  return `${words} ${t('today.possible_from', { date: date(answer.possibleFromDay) })}.`;
}

export const careAnswerWords = ({ refusal, text }: CareAnswer): string =>
  (language.value === 'en' && text) || t(careRefusalKey(refusal));
