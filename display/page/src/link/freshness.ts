// How old what is shown is. Nothing older than 250 ms is ever shown as live.

export const LIVE_FOR_MS = 250;
/** The gateway says something every second at least: half a second late is silence (assumed). */
export const SILENT_AFTER_MS = 1500;

export interface Received<T> {
  readonly value: T;
  readonly atMs: number;
}

/** Age of readings that were `ageMs` old when the snapshot that carries them was made. */
export function ageNowMs(received: Received<unknown>, nowMs: number, ageMs = 0): number {
  return nowMs - received.atMs + ageMs;
}

export const isLive = (ageMs: number): boolean => ageMs <= LIVE_FOR_MS;
