// The link's surroundings in a browser.
import type { Socket, Surroundings } from './link';

export const browserSurroundings: Surroundings = {
  open: () => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(`${scheme}//${location.host}/ws`) as Socket;
  },
  nowMs: () => performance.now(),
  online: () => navigator.onLine,
  later: (ms, what) => {
    setTimeout(what, ms);
  },
};
