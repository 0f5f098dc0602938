// The person's own limit. Lower acts at once, higher is reached gradually: the chair sees to that.
import { computed, signal } from '@preact/signals';
import { number, t } from '../../i18n';
import { snapshot } from '../../state/chair';
import { scaleOf } from '../../state/forces';
import { plannedMostN } from '../../state/planned';
import { ceiling } from '../../state/wishes';

const LEAST_N = 4; // a roller that hardly touches; below, a pause says what is meant
/** A careful back is given few newtons: there each of them is a step. */
const stepOf = (mostN: number): number => (mostN > 20 ? 2 : 1);
/** A finger that slides asks often; the chair has room for four unanswered requests. */
const ASK_EVERY_MS = 120;

const wanted = signal<number | undefined>(undefined); // while it is being set
let waiting: number | undefined;
let sending: ReturnType<typeof setTimeout> | undefined;

async function send(): Promise<void> {
  const force = waiting;
  waiting = undefined;
  if (force === undefined) {
    sending = undefined;
    return;
  }
  await ceiling(force);
  sending = setTimeout(() => void send(), ASK_EVERY_MS);
  if (waiting === undefined) wanted.value = undefined;
}

function set(force: number): void {
  wanted.value = force;
  waiting = force;
  if (sending === undefined) void send();
}

/** What this massage gives at most: a limit above it would be none, and a knob that moves must do something. */
const most = computed(() => {
  const planned = plannedMostN.value;
  const now = snapshot.value;
  return Math.max(planned > 0 || !now ? Math.ceil(planned) : scaleOf(now, planned), LEAST_N);
});
const limit = computed(() => snapshot.value?.session?.comfortCeilingN ?? 0);
const now = computed(() => Math.min(limit.value, most.value));
const unlimited = computed(() => wanted.value === undefined && limit.value >= most.value);

export function Comfort({ disabled: atRest }: { readonly disabled: boolean }) {
  const disabled = atRest || most.value <= LEAST_N;
  const value = Math.round(wanted.value ?? now.value);
  const step = (by: number): void => set(Math.min(Math.max(value + by, LEAST_N), most.value));
  return (
    <div class="comfort">
      <label for="comfort">{t('comfort.label')}</label>
      <output for="comfort">{unlimited.value ? t('comfort.none') : `${number(value)} N`}</output>
      <button type="button" class="round less" aria-label={t('comfort.less')} disabled={disabled} onClick={() => step(-stepOf(most.value))}>
        −
      </button>
      <input
        id="comfort"
        type="range"
        min={LEAST_N}
        max={most.value}
        step={1}
        value={value}
        disabled={disabled}
        aria-valuetext={unlimited.value ? t('comfort.none') : t('comfort.value', { force: value })}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <button type="button" class="round more" aria-label={t('comfort.more')} disabled={disabled} onClick={() => step(stepOf(most.value))}>
        +
      </button>
    </div>
  );
}
