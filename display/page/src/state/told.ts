// Of all that the chair tells, what a person wants to read: what it did, what the body and they
// themselves said, and what went wrong. Limits that come and go all the time are not news.
import { ReasonKind, type Event } from '../protocol';
import type { Received } from '../link/freshness';

const NEWS: ReadonlySet<ReasonKind> = new Set([
  ReasonKind.PROGRESS,
  ReasonKind.INPUT_PROBLEM,
  ReasonKind.HARD_FAULT,
  ReasonKind.BODY_SIGNAL,
  ReasonKind.PERSON_WISH,
]);
/** Of progress, what the banner and the phase bar say already. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'technique_changed',
  'phase_started',
  'permission_granted',
  'released',
]);

export function newsOf(
  events: readonly Received<Event>[],
  most: number,
): readonly Received<Event>[] {
  const news: Received<Event>[] = [];
  for (const event of events) {
    if (!NEWS.has(event.value.kind) || SAID_ELSEWHERE.has(event.value.code)) continue;
    const same = news.at(-1)?.value.code === event.value.code;
    if (!same) news.push(event);
    if (news.length === most) break;
  }
  return news;
}
