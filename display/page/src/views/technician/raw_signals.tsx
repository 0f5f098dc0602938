// Every signal as it was read and, beside it, as the chair uses it. Raw signals are asked for while
// this is on the screen and no longer.
import { computed } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { drawBand, drawWave, halves, inkOf } from '../../draw/bands';
import type { Inks } from '../../draw/inks';
import { Sheet } from '../../draw/sheet';
import { number, t } from '../../i18n';
import { SampleValidity, Sensor, Side } from '../../protocol';
import { book, bookDrawn, watched, watchSignals } from '../../state/bench';
import { hello, live, simulated, timeLapse } from '../../state/chair';
import { faultsOf, readable } from '../../state/signals';
import { siteKey } from '../../state/words';
import { RawMats } from './raw_mats';
import { SENSOR_GROUPS, type SensorRow } from './raw_rows';

type Size = { readonly width: number; readonly height: number };

const LEAST_UV = 20;  // rest is 2 to 10 uV: less than this is not blown up

function follow(): void {
  void bookDrawn.value;
}

const VALIDITY = {
  [SampleValidity.UNSPECIFIED]: 'raw.absent',
  [SampleValidity.ABSENT]: 'raw.absent',
  [SampleValidity.GOOD]: 'raw.good',
  [SampleValidity.FAULTY]: 'raw.faulty',
} as const;

interface Line {
  readonly name: string;
  readonly raw: string;
  readonly made: string;
  readonly state: string;
}

/** Names and numbers in words, and between them the picture of all rows. */
function Group({ title, lines, draw }: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly draw: (pen: CanvasRenderingContext2D, size: Size, inks: Inks) => void;
}) {
  return (
    <section class="raw-group" data-stale={!live.value}>
      <h3>
        {title} {live.value ? null : <small class="old-tag">{t('old.word')}</small>}
      </h3>
      <div class="raw-rows" style={{ '--rows': lines.length }}>
        <ul class="raw-names">{lines.map(({ name }) => <li key={name}>{name}</li>)}</ul>
        <Sheet class="raw-picture" draw={draw} follow={follow} label={t('raw.label', { what: title })} />
        <ul class="raw-numbers">
          {lines.map(({ name, raw, made, state }) => (
            <li key={name}>
              {raw ? <bdi>{raw}</bdi> : null} <bdi>{made}</bdi> <small>{state}</small>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function drawMuscles(pen: CanvasRenderingContext2D, { width, height }: Size, inks: Inks): void {
  const { waves, envelopes } = book.peek();
  pen.clearRect(0, 0, width, height);
  waves.forEach((wave, i) => {
    const row = height / waves.length;
    const [raw, made] = halves(i * row, width, row);
    drawWave(pen, wave, raw, inkOf(inks, false), LEAST_UV);
    const envelope = envelopes[i];
    if (envelope) drawBand(pen, envelope, made, inkOf(inks, true), LEAST_UV);
  });
}

function Electrodes() {
  const channels = readable.value?.emg ?? [];
  const lines = (hello.value?.chair?.emg ?? []).map(({ site, side }, i): Line => {
    const channel = channels[i];
    const why = channel ? faultsOf(channel).map((key) => t(key)).join(', ') : '';
    return {
      name: `${t(siteKey(site))} · ${t(side === Side.LEFT ? 'side.left' : 'side.right')}`,
      raw: '',
      made: channel ? `${number(channel.envelopeUv, 1)} µV` : '–',
      state: channel?.usable ? `${t('tech.quality')} ${number(channel.quality, 2)}` : why || t('tech.unusable'),
    };
  });
  return <Group title={t('muscle.title')} lines={lines} draw={drawMuscles} />;
}

/** The protocol has room for more jets than a chair has. */
const groups = computed(() => {
  const jets = hello.value?.chair?.jets.length ?? 0;
  const there = ({ sensor }: SensorRow): boolean =>
    sensor < Sensor.NOZZLE_1_KPA + jets || sensor > Sensor.NOZZLE_8_KPA;
  return SENSOR_GROUPS.map(({ title, rows }) => ({ title, rows: rows.filter(there) }));
});

const nameOf = ({ name, side, n }: SensorRow): string => {
  const words = t(name, n === undefined ? {} : { n });
  return side ? `${words} · ${t(side)}` : words;
};

function Sensors({ title, rows }: { readonly title: string; readonly rows: readonly SensorRow[] }) {
  const draw = useCallback(
    (pen: CanvasRenderingContext2D, { width, height }: Size, inks: Inks): void => {
      pen.clearRect(0, 0, width, height);
      const row = height / rows.length;
      rows.forEach(({ sensor, least }, i) => {
        const trace = book.peek().sensors.get(sensor);
        if (!trace) return;
        const [raw, made] = halves(i * row, width, row);
        drawBand(pen, trace.raw, raw, inkOf(inks, false), least);
        drawBand(pen, trace.processed, made, inkOf(inks, true), least);
      });
    },
    [rows],
  );
  void readable.value; // the numbers change as often as the others of this screen
  const lines = rows.map((row): Line => {
    const trace = book.value.sensors.get(row.sensor);
    return {
      name: nameOf(row),
      raw: trace ? `${number(trace.last, 2)} ${row.unit}` : '–',
      made: trace?.made === undefined ? '–' : `${number(trace.made, 2)} ${row.unit}`,
      state: t(VALIDITY[trace?.validity ?? SampleValidity.UNSPECIFIED]),
    };
  });
  return <Group title={title} lines={lines} draw={draw} />;
}

export function RawSignalsCard() {
  useEffect(watchSignals, []);
  void readable.value;
  const missed = Number(book.value.missedCycles);
  return (
    <section class="card raw" data-testid="raw" data-watched={watched.value.on}>
      <h2>{t('raw.title')}</h2>
      <p class="note">
        {t('raw.about')}{' '}
        {simulated.value && timeLapse.value > 1 ? t('timelapse.tag', { n: timeLapse.value }) : ''}
      </p>
      {watched.value.text ? <p class="note watch">{watched.value.text}</p> : null}
      {missed > 0 ? (
        <p class="note watch" data-testid="raw-missed">
          {t('raw.missed', { n: missed })}
        </p>
      ) : null}
      <p class="raw-heads" aria-hidden="true">
        <span>{t('raw.raw')}</span>
        <span class="made">{t('raw.processed')}</span>
      </p>
      <div class="wide" tabIndex={0} role="group" aria-label={t('raw.title')}>
        <Electrodes />
        {groups.value.map(({ title, rows }) => (
          <Sensors key={title} title={t(title)} rows={rows} />
        ))}
        <RawMats />
      </div>
    </section>
  );
}
