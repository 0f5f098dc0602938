// Force against ceiling, left and right, and why a roller gives less than the programme asks.
import { Reason, Side, type Roller, type Snapshot } from '../protocol';
import { codeOf } from './banner';
import { say, type Sentence } from './sentence';

/** The ends of the scale, so that what a careful back is given fills more than a corner of it; 80 N is what anybody may be
 * given (control/types/gate_limits.hpp). */
const SCALES_N = [10, 20, 40, 80] as const;
const WHOLE_SCALE_N = 80;
const UNKNOWN_N = 40; // while neither the plan nor a ceiling says more

/**
 * Of both sides together, so that left and right can be compared.
 * @param plannedN the most that the massage's plan gives; 0 where no plan is known
 */
export function scaleOf(snapshot: Snapshot, plannedN: number): number {
  const most = Math.max(snapshot.left?.ceilingN ?? 0, snapshot.right?.ceilingN ?? 0, plannedN || 0.95 * UNKNOWN_N);
  return SCALES_N.find((scale) => most <= 0.95 * scale) ?? WHOLE_SCALE_N;
}

export interface SideForce {
  readonly side: Side.LEFT | Side.RIGHT;
  readonly forceN: number;
  readonly ceilingN: number;
  readonly wantedN: number;
  readonly share: number; // of the scale, 0 to 1
  readonly ceilingShare: number;
  readonly touching: boolean;
  readonly near: boolean; // within a tenth of the ceiling
  readonly over: boolean;
}

const shareOf = (forceN: number, scaleN: number): number =>
  Math.min(Math.max(forceN / scaleN, 0), 1);

function sideForce(
  side: SideForce['side'],
  roller: Roller | undefined,
  { released, scaleN }: { released: boolean; scaleN: number },
): SideForce {
  const forceN = roller && !released ? Math.max(roller.forceN, 0) : 0;
  const ceilingN = roller && !released ? roller.ceilingN : 0;
  return {
    side,
    forceN,
    ceilingN,
    wantedN: roller && !released ? roller.setpointN : 0,
    share: shareOf(forceN, scaleN),
    ceilingShare: shareOf(ceilingN, scaleN),
    touching: Boolean(roller?.inContact) && !released,
    near: ceilingN > 0 && forceN > 0.9 * ceilingN,
    over: ceilingN > 0 && forceN > ceilingN,
  };
}

export function forcesOf(snapshot: Snapshot, plannedN: number): readonly [SideForce, SideForce] {
  const how = { released: snapshot.released, scaleN: scaleOf(snapshot, plannedN) };
  return [sideForce(Side.LEFT, snapshot.left, how), sideForce(Side.RIGHT, snapshot.right, how)];
}

export interface Why {
  readonly where: Sentence | undefined; // absent: both sides
  readonly code: string; // of the reason; its words are in the language's reasons
}

const limits = (roller: Roller | undefined): Reason => {
  const reason = roller?.limitedBy ?? Reason.NONE;
  return reason === Reason.UNSPECIFIED ? Reason.NONE : reason;
};

/** What holds each roller back now; empty where both do what the programme asks. */
export function whyLess(snapshot: Snapshot): readonly Why[] {
  if (snapshot.released) return [];
  const left = limits(snapshot.left);
  const right = limits(snapshot.right);
  if (left === right) return left === Reason.NONE ? [] : [{ where: undefined, code: codeOf(left) }];
  const one = (reason: Reason, where: Sentence): readonly Why[] =>
    reason === Reason.NONE ? [] : [{ where, code: codeOf(reason) }];
  return [...one(left, say('side.left')), ...one(right, say('side.right'))];
}
