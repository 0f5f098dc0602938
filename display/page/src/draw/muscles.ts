// Eight muscles as quiet traces: tone over rest, the last ten seconds; where more than the answer to
// the rollers is believed, the trace is drawn strong.
import { TRACE_POINTS, type Trace } from '../state/traces';
import type { Inks } from './inks';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function drawTrace(pen: CanvasRenderingContext2D, trace: Trace, box: Box, inks: Inks): void {
  const yOf = (level: number): number => box.y + box.height - 2 - level * (box.height - 4);
  const xOf = (i: number): number => box.x + (i / (TRACE_POINTS - 1)) * box.width;
  pen.strokeStyle = inks.faint;
  pen.globalAlpha = 0.35;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(box.x, yOf(0));
  pen.lineTo(box.x + box.width, yOf(0));
  pen.stroke();
  pen.globalAlpha = 1;
  pen.lineJoin = 'round';
  const passes = trace.marked.includes(1) ? [false, true] : [false];
  for (const strong of passes) {
    pen.strokeStyle = strong ? inks.signal : inks.faint;
    pen.lineWidth = strong ? 3 : 1.5;
    pen.beginPath();
    let down = false;
    for (let i = 0; i < TRACE_POINTS; ++i) {
      const at = trace.index(i);
      const level = trace.level[at] ?? Number.NaN;
      const drawn = !Number.isNaN(level) && (!strong || trace.marked[at] === 1);
      if (drawn && down) pen.lineTo(xOf(i), yOf(level));
      else if (drawn) pen.moveTo(xOf(i), yOf(level));
      down = drawn;
    }
    pen.stroke();
  }
}
