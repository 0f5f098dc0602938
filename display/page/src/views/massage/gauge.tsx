// Force against ceiling of one roller: how hard it presses, and what it may not pass.
import { computed } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { number, t } from '../../i18n';
import { forcesLive, snapshot } from '../../state/chair';
import { forcesOf, type SideForce } from '../../state/forces';
import { plannedMostN } from '../../state/planned';

const NOTHING: SideForce = {
  side: 1,
  forceN: 0,
  ceilingN: 0,
  wantedN: 0,
  share: 0,
  ceilingShare: 0,
  touching: false,
  near: false,
  over: false,
};

/** Half a percent of the scale is less than a pixel of the gauge. */
const looksAlike = (a: SideForce, b: SideForce): boolean =>
  Math.abs(a.share - b.share) < 0.005 &&
  Math.round(a.forceN) === Math.round(b.forceN) &&
  a.ceilingShare === b.ceilingShare &&
  a.touching === b.touching &&
  a.near === b.near &&
  a.over === b.over;

function classOf(force: SideForce, live: boolean): string {
  const mood = force.over ? 'over' : force.near ? 'near' : '';
  return `gauge ${mood} ${live ? '' : 'stale'} ${force.touching ? 'touching' : ''}`;
}

export function Gauge({ side }: { readonly side: 'left' | 'right' }) {
  const seen = useRef<SideForce>();
  const force = useMemo(
    () =>
      computed(() => {
        const now = snapshot.value;
        const next = now ? forcesOf(now, plannedMostN.value)[side === 'left' ? 0 : 1] : NOTHING;
        return seen.current && looksAlike(seen.current, next) ? seen.current : (seen.current = next);
      }),
    [side],
  );
  const { forceN, ceilingN, share, ceilingShare } = force.value;
  const live = forcesLive.value;
  return (
    <div class={classOf(force.value, live)} data-testid={`gauge-${side}`}>
      <span class="gauge-side">{t(side === 'left' ? 'side.left' : 'side.right')}</span>
      <div
        class="gauge-track"
        role="meter"
        aria-label={t(side === 'left' ? 'massage.force_left' : 'massage.force_right')}
        aria-valuemin={0}
        aria-valuemax={Math.round(ceilingN)}
        aria-valuenow={live ? Math.round(forceN) : 0}
        aria-valuetext={
          live ? t('massage.force_of', { force: Math.round(forceN), ceiling: Math.round(ceilingN) }) : t('old.word')
        }
      >
        <div class="gauge-beyond" style={{ blockSize: `${100 * (1 - ceilingShare)}%` }} />
        <div class="gauge-fill" style={{ transform: `scaleY(${live ? share : 0})` }} />
        <div class="gauge-ceiling" style={{ insetBlockEnd: `${100 * ceilingShare}%` }} />
      </div>
      <span class="gauge-now">{live ? number(forceN) : '–'}<small> N</small></span>
      <span class="gauge-most">{t('massage.at_most', { ceiling: number(ceilingN) })}</span>
    </div>
  );
}
