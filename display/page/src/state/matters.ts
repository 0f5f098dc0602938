// Of all that a kept session was told, what a person wants to find again: what made it lighter or stopped it, who
// or what said so, and what went wrong. Limits that come and go by the hundred are not among it.
import { ReasonKind, type KeptEvent } from '../protocol';

const MATTERS: ReadonlySet<ReasonKind> = new Set([
  ReasonKind.BODY_SIGNAL,
  ReasonKind.PERSON_WISH,
  ReasonKind.HARD_FAULT,
  ReasonKind.INPUT_PROBLEM,
]);

const TOGETHER_MS = 1000;  // left and right tell the same one after the other (assumed)

/** Each once where it was told of both sides. */
export function whatMatters(events: readonly KeptEvent[]): readonly KeptEvent[] {
  const first = events.filter(({ kind }) => MATTERS.has(kind));
  return first.filter(({ code, atMs }, i) => {
    const before = first[i - 1];
    return !before || before.code !== code || Number(atMs - before.atMs) > TOGETHER_MS;
  });
}
