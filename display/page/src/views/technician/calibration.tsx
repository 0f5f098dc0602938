// How each number of calibration.toml is found, as docs/calibration.md has it: in which order, what
// to do, the command, when it is right, and what the chair reads for it now.
import { number, t, type Key } from '../../i18n';
import type { Snapshot } from '../../protocol';
import { live } from '../../state/chair';
import { readable } from '../../state/signals';

interface Step {
  readonly what: Key;
  readonly command: string;
  readonly right?: Key;
  readonly now?: (chair: Snapshot) => string;
}

const forces = ({ left, right }: Snapshot): string =>
  `${number(left?.forceNominalN ?? 0, 2)} N · ${number(right?.forceNominalN ?? 0, 2)} N`;

function mat(kpa: readonly number[]): string {
  if (kpa.length === 0) return '–';
  const mean = kpa.reduce((sum, cell) => sum + cell, 0) / kpa.length;
  return `${number(Math.min(...kpa), 2)} … ${number(mean, 2)} … ${number(Math.max(...kpa), 2)} kPa`;
}

const STEPS: readonly Step[] = [
  { what: 'calibrate.zero', command: 'kneadctl calibrate zero', right: 'calibrate.zero_right', now: forces },
  {
    what: 'calibrate.span',
    command: 'kneadctl calibrate span --sensor force_left --newton 29.4',
    right: 'calibrate.span_right',
    now: forces,
  },
  {
    what: 'calibrate.mat_zero',
    command: 'kneadctl calibrate zero --sensor back_mat',
    right: 'calibrate.mat_right',
    now: ({ backMatNominalKpa, seatMatNominalKpa }) => `${mat(backMatNominalKpa)}; ${mat(seatMatNominalKpa)}`,
  },
  {
    what: 'calibrate.mat_span',
    command: 'kneadctl calibrate span --sensor back_mat --kpa 5',
    right: 'calibrate.mat_right',
    now: ({ backMatNominalKpa }) => mat(backMatNominalKpa),
  },
  { what: 'calibrate.check', command: 'kneadctl check-config config/kneadd.toml', right: 'calibrate.check_right' },
  { what: 'calibrate.look', command: 'kneadctl status', now: ({ left, right }) => `${number(left?.forceN ?? 0, 2)} N · ${number(right?.forceN ?? 0, 2)} N` },
];

export function CalibrationCard() {
  const chair = readable.value;
  return (
    <section class="card" data-testid="calibration">
      <h2>{t('calibrate.title')}</h2>
      <p class="note">{t('calibrate.before')}</p>
      <ol class="tells">
        {STEPS.map(({ what, command, right, now }, i) => (
          <li key={command}>
            <b>{number(i + 1)}</b>
            <div>
              <p>{t(what)}</p>
              <code dir="ltr">{command}</code>
              {right ? <p class="note">{t(right)}</p> : null}
              {now && chair ? (
                <p class="note" data-stale={!live.value}>
                  {t('calibrate.now')} <bdi>{now(chair)}</bdi>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
