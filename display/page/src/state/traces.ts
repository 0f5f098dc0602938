// The last seconds of each muscle, for the quiet traces: tone over rest, with what was believed to be
// guarding marked where it was.
import type { EmgChannel } from '../protocol';

/** Every second snapshot is kept: an envelope changes no faster, and it halves the drawing. */
export const SNAPSHOTS_A_POINT = 2;
/** Ten seconds at 15 points a second: two or three strokes of a roller (assumed). */
export const TRACE_POINTS = 150;

/** Rest itself is a tenth of the height, forty times rest the whole of it, as on the terminal panel. */
const MOST_TONE = 40;
const LEAST_TONE = 0.6;

/** Not known is NaN: a gap in the trace, never a line through it. */
export class Trace {
  readonly level = new Float32Array(TRACE_POINTS).fill(Number.NaN);
  readonly marked = new Uint8Array(TRACE_POINTS);
  private at = 0;

  push(channel: EmgChannel | undefined): void {
    this.level[this.at] = channel?.usable ? toneLevel(channel.tone) : Number.NaN;
    this.marked[this.at] = channel?.usable && channel.guarding ? 1 : 0;
    this.at = (this.at + 1) % TRACE_POINTS;
  }

  /** Index in the arrays of the i-th point, oldest first. */
  index(i: number): number {
    return (this.at + i) % TRACE_POINTS;
  }
}

export function toneLevel(tone: number): number {
  const share = Math.log(Math.max(tone, LEAST_TONE) / LEAST_TONE) / Math.log(MOST_TONE / LEAST_TONE);
  return Math.min(Math.max(share, 0), 1);
}
