import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { beforeEach, describe, expect, it } from 'vitest';
import { Link, type Socket, type Surroundings } from '../src/link/link';
import type { Absence } from '../src/link/absence';
import {
  BrowserMessageSchema,
  ChairLink,
  DisplayMessageSchema,
  helloFrame,
  Role,
  type Frame,
} from '../src/protocol';

class FakeSocket implements Socket {
  binaryType = '';
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: string[] = [];
  closed = false;
  send(data: Frame): void {
    this.sent.push(String(fromBinary(BrowserMessageSchema, data).kind.case));
  }
  close(): void {
    this.closed = true;
  }
  hear(kind: MessageInitShape<typeof DisplayMessageSchema>['kind']): void {
    const bytes = toBinary(DisplayMessageSchema, create(DisplayMessageSchema, { kind }));
    this.onmessage?.({ data: new Uint8Array(bytes).buffer });
  }
}

describe('the link', () => {
  let sockets: FakeSocket[];
  let now: number;
  let online: boolean;
  let later: { ms: number; what: () => void }[];
  let missing: Absence[];
  let link: Link;
  const socket = (): FakeSocket => sockets.at(-1)!;
  const opened = (): FakeSocket => {
    socket().onopen?.();
    socket().hear({ case: 'welcome', value: { role: Role.PERSON } });
    socket().hear({ case: 'status', value: { chair: ChairLink.THERE } });
    return socket();
  };

  beforeEach(() => {
    sockets = [];
    now = 1000;
    online = true;
    later = [];
    missing = [];
    const around: Surroundings = {
      open: () => {
        sockets.push(new FakeSocket());
        return socket();
      },
      hello: () => helloFrame(new Uint8Array(), ''),
      nowMs: () => now,
      random: () => 0.5,
      online: () => online,
      later: (ms, what) => later.push({ ms, what }),
    };
    link = new Link(around, { heard: () => undefined, missing: (what) => missing.push(what) });
    link.start();
  });

  it('says hello first and is there once it was answered', () => {
    expect(opened().sent).toEqual(['hello']);
    expect(missing).toEqual(['opening', 'none']);
  });

  it('tells a lost chair, a lost gateway and a lost network apart', () => {
    opened().hear({ case: 'status', value: { chair: ChairLink.LOST } });
    socket().onclose?.();
    online = false;
    socket().onclose?.();
    expect(missing.slice(2)).toEqual(['chair', 'gateway', 'network']);
  });

  it('calls a chair gone that was silent for a second, not one that missed a few snapshots', () => {
    opened().hear({ case: 'status', value: { chair: ChairLink.SILENT, sinceMs: 0n } });
    expect(missing.at(-1)).toBe('none');
    socket().hear({ case: 'status', value: { chair: ChairLink.SILENT, sinceMs: 1000n } });
    expect(missing.at(-1)).toBe('chair');
  });

  it('asks to be paired where the gateway knows no role for it', () => {
    socket().onopen?.();
    socket().hear({ case: 'welcome', value: { role: Role.NONE } });
    expect(missing.at(-1)).toBe('pairing');
  });

  it('is silent when the gateway has not said a word in time, and there again with the next', () => {
    opened();
    now += 1501;
    link.watch();
    expect(missing.at(-1)).toBe('network');
    socket().hear({ case: 'snapshot', value: {} });
    expect(missing.at(-1)).toBe('none');
  });

  it('sends into a silent link only what lets go: the rest could arrive late and move the chair', () => {
    opened();
    now += 1501;
    link.watch();
    expect(link.say(new Uint8Array(), false)).toBe(false);
    expect(link.say(new Uint8Array(), true)).toBe(true);
  });

  it('says that nobody hears when it is closed', () => {
    opened().onclose?.();
    expect(link.say(new Uint8Array(), true)).toBe(false);
  });

  it('tries again, each time a little later, and quickly after it was there', () => {
    for (let i = 0; i < 5; ++i) {
      socket().onclose?.();
      later.at(-1)?.what();
    }
    expect(later.map(({ ms }) => ms)).toEqual([500, 1000, 2000, 4000, 8000]);
    opened().onclose?.();
    expect(later.at(-1)?.ms).toBe(500);
  });

  it('closes what sends anything but messages', () => {
    socket().onopen?.();
    socket().onmessage?.({ data: new Uint8Array([255, 255, 255]).buffer });
    expect(socket().closed).toBe(true);
  });
});
