// What is missing when nothing arrives, as far as a browser can tell. Each kind has its own picture
// and its own words; none of them concerns the chair's own stop, which needs no browser.
import { ChairLink, Role, type DisplayStatus, type DisplayWelcome } from '../protocol';

/**
 * none: all is there. opening: not heard of yet. network: the way to the gateway is silent.
 * gateway: nobody answers at its address. chair: the gateway is there and kneadd is not.
 * pairing: this browser is not known, or no longer.
 */
export type Absence = 'none' | 'opening' | 'network' | 'gateway' | 'chair' | 'pairing';

/** What a closed WebSocket says is missing. */
export const absenceOfClose = (online: boolean): Absence => (online ? 'gateway' : 'network');

/** A kneadd that misses a few snapshots shows as old readings; one that misses a second is gone. */
const CHAIR_SILENT_MS = 1000;

/** What the gateway says is missing behind it. */
export function absenceOfStatus(welcome: DisplayWelcome | undefined, status: DisplayStatus): Absence {
  if (welcome && (welcome.role === Role.NONE || welcome.role === Role.UNSPECIFIED)) return 'pairing';
  switch (status.chair) {
    case ChairLink.THERE:
      return 'none';
    case ChairLink.CONNECTING:
    case ChairLink.UNSPECIFIED:
      return 'opening';
    case ChairLink.SILENT:
      return Number(status.sinceMs) < CHAIR_SILENT_MS ? 'none' : 'chair';
    case ChairLink.LOST:
      return 'chair';
  }
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 8000;

/** How long to wait before the next try: doubling, and spread, so that screens do not knock together. */
export function retryAfterMs(tries: number, random: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** tries, LAST_RETRY_MS) * (0.75 + 0.5 * random);
}
