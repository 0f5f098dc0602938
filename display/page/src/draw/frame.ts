// Millimetres of the chair on pixels of a canvas: the head above, the person's left at the left, in
// every language, because that is where it is.

export interface Frame {
  readonly width: number; // in CSS pixels
  readonly height: number;
  readonly scale: number; // pixels a millimetre
  x(lateralMm: number): number;
  y(alongMm: number): number;
}

/** What is shown of the chair: from above the seat to the back of the head. */
const LOWEST_MM = 20;
const HIGHEST_MM = 880;
const ACROSS_MM = 440;

export function frameOf(width: number, height: number): Frame {
  const scale = Math.min(width / ACROSS_MM, height / (HIGHEST_MM - LOWEST_MM));
  const top = (height - (HIGHEST_MM - LOWEST_MM) * scale) / 2;
  return {
    width,
    height,
    scale,
    x: (lateralMm) => width / 2 + lateralMm * scale,
    y: (alongMm) => top + (HIGHEST_MM - alongMm) * scale,
  };
}
