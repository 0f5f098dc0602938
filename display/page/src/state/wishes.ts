// What a person asks of the chair by a touch, and what is said when it was not done.
import { signal } from '@preact/signals';
import type { Answer, RequestKind } from '../protocol';
import { ask } from './chair';
import type { Sentence } from './sentence';
import { say } from './sentence';

/** The last thing that the page has to say about a wish; read out once. */
export const reply = signal<{ readonly sentence?: Sentence; readonly refused?: Answer } | undefined>(undefined);

export async function wish(kind: RequestKind): Promise<boolean> {
  const told = await ask(kind);
  if (!told.heard) {
    reply.value = { sentence: say(kind.case === 'stop' ? 'wish.stop_unheard' : 'wish.unheard') };
    return false;
  }
  reply.value = told.answer.accepted ? undefined : { refused: told.answer };
  return told.answer.accepted;
}

export const stop = (): Promise<boolean> => wish({ case: 'stop', value: {} });
export const pause = (): Promise<boolean> => wish({ case: 'pause', value: {} });
export const resume = (): Promise<boolean> => wish({ case: 'resume', value: {} });
export const ease = (): Promise<boolean> => wish({ case: 'ease', value: {} });
export const discomfort = (): Promise<boolean> => wish({ case: 'discomfort', value: {} });
export const pain = (severe: boolean): Promise<boolean> => wish({ case: 'pain', value: { severe } });
export const ceiling = (forceN: number): Promise<boolean> =>
  wish({ case: 'ceiling', value: { forceN } });
