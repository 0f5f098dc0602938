import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { BodyScanSchema } from '../src/protocol';
import { outline, spineLateralMm } from '../src/draw/figure';
import { frameOf } from '../src/draw/frame';
import { pressureShare } from '../src/draw/pressure';

describe('the frame of the back', () => {
  const frame = frameOf(300, 500);
  it("has the person's left at the left and the head above", () => {
    expect(frame.x(-50)).toBeLessThan(frame.x(50));
    expect(frame.y(700)).toBeLessThan(frame.y(200));
  });
  it('shows the whole back on a glass of any shape', () => {
    for (const [width, height] of [[300, 500], [800, 200], [100, 900]] as const) {
      const { x, y } = frameOf(width, height);
      for (const { alongMm, halfWidthMm } of outline(undefined).filter((place) => place.alongMm > 20 && place.alongMm < 880)) {
        expect(x(-halfWidthMm)).toBeGreaterThanOrEqual(0);
        expect(x(halfWidthMm)).toBeLessThanOrEqual(width);
        expect(y(alongMm)).toBeGreaterThanOrEqual(0);
        expect(y(alongMm)).toBeLessThanOrEqual(height);
      }
    }
  });
});

describe('the figure', () => {
  const scan = create(BodyScanSchema, {
    found: true,
    pelvisMm: 100,
    shouldersMm: 620,
    spineFirstKnotMm: 100,
    spineKnotPitchMm: 100,
    spineLateralMm: [0, 10, -10],
  });
  it('is as tall as the scan has found the person', () => {
    const widest = (places: ReturnType<typeof outline>) =>
      places.reduce((most, place) => (place.halfWidthMm > most.halfWidthMm ? place : most)).alongMm;
    expect(widest(outline(scan))).toBe(660);
    expect(widest(outline(undefined))).toBe(590);
  });
  it('has its spine on the knots of the scan, straight between them and beyond the last', () => {
    expect(spineLateralMm(scan, 200)).toBe(10);
    expect(spineLateralMm(scan, 150)).toBe(5);
    expect(spineLateralMm(scan, 250)).toBe(0);
    expect(spineLateralMm(scan, 900)).toBe(-10);
    expect(spineLateralMm(undefined, 200)).toBe(0);
  });
});

describe('the shade of a pressure', () => {
  it('grows with it, spreads light touches and ends at the strongest', () => {
    expect(pressureShare(-1)).toBe(0);
    expect(pressureShare(3)).toBe(0.5);
    expect(pressureShare(12)).toBe(1);
    expect(pressureShare(60)).toBe(1);
  });
});
