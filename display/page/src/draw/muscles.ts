// Eight muscles as quiet traces: tone over rest, the last ten seconds; where more than the answer to the
// rollers is believed, the trace is drawn strong. Drawn as a pen recorder does: the paper moves on by whole
// pixels, and only what is new is drawn on it. All of it anew with each picture would cost a kiosk's
// processor almost as much as the back does.
import { TRACE_POINTS, type Traces } from '../state/traces';
import type { Inks } from './inks';

export interface Muscle {
  readonly at: number; // its place in the traces
  readonly row: number; // on the paper, from above
  readonly left: boolean;
}

type Pen = CanvasRenderingContext2D;

interface Paper {
  readonly pen: Pen;
  readonly inks: Inks;
  readonly width: number; // of the canvas, in its own pixels
  readonly height: number;
}

/** What of a strip is drawn: points from `first` on, in the canvas's own pixels. */
interface Stretch {
  readonly first: number;
  readonly x: (point: number) => number;
  readonly y: (level: number) => number;
  readonly ratio: number;
  readonly inks: Inks;
}

// In CSS pixels.
const GAP = 10; // between left and right
const STRONG = 3;
const QUIET = 1.5;
/** A line that goes on is drawn again this far back, for its width and its joins. */
const OVERLAP = 2 * STRONG;

export class MusclePaper {
  private paper: Paper | undefined;
  private drawn = 0; // points that are on the paper

  constructor(
    private readonly traces: Traces,
    private readonly rows: number,
  ) {}

  /** @param ratio the canvas's own pixels a CSS pixel */
  draw(pen: Pen, ratio: number, muscles: readonly Muscle[], inks: Inks): void {
    const { told } = this.traces;
    const { width, height } = pen.canvas;
    const side = Math.floor((width - GAP * ratio) / 2);
    const pitch = side / (TRACE_POINTS - 1);
    // Whole pixels, so that what is on the paper stays as sharp as it was drawn.
    const shift = Math.floor(told * pitch) - Math.floor(this.drawn * pitch);
    const goesOn = this.isOn({ pen, inks, width, height }) && shift < side;
    if (goesOn && told === this.drawn) return;
    const fresh = goesOn ? Math.min(Math.ceil((told - this.drawn + 1) * pitch + OVERLAP * ratio), side) : side;
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    for (const left of [true, false]) {
      const x = left ? 0 : width - side;
      if (goesOn && shift > 0) moveOn(pen, x, side, shift);
      pen.save();
      pen.beginPath();
      pen.rect(x + side - fresh, 0, fresh, height);
      pen.clip();
      pen.clearRect(x + side - fresh, 0, fresh, height);
      const rowHeight = height / this.rows;
      for (const muscle of muscles.filter((one) => one.left === left)) {
        const stretch = {
          first: Math.max(told - 1 - Math.ceil((fresh + OVERLAP * ratio) / pitch), told - TRACE_POINTS, 0),
          x: (point: number) => x + side + point * pitch - Math.floor(told * pitch),
          y: (level: number) => (muscle.row + 1) * rowHeight - 2 * ratio - level * (rowHeight - 4 * ratio),
          ratio,
          inks,
        };
        drawRest(pen, x, side, stretch);
        drawTrace(pen, this.traces, muscle.at, stretch);
      }
      pen.restore();
    }
    pen.restore();
    this.paper = { pen, inks, width, height };
    this.drawn = told;
  }

  private isOn(next: Paper): boolean {
    const now = this.paper;
    return now?.pen === next.pen && now.inks === next.inks && now.width === next.width && now.height === next.height;
  }
}

/** A strip as it is, further to the left. */
function moveOn(pen: Pen, x: number, width: number, shift: number): void {
  const { height } = pen.canvas;
  pen.save();
  pen.beginPath();
  pen.rect(x, 0, width, height);
  pen.clip();
  pen.globalCompositeOperation = 'copy';
  pen.drawImage(pen.canvas, x + shift, 0, width - shift, height, x, 0, width - shift, height);
  pen.restore();
}

function drawRest(pen: Pen, x: number, width: number, { y, ratio, inks }: Stretch): void {
  pen.strokeStyle = inks.faint;
  pen.globalAlpha = 0.35;
  pen.lineWidth = ratio;
  pen.beginPath();
  pen.moveTo(x, y(0));
  pen.lineTo(x + width, y(0));
  pen.stroke();
  pen.globalAlpha = 1;
}

function drawTrace(pen: Pen, traces: Traces, muscle: number, { first, x, y, ratio, inks }: Stretch): void {
  pen.lineJoin = 'round';
  for (const strong of [false, true]) {
    let down = false;
    pen.beginPath();
    for (let point = first; point < traces.told; ++point) {
      const level = traces.level(muscle, point);
      const seen = !Number.isNaN(level) && (!strong || traces.marked(muscle, point));
      if (seen && down) pen.lineTo(x(point), y(level));
      else if (seen) pen.moveTo(x(point), y(level));
      down = seen;
    }
    pen.strokeStyle = strong ? inks.signal : inks.faint;
    pen.lineWidth = (strong ? STRONG : QUIET) * ratio;
    pen.stroke();
  }
}
