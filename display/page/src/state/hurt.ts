// Where the person said that it hurts: what the rollers touched last before the word. For the picture alone; what the
// chair does about it is the chair's. Pure.
import type { Event, Snapshot } from '../protocol';

export interface Touch {
  readonly alongMm: number;
  readonly lateralsMm: readonly number[]; // of the rollers that pressed
}

export interface Hurt {
  readonly touched: Touch | undefined; // last in this massage
  readonly places: readonly Touch[];
}

export const nothingHurt: Hurt = { touched: undefined, places: [] };

const SAID: ReadonlySet<string> = new Set(['wish_pain', 'wish_severe_pain', 'hand_pain']);

export function afterSnapshot(hurt: Hurt, { left, right, carriageMm }: Snapshot): Hurt {
  const pressing = [left, right].flatMap((roller) => (roller?.inContact ? [roller.lateralMm] : []));
  return pressing.length === 0 ? hurt : { ...hurt, touched: { alongMm: carriageMm, lateralsMm: pressing } };
}

export function afterEvent(hurt: Hurt, { code }: Event): Hurt {
  if (code === 'session_started') return nothingHurt;
  const { touched, places } = hurt;
  // One button can be told twice, by the gate and by the session.
  if (!SAID.has(code) || !touched || places.at(-1) === touched) return hurt;
  return { touched, places: [...places, touched] };
}
