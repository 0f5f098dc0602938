// How strong something is, in a word that a person knows, beside the newtons.
import type { Key } from '../i18n';

/** Bounds follow the caps of the care rules: extrusion 10 N, protrusion 25 N, back pain 60 N (CR-03). */
export function strengthKey(forceN: number): Key {
  if (forceN <= 0.5) return 'strength.none';
  if (forceN <= 10) return 'strength.very_light';
  if (forceN <= 25) return 'strength.light';
  if (forceN <= 45) return 'strength.middle';
  return 'strength.firm';
}

/** Of everything that any roller may: 80 N (control/types/gate_limits.hpp). */
export const strengthShare = (forceN: number): number => Math.min(Math.max(forceN / 80, 0), 1);
