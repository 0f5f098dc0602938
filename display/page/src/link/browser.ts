// The link's surroundings in a browser, and the token by which the gateway knows this one.
import { helloFrame, SUBPROTOCOL } from '../protocol';
import type { Socket, Surroundings } from './link';

const TOKEN = 'token';

export function keepToken(token: Uint8Array): void {
  localStorage.setItem(TOKEN, btoa(String.fromCharCode(...token)));
}

export const forgetToken = (): void => localStorage.removeItem(TOKEN);

function token(): Uint8Array {
  try {
    return Uint8Array.from(atob(localStorage.getItem(TOKEN) ?? ''), (c) => c.charCodeAt(0));
  } catch {
    return new Uint8Array(); // kept by something else: as good as none
  }
}

/** For `knead-display tokens list`: what kind of screen this is, nothing that tells who uses it. */
export const browserName = (): string => (matchMedia('(pointer: coarse)').matches ? 'touch screen' : 'desktop');

export const browserSurroundings: Surroundings = {
  open: () => {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(`${scheme}//${location.host}/ws`, SUBPROTOCOL) as Socket;
  },
  hello: () => helloFrame(token(), browserName()),
  nowMs: () => performance.now(),
  online: () => navigator.onLine,
  random: () => Math.random(),
  later: (ms, what) => {
    setTimeout(what, ms);
  },
};
