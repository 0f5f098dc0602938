// The outline of a back as it lies in the chair: half its width at each height, in the chair's
// millimetres. The same figure as the terminal panel's (display/panel/back_view.cpp).
import type { BodyScan } from '../protocol';

/** Until the body scan has found them: a person of middle height (assumed, as on the panel). */
const PELVIS_MM = 150;
const SHOULDERS_MM = 550;

export interface Place {
  readonly alongMm: number;
  readonly halfWidthMm: number;
}

export function outline(scan: BodyScan | undefined): readonly Place[] {
  const pelvis = scan?.found ? scan.pelvisMm : PELVIS_MM;
  const shoulders = scan?.found ? scan.shouldersMm : SHOULDERS_MM;
  const trunk = shoulders - pelvis;
  return [
    // Below what is shown: the picture's edge cuts the hips off straight.
    { alongMm: -80, halfWidthMm: 150 },
    { alongMm: 0, halfWidthMm: 158 },
    { alongMm: pelvis * 0.6, halfWidthMm: 172 },
    { alongMm: pelvis, halfWidthMm: 176 },
    { alongMm: pelvis + 0.42 * trunk, halfWidthMm: 142 },
    { alongMm: pelvis + 0.75 * trunk, halfWidthMm: 164 },
    { alongMm: shoulders + 40, halfWidthMm: 200 },
    { alongMm: shoulders + 85, halfWidthMm: 192 },
    { alongMm: shoulders + 130, halfWidthMm: 120 },
    { alongMm: shoulders + 155, halfWidthMm: 62 },
    { alongMm: shoulders + 195, halfWidthMm: 54 },
    { alongMm: shoulders + 230, halfWidthMm: 78 },
    { alongMm: shoulders + 290, halfWidthMm: 86 },
    { alongMm: shoulders + 340, halfWidthMm: 70 },
    { alongMm: shoulders + 372, halfWidthMm: 24 },
  ];
}

/** Where the spine's line is at a height, from the scan's knots; straight between them. */
export function spineLateralMm(scan: BodyScan | undefined, alongMm: number): number {
  const knots = scan?.spineLateralMm ?? [];
  if (!scan || knots.length === 0) return 0;
  const at = (alongMm - scan.spineFirstKnotMm) / (scan.spineKnotPitchMm || 1);
  const below = Math.min(Math.max(Math.floor(at), 0), knots.length - 1);
  const above = Math.min(below + 1, knots.length - 1);
  const t = Math.min(Math.max(at - below, 0), 1);
  return (knots[below] ?? 0) * (1 - t) + (knots[above] ?? 0) * t;
}
