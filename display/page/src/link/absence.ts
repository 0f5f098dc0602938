// What is missing when nothing arrives, as far as a browser can tell. Each kind has its own picture
// and its own words; none of them concerns the chair's own stop, which needs no browser.

/**
 * none: all is there. opening: never heard of it yet. network: the way to the gateway is silent.
 * gateway: nobody answers at its address. chair: the gateway is there and kneadd is not.
 * pairing: this browser is not known, or no longer. version: page and chair speak different releases.
 */
export type Absence = 'none' | 'opening' | 'network' | 'gateway' | 'chair' | 'pairing' | 'version';

/** WebSocket close codes of the gateway's own (docs/display.md). */
export const CLOSE_CHAIR_LOST = 4001;
export const CLOSE_NOT_PAIRED = 4003;

/** What a closed WebSocket says is missing. */
export function absenceOfClose(code: number, online: boolean): Absence {
  if (code === CLOSE_CHAIR_LOST) return 'chair';
  if (code === CLOSE_NOT_PAIRED) return 'pairing';
  return online ? 'gateway' : 'network';
}

/** How long to wait before the next try; assumed: quick enough to be unnoticed, slow enough to be kind. */
export function retryAfterMs(tries: number): number {
  return Math.min(250 * 2 ** tries, 2000);
}
