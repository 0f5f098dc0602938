// Rows of a signal as it was read, left, and as it was processed, right: the same seconds side by side.
import { BAND_POINTS, WAVE_SAMPLES, type Band, type Wave } from '../state/raw';
import type { Inks } from './inks';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const EDGE = 3;

/** Lowest and highest of what is known; a flat signal gets some room around it. */
function rangeOf(low: Float32Array, high: Float32Array, least: number): readonly [number, number] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const value of low) if (value < from) from = value;
  for (const value of high) if (value > to) to = value;
  if (from > to) return [0, 1];
  const lacking = Math.max(least - (to - from), 0) / 2;
  return [from - lacking, to + lacking];
}

/** `least`: a span below it is the sensor's own noise and is not blown up to the whole height. */
export function drawBand(pen: CanvasRenderingContext2D, band: Band, box: Box, ink: string, least: number): void {
  const [from, to] = rangeOf(band.low, band.high, least);
  const yOf = (value: number): number =>
    box.y + box.height - EDGE - ((value - from) / (to - from)) * (box.height - 2 * EDGE);
  pen.strokeStyle = ink;
  pen.lineWidth = 1.5;
  pen.beginPath();
  let down = false;
  for (let i = 0; i < BAND_POINTS; ++i) {
    const at = band.index(i);
    const low = band.low[at] ?? Number.NaN;
    if (Number.isNaN(low)) {
      down = false;
      continue;
    }
    const x = box.x + (i / (BAND_POINTS - 1)) * box.width;
    if (down) pen.lineTo(x, yOf(low));
    else pen.moveTo(x, yOf(low));
    pen.lineTo(x, yOf(band.high[at] ?? low));
    down = true;
  }
  pen.stroke();
}

/** An electrode's samples: what falls on one column of the screen is drawn as one stroke. */
export function drawWave(pen: CanvasRenderingContext2D, wave: Wave, box: Box, ink: string, leastUv: number): void {
  const [from, to] = rangeOf(wave.samples, wave.samples, leastUv);
  const yOf = (value: number): number =>
    box.y + box.height - EDGE - ((value - from) / (to - from)) * (box.height - 2 * EDGE);
  const columns = Math.max(Math.floor(box.width), 1);
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let column = 0; column < columns; ++column) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    const end = Math.floor(((column + 1) * WAVE_SAMPLES) / columns);
    for (let i = Math.floor((column * WAVE_SAMPLES) / columns); i < end; ++i) {
      const sample = wave.samples[wave.index(i)] ?? Number.NaN;
      if (sample < low) low = sample;
      if (sample > high) high = sample;
    }
    if (low > high) continue;
    pen.moveTo(box.x + column, yOf(high) - 0.5);
    pen.lineTo(box.x + column, yOf(low) + 0.5);
  }
  pen.stroke();
}

export const halves = (y: number, width: number, height: number): readonly [Box, Box] => {
  const half = (width - 16) / 2;
  return [
    { x: 0, y, width: half, height },
    { x: half + 16, y, width: half, height },
  ];
};

export const inkOf = (inks: Inks, processed: boolean): string => (processed ? inks.accent : inks.text);
