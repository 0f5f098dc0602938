// One binary frame is one message (proto/knead/v1/display.proto).
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { RequestSchema } from './gen/knead/v1/session_pb';
import type { CareRequestSchema } from './gen/knead/v1/care_pb';
import {
  BrowserMessageSchema,
  DisplayMessageSchema,
  type DisplayMessage,
} from './gen/knead/v1/display_pb';

/** What this page speaks; proto/knead/v1/display.proto says when it grows. */
export const PROTOCOL_VERSION = 1;
export const SUBPROTOCOL = 'knead.v1';

export type RequestKind = NonNullable<MessageInitShape<typeof RequestSchema>['kind']>;
export type CareKind = NonNullable<MessageInitShape<typeof CareRequestSchema>['kind']>;
export type Frame = Uint8Array<ArrayBuffer>;

function written(kind: MessageInitShape<typeof BrowserMessageSchema>['kind']): Frame {
  return new Uint8Array(toBinary(BrowserMessageSchema, create(BrowserMessageSchema, { kind })));
}

export const helloFrame = (token: Uint8Array, browserName: string): Frame =>
  written({ case: 'hello', value: { protocolVersion: PROTOCOL_VERSION, browserName, token } });

export const pairingFrame = (code: string, browserName: string): Frame =>
  written({ case: 'pairing', value: { code, browserName } });

export const watchSignalsFrame = (on: boolean): Frame => written({ case: 'watchSignals', value: { on } });

export const requestFrame = (id: bigint, kind: RequestKind): Frame =>
  written({ case: 'request', value: { id, kind } });

export const careFrame = (id: bigint, kind: CareKind): Frame =>
  written({ case: 'care', value: { id, kind } });

/** Nothing where the bytes are no message: the link is closed then, not guessed at. */
export function readFrame(frame: ArrayBuffer): DisplayMessage | undefined {
  try {
    return fromBinary(DisplayMessageSchema, new Uint8Array(frame));
  } catch {
    return undefined;
  }
}
