// The eight zones in which the care rules divide a back: four regions, left and right.
import { Region, Side, type BodyScan } from '../protocol';

export const REGIONS = [Region.CERVICAL, Region.THORACIC, Region.LUMBAR, Region.SACRAL] as const;
export type KnownRegion = (typeof REGIONS)[number];
export const SIDES = [Side.LEFT, Side.RIGHT] as const;

export interface Zone {
  readonly region: KnownRegion;
  readonly side: Side.LEFT | Side.RIGHT;
  /** Of its place in a set of zones: from the neck down, left before right (care.proto). */
  readonly bit: number;
}

export const ZONES: readonly Zone[] = REGIONS.flatMap((region, row) =>
  SIDES.map((side, column) => ({ region, side, bit: 1 << (2 * row + column) })),
);

/** Where a roller is, from the borders that the body scan found. */
export function regionAt(scan: BodyScan, alongMm: number): KnownRegion {
  if (alongMm < scan.sacralLumbarMm) return Region.SACRAL;
  if (alongMm < scan.lumbarThoracicMm) return Region.LUMBAR;
  if (alongMm < scan.thoracicCervicalMm) return Region.THORACIC;
  return Region.CERVICAL;
}
