// Requests on their way: each has an id, and each gets its one answer, or hears that nobody was there.
import {
  careFrame,
  requestFrame,
  type Answer,
  type CareAnswer,
  type CareKind,
  type DisplayMessage,
  type Frame,
  type RequestKind,
} from '../protocol';

/** `unheard`: the link went away before an answer; whether it was done is not known. */
export type Told<T> = { readonly heard: true; readonly answer: T } | { readonly heard: false };

/** These only ever take load away (proto/knead/v1/session.proto). */
const LETS_GO: ReadonlySet<RequestKind['case']> = new Set(['stop', 'pause', 'ease', 'pain', 'discomfort']);

export class Desk {
  private lastId = 0n;
  private readonly asked = new Map<bigint, (told: Told<Answer>) => void>();
  private readonly cared = new Map<bigint, (told: Told<CareAnswer>) => void>();

  constructor(private readonly say: (frame: Frame, letsGo: boolean) => boolean) {}

  ask(kind: RequestKind): Promise<Told<Answer>> {
    return this.send(this.asked, (id) => requestFrame(id, kind), LETS_GO.has(kind.case));
  }

  care(kind: CareKind): Promise<Told<CareAnswer>> {
    return this.send(this.cared, (id) => careFrame(id, kind), false);
  }

  heard(message: DisplayMessage): void {
    if (message.kind.case === 'answer') this.settle(this.asked, message.kind.value);
    if (message.kind.case === 'care') this.settle(this.cared, message.kind.value);
  }

  /** The link is gone, and with it every answer that was still to come. */
  abandon(): void {
    for (const waiting of [this.asked, this.cared]) {
      for (const settle of waiting.values()) settle({ heard: false });
      waiting.clear();
    }
  }

  private send<T>(
    waiting: Map<bigint, (told: Told<T>) => void>,
    frame: (id: bigint) => Frame,
    letsGo: boolean,
  ): Promise<Told<T>> {
    const id = ++this.lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      if (this.say(frame(id), letsGo)) return;
      waiting.delete(id);
      resolve({ heard: false });
    });
  }

  private settle<T extends { requestId: bigint }>(
    waiting: Map<bigint, (told: Told<T>) => void>,
    answer: T,
  ): void {
    waiting.get(answer.requestId)?.({ heard: true, answer });
    waiting.delete(answer.requestId);
  }
}
