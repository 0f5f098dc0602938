import { create, fromBinary, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { beforeEach, describe, expect, it } from 'vitest';
import { Link, type Socket, type Surroundings } from '../src/link/link';
import type { Absence } from '../src/link/absence';
import { ClientMessageSchema, ServerMessageSchema } from '../src/protocol';

class FakeSocket implements Socket {
  binaryType = '';
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: string[] = [];
  closed = false;
  send(data: ArrayBufferView<ArrayBuffer>): void {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.sent.push(String(fromBinary(ClientMessageSchema, bytes).kind.case));
  }
  close(): void {
    this.closed = true;
  }
  hear(kind: MessageInitShape<typeof ServerMessageSchema>['kind']): void {
    const bytes = toBinary(ServerMessageSchema, create(ServerMessageSchema, { kind }));
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
    socket().hear({ case: 'hello', value: { protocolVersion: 1 } });
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
      nowMs: () => now,
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
    opened().onclose?.({ code: 4001 });
    socket().onclose?.({ code: 1006 });
    online = false;
    socket().onclose?.({ code: 1006 });
    expect(missing.slice(2)).toEqual(['chair', 'gateway', 'network']);
  });

  it('is silent after a second without a word, and there again with the next', () => {
    opened();
    now += 1001;
    link.watch();
    expect(missing.at(-1)).toBe('network');
    socket().hear({ case: 'snapshot', value: {} });
    expect(missing.at(-1)).toBe('none');
  });

  it('sends into a silent link only what lets go: the rest could arrive late and move the chair', () => {
    opened();
    now += 1001;
    link.watch();
    expect(link.say(new Uint8Array(), false)).toBe(false);
    expect(link.say(new Uint8Array(), true)).toBe(true);
  });

  it('says that nobody hears when it is closed', () => {
    opened().onclose?.({ code: 1006 });
    expect(link.say(new Uint8Array(), true)).toBe(false);
  });

  it('tries again, each time a little later, and quickly after it was there', () => {
    for (let i = 0; i < 5; ++i) {
      socket().onclose?.({ code: 1006 });
      later.at(-1)?.what();
    }
    expect(later.map(({ ms }) => ms)).toEqual([250, 500, 1000, 2000, 2000]);
    opened().onclose?.({ code: 1006 });
    expect(later.at(-1)?.ms).toBe(250);
  });

  it('closes what sends anything but messages', () => {
    socket().onopen?.();
    socket().onmessage?.({ data: new Uint8Array([255, 255, 255]).buffer });
    expect(socket().closed).toBe(true);
  });
});
