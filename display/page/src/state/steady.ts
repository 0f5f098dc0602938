// What limits a roller can change thirty times a second; a person reads one sentence at a time. A
// new sentence must hold a moment before it is shown, and is left standing long enough to be read.

const HOLDS_MS = 400; // assumed: shorter is a flicker
const STANDS_MS = 2500; // assumed: a sentence of ten words

export interface Steady<T> {
  readonly shown: T;
  readonly shownAtMs: number;
  readonly coming: T;
  readonly comingAtMs: number;
}

export const steady = <T>(value: T, nowMs: number): Steady<T> => ({
  shown: value,
  shownAtMs: nowMs,
  coming: value,
  comingAtMs: nowMs,
});

export function settle<T>(
  before: Steady<T>,
  value: T,
  nowMs: number,
  same: (a: T, b: T) => boolean,
): Steady<T> {
  const coming = same(value, before.coming)
    ? before
    : { ...before, coming: value, comingAtMs: nowMs };
  if (same(coming.coming, coming.shown)) return coming;
  const held = nowMs - coming.comingAtMs >= HOLDS_MS;
  const read = nowMs - coming.shownAtMs >= STANDS_MS;
  return held && read ? { ...coming, shown: coming.coming, shownAtMs: nowMs } : coming;
}
