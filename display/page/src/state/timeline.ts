// Where in the massage we are: the phases in a row, and the time that is left.
import {
  PhaseKind,
  SessionState,
  type Technique,
  type OfferedPhase,
  type ServerHello,
  type Snapshot,
} from '../protocol';

export interface PhaseShare {
  readonly kind: PhaseKind;
  readonly technique: Technique;
  readonly startShare: number;
  readonly share: number; // of the whole massage
  readonly current: boolean;
  readonly over: boolean;
}

export interface Timeline {
  readonly phases: readonly PhaseShare[];
  readonly doneShare: number;
  readonly leftMs: number; // of the massage; of the rest once it has begun
  readonly phaseLeftMs: number;
  readonly resting: boolean;
}

/** A running session moves; before and after it there is nothing to count. */
export const isRunning = (state: SessionState | undefined): boolean =>
  state === SessionState.SELF_TEST ||
  state === SessionState.BODY_SCAN ||
  state === SessionState.MASSAGE ||
  state === SessionState.PAUSED ||
  state === SessionState.REST;

/** `planned`: the programme as it is laid out for this person, where it is known. */
export function timelineOf(
  snapshot: Snapshot,
  hello: ServerHello | undefined,
  planned: readonly OfferedPhase[],
): Timeline {
  const session = snapshot.session;
  const lengthMs = session?.sessionLengthMs ?? 0;
  const elapsedMs = session?.sessionElapsedMs ?? 0;
  const phases = hello?.programmes[session?.programmeIndex ?? -1]?.phases ?? [];
  const lengths = planned.length > 0 ? planned.map((phase) => phase.lengthS) : phases.map(() => 1);
  const whole = lengths.reduce((sum, length) => sum + length, 0) || 1;
  const rows = planned.length > 0 ? planned : phases;
  const doneShare = lengthMs > 0 ? Math.min(elapsedMs / lengthMs, 1) : 0;
  const resting = session?.state === SessionState.REST;
  let startShare = 0;
  const shares = rows.map((phase, at) => {
    const share = (lengths[at] ?? 0) / whole;
    const row = {
      kind: phase.kind,
      technique: phase.technique,
      startShare,
      share,
      current: !resting && at === session?.phaseIndex && elapsedMs > 0,
      over: resting || at < (session?.phaseIndex ?? 0),
    };
    startShare += share;
    return row;
  });
  return {
    phases: shares,
    doneShare: resting ? 1 : doneShare,
    leftMs: resting ? (session?.restLeftMs ?? 0) : Math.max(lengthMs - elapsedMs, 0),
    phaseLeftMs: Math.max((session?.phaseLengthMs ?? 0) - (session?.phaseElapsedMs ?? 0), 0),
    resting,
  };
}
