// The last seconds of each muscle, for the quiet traces: tone over rest, with what was believed to be
// guarding marked where it was.
import type { EmgChannel } from '../protocol';

/** Ten seconds at 30 snapshots a second, each a point: two or three strokes of a roller (assumed). */
export const TRACE_POINTS = 300;

/** Rest itself is a tenth of the height, forty times rest the whole of it, as on the terminal panel. */
const MOST_TONE = 40;
const LEAST_TONE = 0.6;

interface Row {
  readonly level: Float32Array;
  readonly marked: Uint8Array;
}

const emptyRow = (): Row => ({
  level: new Float32Array(TRACE_POINTS).fill(Number.NaN),
  marked: new Uint8Array(TRACE_POINTS),
});

/** All muscles, in the order of Snapshot.emg. Points are counted from the first that was ever told. */
export class Traces {
  private readonly rows: Row[] = [];
  private count = 0;

  /** How many points have been told; the last TRACE_POINTS of them are kept. */
  get told(): number {
    return this.count;
  }

  push(channels: readonly EmgChannel[]): void {
    const at = this.count++ % TRACE_POINTS;
    while (this.rows.length < channels.length) this.rows.push(emptyRow());
    this.rows.forEach(({ level, marked }, i) => {
      const channel = channels[i];
      level[at] = channel?.usable ? toneLevel(channel.tone) : Number.NaN;
      marked[at] = channel?.usable && channel.guarding ? 1 : 0;
    });
  }

  /** 0 to 1; not known is NaN: a gap in the trace, never a line through it. */
  level(muscle: number, point: number): number {
    return this.rows[muscle]?.level[point % TRACE_POINTS] ?? Number.NaN;
  }

  marked(muscle: number, point: number): boolean {
    return this.rows[muscle]?.marked[point % TRACE_POINTS] === 1;
  }
}

export function toneLevel(tone: number): number {
  const share = Math.log(Math.max(tone, LEAST_TONE) / LEAST_TONE) / Math.log(MOST_TONE / LEAST_TONE);
  return Math.min(Math.max(share, 0), 1);
}
