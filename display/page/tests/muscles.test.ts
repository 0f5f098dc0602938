// The muscles' paper moves on: little is drawn for each picture, and it lies where it would if all were drawn anew.
import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import type { Inks } from '../src/draw/inks';
import { MusclePaper } from '../src/draw/muscles';
import { EmgChannelSchema } from '../src/protocol';
import { TRACE_POINTS, Traces } from '../src/state/traces';

const MUSCLES = [{ at: 0, row: 0, left: true }, { at: 1, row: 0, left: false }];
const INKS = { faint: '#888888', signal: '#ff0000' } as Inks;
const WIDTH = 410; // two sides of 200 pixels

/** Notes what is drawn, and where the newest point of the left side is. */
class NotedPen {
  readonly canvas = { width: WIDTH, height: 50 };
  lines = 0;
  shifted = 0;
  cleared = 0;
  points: number[] = [];
  globalAlpha = 1;
  save(): void {}
  restore(): void {}
  setTransform(): void {}
  beginPath(): void {}
  rect(): void {}
  clip(): void {}
  stroke(): void {}
  clearRect(_x: number, _y: number, width: number): void {
    this.cleared += width;
  }
  drawImage(_canvas: unknown, fromX: number, _fromY: number, _width: number, _height: number, toX: number): void {
    this.shifted += fromX - toX;
  }
  moveTo(x: number): void {
    if (this.globalAlpha === 1) this.points.push(x);
  }
  lineTo(x: number): void {
    if (this.globalAlpha < 1) return;
    this.lines += 1;
    this.points.push(x);
  }
}

function recorder() {
  const traces = new Traces();
  const paper = new MusclePaper(traces, 1);
  const tell = (points: number): void => {
    for (let i = 0; i < points; ++i) {
      traces.push([0, 1].map(() => create(EmgChannelSchema, { usable: true, tone: 2 })));
    }
  };
  const draw = (pen: NotedPen, inks = INKS): NotedPen => {
    paper.draw(pen as unknown as CanvasRenderingContext2D, 1, MUSCLES, inks);
    return pen;
  };
  const anew = (): NotedPen => {
    const pen = new NotedPen();
    new MusclePaper(traces, 1).draw(pen as unknown as CanvasRenderingContext2D, 1, MUSCLES, INKS);
    return pen;
  };
  return { tell, draw, anew };
}

describe("the muscles' paper", () => {
  it('draws only what is new once it is full', () => {
    const { tell, draw } = recorder();
    const pen = new NotedPen();
    tell(2 * TRACE_POINTS);
    draw(pen);
    expect(pen.lines).toBeGreaterThan(TRACE_POINTS);
    Object.assign(pen, { lines: 0, cleared: 0 });
    tell(1);
    draw(pen);
    expect(pen.lines).toBeGreaterThan(0);
    expect(pen.lines).toBeLessThan(TRACE_POINTS / 5);
    expect(pen.cleared).toBeLessThan(WIDTH / 10);
  });
  it('has each point where a paper that was drawn anew has it, after a thousand pictures', () => {
    const { tell, draw, anew } = recorder();
    const pen = new NotedPen();
    let told = 0;
    for (let picture = 0; picture < 1000; ++picture) {
      const fresh = 1 + (picture % 3);
      tell(fresh);
      told += fresh;
      pen.points = [];
      draw(pen);
      const [newest] = [...pen.points].sort((a, b) => b - a);
      const [expected] = anew().points.sort((a, b) => b - a);
      expect(newest).toBeCloseTo(expected ?? Number.NaN, 6);
    }
    expect(pen.shifted).toBe(2 * Math.floor((told * 200) / (TRACE_POINTS - 1)));
  });
  it('is drawn anew in another light, on another canvas, and after a long sleep', () => {
    const { tell, draw } = recorder();
    const pen = new NotedPen();
    tell(TRACE_POINTS);
    draw(pen);
    const whole = pen.lines;
    for (const wake of [
      () => draw(pen, { ...INKS }),
      () => draw(new NotedPen()),
      () => (tell(2 * TRACE_POINTS), draw(pen)),
    ]) {
      pen.lines = 0;
      expect(wake().lines).toBeGreaterThanOrEqual(whole);
    }
  });
  it('does nothing where nothing is new', () => {
    const { tell, draw } = recorder();
    const pen = new NotedPen();
    tell(3);
    draw(pen);
    pen.cleared = 0;
    expect(draw(pen).cleared).toBe(0);
  });
});
