// What is to be said, before it is said in somebody's language.
import type { Key } from '../i18n';

export type Params = Readonly<Record<string, string | number>>;

/** `params` may name further keys with a leading "@": they are said in the same language. */
export interface Sentence {
  readonly key: Key;
  readonly params?: Params;
}

export const say = (key: Key, params?: Params): Sentence => (params ? { key, params } : { key });
