// How old what is shown is. Nothing older than 250 ms is ever shown as live.

export const LIVE_FOR_MS = 250;
/** Snapshots come 30 times a second: after this long the way itself counts as silent (assumed). */
export const SILENT_AFTER_MS = 1000;

export interface Received<T> {
  readonly value: T;
  readonly atMs: number;
}

/** Age of readings that were `ageMs` old when the snapshot that carries them was made. */
export function ageNowMs(received: Received<unknown>, nowMs: number, ageMs = 0): number {
  return nowMs - received.atMs + ageMs;
}

export const isLive = (ageMs: number): boolean => ageMs <= LIVE_FOR_MS;
