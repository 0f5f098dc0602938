import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { KeptSessionSchema, ReasonKind, SessionDetailSchema } from '../src/protocol';
import { whatMatters } from '../src/state/matters';
import { plotOf, trendOf } from '../src/state/trends';
import { strengthKey } from '../src/state/strength';
import { ZONES, regionAt } from '../src/state/zones';
import { BodyScanSchema, Region, Side } from '../src/protocol';

const sessions = (pains: readonly (number | undefined)[]) =>
  pains.map((painBefore) => create(KeptSessionSchema, { painBefore }));
const pain = ({ painBefore }: { painBefore?: number }) => painBefore;

describe('a trend', () => {
  it('is better when pain falls and when comfort rises', () => {
    expect(trendOf(sessions([6, 6, 3, 2]), pain, false).direction).toBe('better');
    expect(trendOf(sessions([6, 6, 3, 2]), pain, true).direction).toBe('worse');
  });
  it('makes nothing of what may be chance, or of a single massage', () => {
    expect(trendOf(sessions([5, 4, 5, 4]), pain, false).direction).toBe('same');
    expect(trendOf(sessions([5]), pain, false).direction).toBe('unknown');
  });
  it('has gaps where nothing was said, and compares what was', () => {
    const trend = trendOf(sessions([7, undefined, 3]), pain, false);
    expect(trend.points[1]?.y).toBeUndefined();
    expect([trend.first, trend.last, trend.direction]).toEqual([7, 3, 'better']);
  });
});

describe('the plot of a massage', () => {
  it('leaves room for the highest of force and ceiling, up to numbers that can be read', () => {
    const plot = plotOf(
      create(SessionDetailSchema, { trace: [{ atMs: 2000n, forceLeftN: 12, forceRightN: 31, ceilingN: 30 }] }),
    );
    expect(plot.mostN).toBe(40);
    expect(plot.mostS).toBe(120);
    expect(plot.left).toEqual([{ x: 2, y: 12 }]);
  });
});

describe('what is told first of a kept massage', () => {
  it('is what held it back or stopped it, wherever it stands among the rest, and once for both sides', () => {
    const { events } = create(SessionDetailSchema, {
      events: [
        ...Array.from({ length: 20 }, () => ({ code: 'force_hold', kind: ReasonKind.ACTIVE_LIMIT })),
        { code: 'phase_started', kind: ReasonKind.PROGRESS },
        { code: 'distress_ease', kind: ReasonKind.BODY_SIGNAL, atMs: 5000n },
        { code: 'distress_ease', kind: ReasonKind.BODY_SIGNAL, atMs: 5001n },
        { code: 'distress_ease', kind: ReasonKind.BODY_SIGNAL, atMs: 9000n },
        { code: 'wish_pain', kind: ReasonKind.PERSON_WISH },
        { code: 'force_stale', kind: ReasonKind.INPUT_PROBLEM },
        { code: 'estop_pressed', kind: ReasonKind.HARD_FAULT },
      ],
    });
    expect(whatMatters(events).map(({ code }) => code)).toEqual([
      'distress_ease',
      'distress_ease',
      'wish_pain',
      'force_stale',
      'estop_pressed',
    ]);
  });
});

describe('how strong', () => {
  it('is said by the bounds of the care rules', () => {
    expect([0, 10, 25, 45, 60].map(strengthKey)).toEqual([
      'strength.none',
      'strength.very_light',
      'strength.light',
      'strength.middle',
      'strength.firm',
    ]);
  });
});

describe('the zones', () => {
  it('have their bits from the neck down, left before right (care.proto)', () => {
    expect(ZONES[0]).toEqual({ region: Region.CERVICAL, side: Side.LEFT, bit: 1 });
    expect(ZONES[7]).toEqual({ region: Region.SACRAL, side: Side.RIGHT, bit: 128 });
  });
  it('are told apart by the borders of the body scan', () => {
    const scan = create(BodyScanSchema, { sacralLumbarMm: 180, lumbarThoracicMm: 320, thoracicCervicalMm: 560 });
    expect([100, 200, 400, 600].map((along) => regionAt(scan, along))).toEqual([
      Region.SACRAL,
      Region.LUMBAR,
      Region.THORACIC,
      Region.CERVICAL,
    ]);
  });
});
