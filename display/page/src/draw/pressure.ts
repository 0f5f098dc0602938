// The pressure map as a small picture, one pixel a cell, that the browser then enlarges softly.
import type { Mat } from '../protocol';
import { rgb, type Inks } from './inks';

/** The ramp's end: a roller under 30 N reads about this much on the mat (as on the terminal panel). */
const FULL_PRESSURE_KPA = 12;
const RAMP = 64;

/** Share of the ramp; the root spreads the light touches, which are most of a back. */
export const pressureShare = (kpa: number): number =>
  kpa > 0 ? Math.sqrt(Math.min(kpa / FULL_PRESSURE_KPA, 1)) : 0;

export function rampOf(inks: Inks): Uint8ClampedArray {
  const stops = inks.pressure.map(rgb);
  const ramp = new Uint8ClampedArray(4 * (RAMP + 1));
  for (let i = 0; i <= RAMP; ++i) {
    const at = (i / RAMP) * (stops.length - 1);
    const below = stops[Math.floor(at)] ?? [0, 0, 0];
    const above = stops[Math.ceil(at)] ?? below;
    const t = at - Math.floor(at);
    for (let c = 0; c < 3; ++c) ramp[4 * i + c] = (below[c] ?? 0) * (1 - t) + (above[c] ?? 0) * t;
    // An untouched back keeps the body's own colour.
    ramp[4 * i + 3] = 255 * Math.min(i / (RAMP * 0.2), 1);
  }
  return ramp;
}

export class PressurePicture {
  private readonly canvas = document.createElement('canvas');
  private image: ImageData | undefined;

  /**
   * Row 0 of the mat is nearest the seat: the picture is turned over. Around it is one empty cell, so
   * that the enlarged picture ends softly where the mat does.
   */
  paint(mat: Mat, kpa: readonly number[], ramp: Uint8ClampedArray): HTMLCanvasElement {
    const width = mat.columns + 2;
    if (this.canvas.width !== width || this.canvas.height !== mat.rows + 2 || !this.image) {
      this.canvas.width = width;
      this.canvas.height = mat.rows + 2;
      this.image = new ImageData(width, mat.rows + 2);
    }
    const pixels = this.image.data;
    for (let row = 0; row < mat.rows; ++row) {
      for (let column = 0; column < mat.columns; ++column) {
        const share = pressureShare(kpa[row * mat.columns + column] ?? 0);
        const from = 4 * Math.round(share * RAMP);
        const to = 4 * ((mat.rows - row) * width + column + 1);
        for (let c = 0; c < 4; ++c) pixels[to + c] = ramp[from + c] ?? 0;
      }
    }
    this.canvas.getContext('2d')?.putImageData(this.image, 0, 0);
    return this.canvas;
  }
}
