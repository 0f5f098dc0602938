// The muscles, left and right of the spine, from the neck down; what counts as evidence is said.
import { MusclePaper } from '../../draw/muscles';
import type { Inks } from '../../draw/inks';
import { Sheet, type SheetSize } from '../../draw/sheet';
import { t } from '../../i18n';
import { computed } from '@preact/signals';
import { DistressLevel, EmgSite, Side } from '../../protocol';
import { hello, live, snapshot, traces } from '../../state/chair';
import { evidenceKey, siteKey } from '../../state/words';

const SITES = [EmgSite.UPPER_TRAPEZIUS, EmgSite.T8, EmgSite.L1, EmgSite.L4] as const;
const paper = new MusclePaper(traces, SITES.length);

/** Where the electrodes are on the paper; those of other muscles are not drawn. */
const muscles = computed(() =>
  (hello.value?.chair?.emg ?? [])
    .map(({ site, side }, at) => ({ at, row: SITES.findIndex((one) => one === site), left: side === Side.LEFT }))
    .filter(({ row }) => row >= 0),
);

function draw(pen: CanvasRenderingContext2D, { ratio }: SheetSize, inks: Inks): void {
  paper.draw(pen, ratio, muscles.peek(), inks);
}

function follow(): void {
  void snapshot.value;
}

const guarded = computed(() => {
  const distress = snapshot.value?.distress;
  if (!distress) return 'calm';
  if (distress.guardingLeft && distress.guardingRight) return 'both';
  if (distress.guardingLeft) return 'left';
  return distress.guardingRight ? 'right' : 'calm';
});
const level = computed(() => snapshot.value?.distress?.level ?? DistressLevel.NONE);
const strongest = computed(() => snapshot.value?.distress?.evidence[0]?.kind);

const GUARDED = {
  calm: 'muscle.calm',
  left: 'muscle.guarding_left',
  right: 'muscle.guarding_right',
  both: 'muscle.guarding_both',
} as const;

export function Muscles() {
  const alarmed = guarded.value !== 'calm' || level.value > DistressLevel.NONE;
  const evidence = strongest.value;
  return (
    <section class="muscles" aria-labelledby="muscles-title" data-stale={!live.value}>
      <header>
        <h2 id="muscles-title">{t('muscle.title')}</h2>
        <p class={alarmed ? 'muscles-word signal' : 'muscles-word'}>
          {t(GUARDED[guarded.value])}
          {alarmed && evidence !== undefined ? ` · ${t(evidenceKey(evidence))}` : ''}
        </p>
      </header>
      <div class="muscles-body">
        <ul class="muscles-sites">
          {SITES.map((site) => (
            <li key={site}>{t(siteKey(site))}</li>
          ))}
        </ul>
        <p class="muscles-sides" aria-hidden="true">
          <span>{t('side.left')}</span>
          <span>{t('side.right')}</span>
        </p>
        <Sheet class="traces" draw={draw} follow={follow} label={t('muscle.label')} />
      </div>
    </section>
  );
}
