// What was asked and answered about people: who they are, what they may be given, how it went.
import { signal } from '@preact/signals';
import {
  CareRefusal,
  type CareAnswer,
  type CareKind,
  type History,
  type People,
  type Plan,
  type Prescription,
  type ProgrammeOffer,
  type SessionDetail,
} from '../protocol';
import { care } from './chair';
import { beginIntake, saidAnswers, type Intake } from './intake';
import { person } from './journey';
import type { Asked } from './refused';
import { say, type Sentence } from './sentence';

/** Why the last question about people was not answered: nobody heard it, or the chair refused. */
export type Trouble = { readonly sentence: Sentence } | { readonly refused: CareAnswer };

export const trouble = signal<Trouble | undefined>(undefined);
export const people = signal<People | undefined>(undefined);
export const intake = signal<Intake | undefined>(undefined);
export const prescription = signal<Prescription | undefined>(undefined);
export const offers = signal<readonly ProgrammeOffer[] | undefined>(undefined);
export const offer = signal<ProgrammeOffer | undefined>(undefined); // the one that is looked at
export const plan = signal<Plan | undefined>(undefined);
export const kept = signal<History | undefined>(undefined);
export const detail = signal<SessionDetail | undefined>(undefined);
/** The words of every rule that an answer named. */
export const rules = signal<ReadonlyMap<string, string>>(new Map());

/** What the chair itself says of its codes, for who has no words for them. */
export const asked: Asked = {
  question: (code) => intake.value?.questions.questions.find((each) => each.code === code)?.text ?? '',
  rule: (id) => rules.value.get(id) ?? '',
};

type Result = CareAnswer['result'];
async function answered(kind: CareKind): Promise<Result | undefined> {
  const told = await care(kind);
  if (!told.heard) {
    trouble.value = { sentence: say('care.unheard') };
    return undefined;
  }
  const { answer } = told;
  if (answer.refusal !== CareRefusal.NONE) {
    trouble.value = { refused: answer };
    return undefined;
  }
  trouble.value = undefined;
  rules.value = new Map([...rules.value, ...answer.rules.map(({ id, text }) => [id, text] as const)]);
  return answer.result;
}

export async function loadPeople(): Promise<void> {
  const answer = await answered({ case: 'listPeople', value: {} });
  people.value = answer?.case === 'people' ? answer.value : undefined;
}

export async function addPerson(name: string): Promise<boolean> {
  const done = (await answered({ case: 'addPerson', value: { name } })) !== undefined;
  if (done) choosePerson(name);
  return done;
}

/** Another person: nothing that was known of the one before may be shown. */
export function choosePerson(name: string): void {
  person.value = name;
  intake.value = undefined;
  prescription.value = undefined;
  offers.value = undefined;
  offer.value = undefined;
  plan.value = undefined;
  kept.value = undefined;
  detail.value = undefined;
}

export async function loadQuestions(): Promise<void> {
  const answer = await answered({ case: 'askQuestions', value: { person: person.value } });
  if (answer?.case === 'questions') intake.value = beginIntake(answer.value);
}

export async function submitIntake(): Promise<boolean> {
  const now = intake.value;
  if (!now) return false;
  const value = { person: person.value, version: now.questions.version, answers: [...saidAnswers(now)] };
  const answer = await answered({ case: 'submitIntake', value });
  if (answer?.case !== 'prescription') return false;
  prescription.value = answer.value;
  intake.value = { ...now, page: 0 }; // whoever answers again begins at the first page
  return true;
}

export async function loadPrescription(): Promise<void> {
  const value = { person: person.value };
  const answer = await answered({ case: 'showPrescription', value });
  prescription.value = answer?.case === 'prescription' ? answer.value : undefined;
}

export async function loadOffers(): Promise<void> {
  const value = { person: person.value };
  const answer = await answered({ case: 'listProgrammes', value });
  offers.value = answer?.case === 'programmes' ? answer.value.programmes : undefined;
}

export async function loadOffer(programme: string): Promise<void> {
  const value = { person: person.value, programme };
  const answer = await answered({ case: 'listProgrammes', value });
  offer.value = answer?.case === 'programmes' ? answer.value.programmes[0] : undefined;
}

export async function loadCourse(): Promise<void> {
  const value = { person: person.value };
  const course = await answered({ case: 'showPlan', value });
  plan.value = course?.case === 'plan' ? course.value : undefined;
  const sessions = await answered({ case: 'showHistory', value });
  kept.value = sessions?.case === 'history' ? sessions.value : undefined;
}

/** A session that was told more is shown without the rest (assumed: a long one tells some hundreds). */
const MOST_EVENTS = 1000;

/** An answer holds some of the events: what stopped the massage may be among the last. */
export async function loadDetail(sessionId: bigint): Promise<void> {
  const answer = await answered({ case: 'showSession', value: { sessionId } });
  let whole = answer?.case === 'session' ? answer.value : undefined;
  while (whole && whole.events.length < Math.min(whole.eventsTotal, MOST_EVENTS)) {
    const more = await answered({ case: 'showSession', value: { sessionId, skipEvents: whole.events.length } });
    if (more?.case !== 'session' || more.value.events.length === 0) break;
    whole = { ...whole, events: [...whole.events, ...more.value.events] };
  }
  detail.value = whole;
}

export async function rate(sessionId: bigint, comfort: number): Promise<boolean> {
  return (await answered({ case: 'rateSession', value: { sessionId, comfort } })) !== undefined;
}
