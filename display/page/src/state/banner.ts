// The one line that says how things stand: what the chair does now, and what to do.
import {
  Outcome,
  Permission,
  Reason,
  ReasonKind,
  SessionState,
  Technique,
  type Snapshot,
} from '../protocol';
import { ReasonSchema } from '../protocol';
import { regionAt } from './zones';
import { say, type Sentence } from './sentence';
import { regionKey, techniqueKey } from './words';

export type Mood = 'working' | 'released' | 'paused' | 'fault';

export interface Banner {
  readonly mood: Mood;
  readonly title: Sentence;
  readonly detail: Sentence | undefined;
  /** The reason that explains it, to be said in full; none where nothing has to be explained. */
  readonly cause: Reason;
}

/** Why it is released: as the gate tells it, else as the newest telling event does. */
export function causeOfRelease(snapshot: Snapshot): Reason {
  const cause = snapshot.gate?.cause ?? Reason.UNSPECIFIED;
  if (tells(cause)) return cause;
  const told = snapshot.recent.find(
    (event) => event.kind !== ReasonKind.PROGRESS && tells(event.reason),
  );
  return told?.reason ?? Reason.NONE;
}

const SAYS_NOTHING: ReadonlySet<Reason> = new Set([Reason.UNSPECIFIED, Reason.NONE, Reason.RELEASED]);
const tells = (reason: Reason): boolean => !SAYS_NOTHING.has(reason);

/** The reason's stable name, as Event.code has it: "force_stale". */
export function codeOf(reason: Reason): string {
  return ReasonSchema.value[reason]?.localName.toLowerCase() ?? '';
}

function atWork(snapshot: Snapshot): Banner {
  const session = snapshot.session;
  const technique = session?.technique ?? Technique.UNSPECIFIED;
  const jets = snapshot.linePressureKpa > 2;
  const rolls = technique !== Technique.NONE && technique !== Technique.UNSPECIFIED;
  if (!rolls) {
    const key = jets ? 'doing.jets' : 'doing.warmth';
    return { mood: 'working', title: say(key), detail: undefined, cause: Reason.NONE };
  }
  const touching = Boolean(snapshot.left?.inContact || snapshot.right?.inContact);
  const region = snapshot.scan ? regionAt(snapshot.scan, snapshot.carriageMm) : undefined;
  const title =
    region === undefined
      ? say(techniqueKey(technique))
      : say(touching ? 'doing.at' : 'doing.on_the_way', {
          technique: `@${techniqueKey(technique)}`,
          region: `@${regionKey(region)}`,
        });
  return { mood: 'working', title, detail: undefined, cause: Reason.NONE };
}

const OUTCOMES = {
  [Outcome.UNSPECIFIED]: 'outcome.none',
  [Outcome.NONE]: 'outcome.none',
  [Outcome.COMPLETED]: 'outcome.completed',
  [Outcome.STOPPED_BY_PERSON]: 'outcome.stopped_by_person',
  [Outcome.ENDED_BY_PAIN]: 'outcome.ended_by_pain',
  [Outcome.ENDED_BY_DISTRESS]: 'outcome.ended_by_distress',
  [Outcome.ENDED_BY_FAULT]: 'outcome.ended_by_fault',
  [Outcome.REFUSED]: 'outcome.refused',
} as const;

export const outcomeKey = (outcome: Outcome): (typeof OUTCOMES)[Outcome] => OUTCOMES[outcome];

export function bannerOf(snapshot: Snapshot): Banner {
  const state = snapshot.session?.state ?? SessionState.UNSPECIFIED;
  const outcome = snapshot.session?.outcome ?? Outcome.UNSPECIFIED;
  const tripped = snapshot.gate?.permission === Permission.TRIPPED;
  if (tripped || (state === SessionState.ENDED && outcome === Outcome.ENDED_BY_FAULT)) {
    return { mood: 'fault', title: say('state.fault'), detail: undefined, cause: causeOfRelease(snapshot) };
  }
  const plain = (mood: Mood, title: Sentence, detail?: Sentence): Banner => ({
    mood,
    title,
    detail,
    cause: Reason.NONE,
  });
  switch (state) {
    case SessionState.SELF_TEST:
      return plain('working', say('state.self_test'), say('state.self_test_detail'));
    case SessionState.BODY_SCAN:
      return plain('working', say('state.body_scan'), say('state.body_scan_detail'));
    case SessionState.MASSAGE:
      return atWork(snapshot);
    case SessionState.PAUSED:
      return {
        mood: 'paused',
        title: say('state.paused'),
        detail: say('state.paused_detail'),
        cause: causeOfRelease(snapshot),
      };
    case SessionState.REST:
      return plain('working', say('state.rest'), say('state.rest_detail'));
    case SessionState.ENDED:
      return plain('released', say('state.ended'), say(outcomeKey(outcome)));
    case SessionState.IDLE:
    case SessionState.UNSPECIFIED:
      return plain(
        'released',
        say('state.idle'),
        say(snapshot.seatOccupied ? 'state.idle_seated' : 'state.idle_empty'),
      );
  }
}
