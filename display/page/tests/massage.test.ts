import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import {
  Outcome,
  Permission,
  Reason,
  ReasonKind,
  ServerHelloSchema,
  SessionState,
  SnapshotSchema,
  Technique,
} from '../src/protocol';
import { bannerOf, codeOf } from '../src/state/banner';
import { forcesOf, scaleOf, whyLess } from '../src/state/forces';
import { sayable } from '../src/state/sayable';
import { timelineOf } from '../src/state/timeline';
import { isLive, ageNowMs } from '../src/link/freshness';
import { settle, steady } from '../src/state/steady';

const snapshot = (init: MessageInitShape<typeof SnapshotSchema>) => create(SnapshotSchema, init);

describe('freshness', () => {
  it('adds the age of the readings to that of the snapshot, and ends at 250 ms', () => {
    const age = ageNowMs({ value: 0, atMs: 100 }, 300, 50);
    expect(age).toBe(250);
    expect(isLive(age)).toBe(true);
    expect(isLive(age + 1)).toBe(false);
  });
});

describe('what can be said', () => {
  it('is heard from the scan on, which presses too', () => {
    for (const state of [SessionState.SELF_TEST, SessionState.BODY_SCAN, SessionState.MASSAGE]) {
      expect(sayable(state)).toEqual({ hurts: true, less: true });
    }
    for (const state of [SessionState.PAUSED, SessionState.REST]) {
      expect(sayable(state)).toEqual({ hurts: true, less: false });
    }
    for (const state of [SessionState.IDLE, SessionState.ENDED, undefined]) {
      expect(sayable(state)).toEqual({ hurts: false, less: false });
    }
  });
});

describe('the banner', () => {
  it('says technique and region from where the scan found the borders', () => {
    const banner = bannerOf(
      snapshot({
        carriageMm: 250,
        left: { inContact: true },
        scan: { sacralLumbarMm: 180, lumbarThoracicMm: 320, thoracicCervicalMm: 560 },
        session: { state: SessionState.MASSAGE, technique: Technique.KNEADING },
      }),
    );
    expect(banner.title).toEqual({
      key: 'doing.at',
      params: { technique: '@technique.kneading', region: '@region.lumbar' },
    });
  });

  it('says why it is paused as the gate does, else as the newest telling event', () => {
    const paused = bannerOf(
      snapshot({
        session: { state: SessionState.PAUSED },
        recent: [
          { reason: Reason.RELEASED, kind: ReasonKind.PROGRESS },
          { reason: Reason.WISH_PAIN, kind: ReasonKind.PERSON_WISH },
        ],
      }),
    );
    expect(paused.mood).toBe('paused');
    expect(codeOf(paused.cause)).toBe('wish_pain');
  });

  it('calls a tripped gate and an end by fault a fault, whatever the session says', () => {
    const tripped = snapshot({
      gate: { permission: Permission.TRIPPED, cause: Reason.WATER_TOO_HOT },
      session: { state: SessionState.MASSAGE },
    });
    expect(bannerOf(tripped)).toMatchObject({ mood: 'fault', cause: Reason.WATER_TOO_HOT });
    const ended = snapshot({
      session: { state: SessionState.ENDED, outcome: Outcome.ENDED_BY_FAULT },
    });
    expect(bannerOf(ended).mood).toBe('fault');
  });
});

describe('force against ceiling', () => {
  it('is nothing on both sides when released, whatever the sensors read', () => {
    const [left] = forcesOf(snapshot({ released: true, left: { forceN: 3, ceilingN: 20 } }), 0);
    expect(left).toMatchObject({ forceN: 0, ceilingN: 0, touching: false });
  });

  it('has one scale for both sides', () => {
    const now = snapshot({ left: { ceilingN: 60, forceN: 20 }, right: { ceilingN: 20, forceN: 20 } });
    const [left, right] = forcesOf(now, 0);
    expect(scaleOf(now, 0)).toBe(80);
    expect(left.share).toBe(right.share);
  });

  it('fills its scale with what this massage gives, and never leaves a ceiling out', () => {
    const careful = snapshot({ left: { ceilingN: 6 }, right: { ceilingN: 5 } });
    expect(scaleOf(careful, 6)).toBe(10);
    expect(scaleOf(careful, 25)).toBe(40);
    expect(scaleOf(careful, 0)).toBe(40);
    expect(scaleOf(snapshot({ left: { ceilingN: 60 } }), 6)).toBe(80);
    expect(scaleOf(snapshot({ left: { ceilingN: 80 } }), 80)).toBe(80);
  });

  it('marks what is near the ceiling and what is over it', () => {
    const [left, right] = forcesOf(
      snapshot({ left: { ceilingN: 20, forceN: 19 }, right: { ceilingN: 20, forceN: 21 } }),
      0,
    );
    expect([left.near, left.over]).toEqual([true, false]);
    expect(right.over).toBe(true);
  });

  it('says a reason once for both sides, and by side when they differ', () => {
    const both = snapshot({
      left: { limitedBy: Reason.ZONE_CEILING },
      right: { limitedBy: Reason.ZONE_CEILING },
    });
    expect(whyLess(both)).toEqual([{ where: undefined, code: 'zone_ceiling' }]);
    const right = snapshot({
      left: { limitedBy: Reason.NONE },
      right: { limitedBy: Reason.FORCE_HOLD },
    });
    expect(whyLess(right)).toEqual([{ where: { key: 'side.right' }, code: 'force_hold' }]);
  });
});

describe('the phase bar', () => {
  const hello = create(ServerHelloSchema, {
    programmes: [{ name: 'classic', phases: [{ name: 'a' }, { name: 'b' }] }],
  });
  it('counts down the massage, and the rest once it has begun', () => {
    const massage = timelineOf(
      snapshot({
        session: { state: SessionState.MASSAGE, sessionLengthMs: 600_000, sessionElapsedMs: 150_000, phaseIndex: 1 },
      }),
      hello,
      [],
    );
    expect(massage).toMatchObject({ leftMs: 450_000, doneShare: 0.25 });
    expect(massage.phases.map(({ over, current }) => [over, current])).toEqual([
      [true, false],
      [false, true],
    ]);
    const rest = timelineOf(
      snapshot({ session: { state: SessionState.REST, restLeftMs: 60_000 } }),
      hello,
      [],
    );
    expect(rest).toMatchObject({ leftMs: 60_000, doneShare: 1, resting: true });
  });
});

describe('a sentence that is read', () => {
  const same = (a: string, b: string): boolean => a === b;
  it('does not follow a flicker, and changes when the new one has held', () => {
    let saying = steady('a', 0);
    saying = settle(saying, 'b', 3000, same);
    saying = settle(saying, 'a', 3100, same);
    expect(saying.shown).toBe('a');
    saying = settle(saying, 'b', 3200, same);
    saying = settle(saying, 'b', 3700, same);
    expect(saying.shown).toBe('b');
  });

  it('stands long enough to be read', () => {
    let saying = settle(steady('a', 0), 'b', 100, same);
    saying = settle(saying, 'b', 1000, same);
    expect(saying.shown).toBe('a');
    expect(settle(saying, 'b', 2600, same).shown).toBe('b');
  });
});
