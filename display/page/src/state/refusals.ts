// Massages that are refused for one and the same reason: it is said once, above all of their names.
import type { ProgrammeOffer } from '../protocol';

export interface SameRefusal {
  readonly words: string;
  readonly first: ProgrammeOffer;
  readonly offers: readonly ProgrammeOffer[];
}

/** In the order in which the reasons come first. */
export function refusalsOf(
  offers: readonly ProgrammeOffer[],
  wordsOf: (offer: ProgrammeOffer) => string,
): readonly SameRefusal[] {
  const reasons = new Map<string, SameRefusal>();
  for (const offer of offers) {
    if (!offer.refused) continue;
    const words = wordsOf(offer);
    const same = `${words} ${offer.possibleFromDay ?? ''}`;
    const known = reasons.get(same);
    reasons.set(same, { words, first: known?.first ?? offer, offers: [...(known?.offers ?? []), offer] });
  }
  return [...reasons.values()];
}
