// Tables of signals: raw, processed, and how good they are.
import type { ComponentChildren } from 'preact';
import { number, t } from '../../i18n';
import { Permission, Side } from '../../protocol';
import { forcesLive, hello, live, matLive } from '../../state/chair';
import { codeOf } from '../../state/banner';
import { faultsOf, readable } from '../../state/signals';
import { siteKey } from '../../state/words';

interface TableProps {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly old: boolean;
}

const Table = ({ title, head, rows, old }: TableProps) => (
  <section class="card" data-stale={old}>
    <h2>
      {title} {old ? <small class="old-tag">{t('old.word')}</small> : null}
    </h2>
    <div class="wide" tabIndex={0} role="group" aria-label={title}>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (j === 0 ? <th key={j} scope="row">{cell}</th> : <td key={j}>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

export function MuscleTable() {
  const electrodes = hello.value?.chair?.emg ?? [];
  const rows = (readable.value?.emg ?? []).map((channel, i) => {
    const electrode = electrodes[i];
    const side = t(electrode?.side === Side.LEFT ? 'side.left' : 'side.right');
    return [
      electrode ? `${t(siteKey(electrode.site))} · ${side}` : number(i + 1),
      `${number(channel.envelopeUv, 1)} µV`,
      `${number(channel.tone, 2)} ×`,
      number(channel.quality, 2),
      channel.medianFrequencyHz === undefined ? '–' : `${number(channel.medianFrequencyHz)} Hz`,
      channel.guarding ? t('tech.guarding') : '',
      channel.usable ? t('tech.usable') : faultsOf(channel).map((key) => t(key)).join(', ') || t('tech.unusable'),
    ];
  });
  const head = ['tech.channel', 'tech.envelope', 'tech.tone', 'tech.quality', 'tech.median', 'tech.evidence', 'tech.state'] as const;
  return <Table title={t('muscle.title')} head={head.map((key) => t(key))} rows={rows} old={!live.value} />;
}

export function RollerTable() {
  const now = readable.value;
  const rows = ([['side.left', now?.left], ['side.right', now?.right]] as const).map(([side, roller]) => [
    t(side),
    `${number(roller?.forceNominalN ?? 0, 2)} N`,
    `${number(roller?.forceN ?? 0, 2)} N`,
    `${number(roller?.setpointN ?? 0, 1)} N`,
    `${number(roller?.askedN ?? 0, 1)} N`,
    `${number(roller?.ceilingN ?? 0, 1)} N`,
    `${number(roller?.depthMm ?? 0, 1)} mm`,
    roller?.stiffnessNPerMm === undefined ? '–' : `${number(roller.stiffnessNPerMm, 2)} N/mm`,
    codeOf(roller?.limitedBy ?? 0),
  ]);
  const head = ['tech.roller', 'tech.raw', 'tech.calibrated', 'tech.setpoint', 'tech.asked', 'tech.ceiling', 'tech.depth', 'tech.stiffness', 'tech.limited'] as const;
  return <Table title={t('tech.rollers')} head={head.map((key) => t(key))} rows={rows} old={!forcesLive.value} />;
}

export function ChairTable() {
  const now = readable.value;
  const rows: [string, string][] = [
    [t('tech.permission'), Permission[now?.gate?.permission ?? 0] ?? ''],
    [t('tech.cause'), codeOf(now?.gate?.cause ?? 0)],
    [t('tech.line'), `${number(now?.linePressureKpa ?? 0, 1)} / ${number(now?.lineSetpointKpa ?? 0, 1)} kPa`],
    [t('tech.water'), `${number(now?.waterDegc ?? 0, 1)} °C`],
    ...(now?.heat ?? []).map(
      (zone, i): [string, string] => [
        t('tech.heat', { n: i + 1 }),
        `${number(zone.surfaceDegc, 1)} / ${number(zone.setpointDegc, 1)} °C, ${number(100 * zone.duty)} %`,
      ],
    ),
    [t('tech.scan'), `${number(now?.scan?.confidence ?? 0, 2)}`],
    [t('tech.force_age'), `${number(now?.forceAgeMs ?? 0)} ms`],
    [t('tech.mat_age'), `${number(now?.matAgeMs ?? 0)} ms`],
    [t('tech.mat_peak'), `${number(now?.matPeakKpa ?? 0, 1)} kPa`],
    [t('tech.bridged'), (now?.backMatHealth?.bridgedCell ?? []).join(', ') || '–'],
  ];
  return <Table title={t('tech.chair')} head={[t('tech.what'), t('tech.value')]} rows={rows} old={!live.value || !matLive.value} />;
}

export function CycleTable() {
  const cycle = readable.value?.cycle;
  const rows: [string, string][] = [
    [t('tech.cycles'), number(Number(cycle?.cycles ?? 0n))],
    [t('tech.late'), number(Number(cycle?.late ?? 0n))],
    [t('tech.cost_last'), `${number(cycle?.costLastUs ?? 0, 1)} µs`],
    [t('tech.cost_max'), `${number(cycle?.costMaxUs ?? 0, 1)} µs`],
  ];
  return <Table title={t('tech.cycle')} head={[t('tech.what'), t('tech.value')]} rows={rows} old={!live.value} />;
}
