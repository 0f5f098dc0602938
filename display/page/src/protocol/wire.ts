// One binary frame is one message: the same bytes as on the daemon's socket, without their length.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  ClientMessageSchema,
  ServerMessageSchema,
  type ServerMessage,
} from './gen/knead/v1/conversation_pb';
import type { RequestSchema } from './gen/knead/v1/session_pb';
import type { CareRequestSchema } from './gen/knead/v1/care_pb';

/** What this page speaks; proto/knead/v1/hello.proto says when it grows. */
export const PROTOCOL_VERSION = 1;

export type RequestKind = NonNullable<MessageInitShape<typeof RequestSchema>['kind']>;
export type CareKind = NonNullable<MessageInitShape<typeof CareRequestSchema>['kind']>;

function written(kind: MessageInitShape<typeof ClientMessageSchema>['kind']): Uint8Array<ArrayBuffer> {
  return new Uint8Array(toBinary(ClientMessageSchema, create(ClientMessageSchema, { kind })));
}

export const helloFrame = (): Uint8Array<ArrayBuffer> =>
  written({
    case: 'hello',
    value: {
      protocolVersion: PROTOCOL_VERSION,
      clientName: 'page',
      wantsSnapshots: true,
      wantsEvents: true,
    },
  });

export const requestFrame = (id: bigint, kind: RequestKind): Uint8Array<ArrayBuffer> =>
  written({ case: 'request', value: { id, kind } });

export const careFrame = (id: bigint, kind: CareKind): Uint8Array<ArrayBuffer> =>
  written({ case: 'care', value: { id, kind } });

/** Nothing where the bytes are no message: the link is closed then, not guessed at. */
export function readFrame(frame: ArrayBuffer): ServerMessage | undefined {
  try {
    return fromBinary(ServerMessageSchema, new Uint8Array(frame));
  } catch {
    return undefined;
  }
}
