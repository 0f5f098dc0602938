// From kept sessions to what a person understands at a glance: is it getting better?
import type { KeptSession, SessionDetail } from '../protocol';

export interface Point {
  readonly x: number;
  readonly y: number | undefined; // not known: a gap
}

export type Direction = 'better' | 'same' | 'worse' | 'unknown';

export interface Trend {
  readonly points: readonly Point[];
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly direction: Direction;
}

/** Of a scale from 0 to 10: less than this between two halves is chance (assumed). */
const MATTERS = 1;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** `goodIsHigh`: comfort; pain and stiffness are better when they are low. */
export function trendOf(
  sessions: readonly KeptSession[],
  value: (session: KeptSession) => number | undefined,
  goodIsHigh: boolean,
): Trend {
  const points = sessions.map((session, x) => ({ x, y: value(session) }));
  const known = points.flatMap(({ y }) => (y === undefined ? [] : [y]));
  if (known.length < 2) {
    return { points, first: known[0], last: known.at(-1), direction: 'unknown' };
  }
  const half = Math.floor(known.length / 2);
  const change = mean(known.slice(-half)) - mean(known.slice(0, half));
  const gain = goodIsHigh ? change : -change;
  const direction = gain >= MATTERS ? 'better' : gain <= -MATTERS ? 'worse' : 'same';
  return { points, first: known[0], last: known.at(-1), direction };
}

export interface SessionPlot {
  readonly left: readonly Point[];
  readonly right: readonly Point[];
  readonly ceiling: readonly Point[];
  readonly mostN: number; // the top of the scale: whole tens, above all that is drawn
  readonly mostS: number; // its end: whole minutes, an even number of them
}

/** The force of a whole session against its ceiling; x in seconds. */
export function plotOf(detail: SessionDetail): SessionPlot {
  const of = (value: (trace: SessionDetail['trace'][number]) => number): readonly Point[] =>
    detail.trace.map((trace) => ({ x: Number(trace.atMs) / 1000, y: value(trace) }));
  const ceiling = of(({ ceilingN }) => ceilingN);
  const highestN = Math.max(...detail.trace.map((trace) => Math.max(trace.ceilingN, trace.forceLeftN, trace.forceRightN)));
  const lastS = Math.max(...ceiling.map(({ x }) => x));
  const mostN = Math.max(10, 10 * Math.ceil((1.02 * highestN) / 10));
  const mostS = Math.max(120, 120 * Math.ceil(lastS / 120));
  return { left: of(({ forceLeftN }) => forceLeftN), right: of(({ forceRightN }) => forceRightN), ceiling, mostN, mostS };
}
