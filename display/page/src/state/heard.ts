// What the chair has said so far. Pure: a message in, the next state out.
import type { Event, ServerHello, ServerMessage, Snapshot } from '../protocol';
import type { Received } from '../link/freshness';

/** Kept for the technician and for the summary; more than a session usually tells (assumed). */
const EVENTS_KEPT = 300;

export interface Heard {
  readonly hello: ServerHello | undefined;
  readonly snapshot: Received<Snapshot> | undefined;
  readonly events: readonly Received<Event>[]; // newest first
  readonly eventsLost: number; // gaps in their numbers: kneadd itself had to drop some
  readonly goodbye: string;
}

export const nothingHeard: Heard = {
  hello: undefined,
  snapshot: undefined,
  events: [],
  eventsLost: 0,
  goodbye: '',
};

function gapBefore(events: readonly Received<Event>[], event: Event): number {
  const before = events[0]?.value.sequence;
  if (before === undefined || event.sequence === undefined) return 0;
  const gap = Number(event.sequence - before) - 1;
  return gap > 0 ? gap : 0; // a kneadd that started anew counts from the beginning
}

export function hear(heard: Heard, message: ServerMessage, atMs: number): Heard {
  switch (message.kind.case) {
    case 'hello':
      return { ...nothingHeard, events: heard.events, hello: message.kind.value };
    case 'snapshot':
      return { ...heard, snapshot: { value: message.kind.value, atMs } };
    case 'event': {
      const event = message.kind.value;
      return {
        ...heard,
        events: [{ value: event, atMs }, ...heard.events].slice(0, EVENTS_KEPT),
        eventsLost: heard.eventsLost + gapBefore(heard.events, event),
      };
    }
    case 'goodbye':
      return { ...heard, goodbye: message.kind.value.text };
    default:
      return heard;
  }
}
