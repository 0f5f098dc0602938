// What the chair has said so far. Pure: a message in, the next state out.
import type {
  DisplayMessage,
  DisplayStatus,
  DisplayWelcome,
  Event,
  ServerHello,
  Snapshot,
} from '../protocol';
import type { Received } from '../link/freshness';
import { afterEvent, afterSnapshot, nothingHurt, type Hurt } from './hurt';

/** Kept for the technician and for the summary; more than a session usually tells (assumed). */
const EVENTS_KEPT = 300;

export interface Heard {
  readonly welcome: DisplayWelcome | undefined;
  readonly status: DisplayStatus | undefined;
  readonly hello: ServerHello | undefined;
  readonly snapshot: Received<Snapshot> | undefined;
  readonly events: readonly Received<Event>[]; // newest first
  readonly eventsLost: number; // gaps in their numbers, and those that the gateway could not tell
  readonly hurt: Hurt;
  readonly goodbye: string;
}

export const nothingHeard: Heard = {
  welcome: undefined,
  status: undefined,
  hello: undefined,
  snapshot: undefined,
  events: [],
  eventsLost: 0,
  hurt: nothingHurt,
  goodbye: '',
};

function gapBefore(events: readonly Received<Event>[], event: Event): number {
  const before = events[0]?.value.sequence;
  if (before === undefined || event.sequence === undefined) return 0;
  const gap = Number(event.sequence - before) - 1;
  return gap > 0 ? gap : 0; // a kneadd that started anew counts from the beginning
}

export function hear(heard: Heard, message: DisplayMessage, atMs: number): Heard {
  switch (message.kind.case) {
    case 'welcome':
      return { ...heard, welcome: message.kind.value, goodbye: '' };
    case 'status':
      return { ...heard, status: message.kind.value };
    case 'hello':
      // A kneadd that says hello again may be another one: what it showed before is no longer true.
      return { ...heard, hello: message.kind.value, snapshot: undefined };
    case 'snapshot':
      return {
        ...heard,
        snapshot: { value: message.kind.value, atMs },
        hurt: afterSnapshot(heard.hurt, message.kind.value),
      };
    case 'event': {
      const event = message.kind.value;
      return {
        ...heard,
        events: [{ value: event, atMs }, ...heard.events].slice(0, EVENTS_KEPT),
        eventsLost: heard.eventsLost + gapBefore(heard.events, event),
        hurt: afterEvent(heard.hurt, event),
      };
    }
    case 'eventsMissed':
      return { ...heard, eventsLost: heard.eventsLost + Number(message.kind.value.count) };
    case 'goodbye':
      return { ...heard, goodbye: message.kind.value.text };
    default:
      return heard;
  }
}
