// The person's own limit. Lower acts at once, higher is reached gradually: the chair sees to that.
import { computed, signal } from '@preact/signals';
import { number, t } from '../../i18n';
import { snapshot } from '../../state/chair';
import { scaleOf } from '../../state/forces';
import { ceiling } from '../../state/wishes';

const LEAST_N = 4; // a roller that hardly touches; below, a pause says what is meant
const STEP_N = 2;
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

const most = computed(() => (snapshot.value ? scaleOf(snapshot.value) : 40));
const limit = computed(() => snapshot.value?.session?.comfortCeilingN ?? 0);
const now = computed(() => Math.min(limit.value, most.value));
/** A limit above all that is given today limits nothing. */
const unlimited = computed(() => wanted.value === undefined && limit.value >= most.value);

export function Comfort({ disabled }: { readonly disabled: boolean }) {
  const value = Math.round(wanted.value ?? now.value);
  const step = (by: number): void => set(Math.min(Math.max(value + by, LEAST_N), most.value));
  return (
    <div class="comfort">
      <label for="comfort">{t('comfort.label')}</label>
      <output for="comfort">{unlimited.value ? t('comfort.none') : `${number(value)} N`}</output>
      <button type="button" class="round less" aria-label={t('comfort.less')} disabled={disabled} onClick={() => step(-STEP_N)}>
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
      <button type="button" class="round more" aria-label={t('comfort.more')} disabled={disabled} onClick={() => step(STEP_N)}>
        +
      </button>
    </div>
  );
}
