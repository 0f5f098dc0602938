// For whoever looks after the chair: signals, reasons with their cures, and how it is calibrated.
import { computed, signal } from '@preact/signals';
import { number, reasonWords, t } from '../../i18n';
import { events, eventsLost, hello, nowSecondMs } from '../../state/chair';
import { Channel, ReasonKind, type Event } from '../../protocol';
import { isTechnician } from '../../state/roles';
import type { Received } from '../../link/freshness';
import { BackPicture } from '../massage/back_picture';
import { Muscles } from '../massage/muscles';
import { CalibrationCard } from './calibration';
import { FaultsCard } from './faults';
import { RawSignalsCard } from './raw_signals';
import { ChairTable, CycleTable, MuscleTable, RollerTable } from './tables';

const SHOWN = 40;
const faultsOnly = signal(false);

const told = computed(() =>
  events.value
    .filter(
      ({ value }) =>
        !faultsOnly.value ||
        value.kind === ReasonKind.HARD_FAULT ||
        value.kind === ReasonKind.INPUT_PROBLEM,
    )
    .slice(0, SHOWN),
);

function EventLine({ event }: { readonly event: Received<Event> }) {
  const { value, atMs } = event;
  const words = reasonWords(value.code, value);
  const channel = Channel[value.channel]?.toLowerCase().replaceAll('_', ' ') ?? '';
  return (
    <li class={`told kind-${value.kind}`}>
      <time>{t('ago.seconds', { n: Math.max(0, Math.floor((nowSecondMs.value - atMs) / 1000)) })}</time>
      <div>
        <p>
          <code>{value.code}</code> {words.text}
        </p>
        <p class="note">
          {channel}: {number(value.value, 2)}
          {value.limit === undefined ? '' : ` / ${number(value.limit, 2)}`} {value.rule}
        </p>
        {words.hint ? <p class="cure">{t('tech.cure', { hint: words.hint })}</p> : null}
      </div>
    </li>
  );
}

export const Technician = () => (
  <main class="plain technician" id="main" tabIndex={-1}>
    <h1>{t('tech.title')}</h1>
    <p class="note">
      {t('tech.versions', { kneadd: hello.value?.programVersion ?? '–', chair: hello.value?.chairKind ?? '–' })}
    </p>
    <div class="tech-live">
      <BackPicture />
      <Muscles />
    </div>
    {isTechnician.value ? (
      <>
        <FaultsCard />
        <RawSignalsCard />
      </>
    ) : null}
    <RollerTable />
    <MuscleTable />
    <div class="halves">
      <ChairTable />
      <CycleTable />
    </div>
    <section class="card">
      <h2>{t('tech.reasons')}</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={faultsOnly.value}
          onChange={(event) => (faultsOnly.value = event.currentTarget.checked)}
        />
        {t('tech.faults_only')}
      </label>
      {eventsLost.value > 0 ? <p class="note watch">{t('tech.lost', { n: eventsLost.value })}</p> : null}
      <ol class="tells">
        {told.value.map((event) => (
          <EventLine key={String(event.value.sequence ?? event.atMs)} event={event} />
        ))}
      </ol>
    </section>
    <CalibrationCard />
  </main>
);
