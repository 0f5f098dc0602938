import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { DisplayMessageSchema, EmgChannelSchema, ReasonKind, SessionState } from '../src/protocol';
import { hear, nothingHeard, type Heard } from '../src/state/heard';
import { followSession, screenFor, screenOf } from '../src/state/journey';
import { newsOf } from '../src/state/told';
import { Traces, toneLevel } from '../src/state/traces';

type Kind = MessageInitShape<typeof DisplayMessageSchema>['kind'];
const after = (...kinds: readonly Kind[]): Heard =>
  kinds.reduce((heard, kind, i) => hear(heard, create(DisplayMessageSchema, { kind }), i), nothingHeard);
const event = (sequence: bigint, code = 'flinch', kind = ReasonKind.BODY_SIGNAL): Kind => ({
  case: 'event',
  value: { sequence, code, kind },
});

describe('what was heard', () => {
  it('forgets the picture when the chair says hello anew: it may be another one', () => {
    const heard = after({ case: 'snapshot', value: {} }, { case: 'hello', value: {} });
    expect(heard.snapshot).toBeUndefined();
  });

  it('counts events that are missing, by their numbers and as the gateway says', () => {
    const heard = after(event(5n), event(8n), { case: 'eventsMissed', value: { count: 4n } });
    expect(heard.eventsLost).toBe(6);
  });

  it('counts nothing as missing when a new kneadd begins its numbers anew', () => {
    expect(after(event(500n), event(1n)).eventsLost).toBe(0);
  });
});

describe('where it hurts', () => {
  const pressing = (carriageMm: number, left: boolean): Kind => ({
    case: 'snapshot',
    value: { carriageMm, left: { inContact: left, lateralMm: -40 }, right: { inContact: false, lateralMm: 45 } },
  });

  it('is what was touched last before the person said so, once', () => {
    const heard = after(
      pressing(300, true),
      pressing(310, false),
      event(1n, 'wish_pain', ReasonKind.PERSON_WISH),
      event(2n, 'hand_pain', ReasonKind.PERSON_WISH),
    );
    expect(heard.hurt.places).toEqual([{ alongMm: 300, lateralsMm: [-40] }]);
  });

  it('is nothing that the back said, nothing before a touch, and nothing of another massage', () => {
    expect(after(pressing(300, true), event(1n, 'distress_ease')).hurt.places).toEqual([]);
    expect(after(pressing(300, false), event(1n, 'wish_pain')).hurt.places).toEqual([]);
    const another = after(pressing(300, true), event(1n, 'wish_pain'), event(2n, 'session_started'), event(3n, 'wish_pain'));
    expect(another.hurt.places).toEqual([]);
  });
});

describe('the news', () => {
  it('is what happened, newest first, without limits that come and go and without repeats', () => {
    const { events } = after(
      event(1n, 'session_started', ReasonKind.PROGRESS),
      event(2n, 'force_hold', ReasonKind.ACTIVE_LIMIT),
      event(3n, 'flinch'),
      event(4n, 'flinch'),
      event(5n, 'technique_changed', ReasonKind.PROGRESS),
    );
    expect(newsOf(events, 3).map(({ value }) => value.code)).toEqual(['flinch', 'session_started']);
  });
});

describe('the screen', () => {
  it('follows a massage that begins and one that ends', () => {
    expect(followSession('choose', SessionState.IDLE, SessionState.SELF_TEST)).toBe('massage');
    expect(followSession('massage', SessionState.REST, SessionState.ENDED)).toBe('after');
  });
  it('shows a massage that runs when the page is opened', () => {
    expect(followSession('welcome', undefined, SessionState.MASSAGE)).toBe('massage');
  });
  it('leaves alone whoever looks elsewhere on purpose', () => {
    expect(followSession('history', SessionState.REST, SessionState.ENDED)).toBe('history');
    expect(followSession('welcome', SessionState.MASSAGE, SessionState.PAUSED)).toBe('welcome');
  });
  it("begins at the chair for a viewer and a technician, who have no person's journey", () => {
    expect(screenFor('welcome', false)).toBe('massage');
    expect(screenFor('history', false)).toBe('massage');
    expect(screenFor('technician', false)).toBe('technician');
    expect(screenFor('welcome', true)).toBe('welcome');
  });
  it('is found again by its address, and an unknown one begins at the beginning', () => {
    expect(screenOf('#intake')).toBe('intake');
    expect(screenOf('#nonsense')).toBe('welcome');
  });
});

describe('a muscle trace', () => {
  it('has a gap where the channel cannot be used, and marks guarding where it was', () => {
    const traces = new Traces();
    for (const usable of [true, false]) traces.push([create(EmgChannelSchema, { usable, tone: 1, guarding: true })]);
    expect(traces.level(0, 0)).toBeGreaterThan(0);
    expect(traces.marked(0, 0)).toBe(true);
    expect(traces.level(0, 1)).toBeNaN();
    expect(traces.marked(0, 1)).toBe(false);
    expect(traces.level(1, 0)).toBeNaN();
  });
  it('puts rest low and forty times rest at the top', () => {
    expect(toneLevel(1)).toBeCloseTo(0.12, 1);
    expect(toneLevel(40)).toBe(1);
    expect(toneLevel(0)).toBe(0);
  });
});
