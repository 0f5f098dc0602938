// The chair's signals as a technician reads them: raw beside processed, with how good they are.
import { computed } from '@preact/signals';
import type { EmgChannel, Snapshot } from '../protocol';
import type { Key } from '../i18n';
import { snapshot } from './chair';

/** Numbers that change thirty times a second cannot be read: five times are enough (assumed). */
const EVERY = 6;

let shown: Snapshot | undefined;
let counted = 0;
export const readable = computed(() => {
  const now = snapshot.value;
  if (!now || !shown || counted++ % EVERY === 0) shown = now;
  return shown;
});

const FLAGS = ['leadOff', 'flat', 'saturated', 'drowned', 'alternating', 'stale'] as const;
const FLAG_WORDS: Readonly<Record<(typeof FLAGS)[number], Key>> = {
  leadOff: 'flag.lead_off',
  flat: 'flag.flat',
  saturated: 'flag.saturated',
  drowned: 'flag.drowned',
  alternating: 'flag.alternating',
  stale: 'flag.stale',
};

/** Why a channel is not used; empty when it is. */
export function faultsOf(channel: EmgChannel): readonly Key[] {
  const flags = channel.flags;
  return flags ? FLAGS.filter((flag) => flags[flag]).map((flag) => FLAG_WORDS[flag]) : [];
}
