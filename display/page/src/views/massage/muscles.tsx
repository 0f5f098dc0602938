// The muscles, left and right of the spine, from the neck down; what counts as evidence is said.
import { drawTrace } from '../../draw/muscles';
import type { Inks } from '../../draw/inks';
import { Sheet } from '../../draw/sheet';
import { t } from '../../i18n';
import { computed } from '@preact/signals';
import { DistressLevel, EmgSite, Side } from '../../protocol';
import { hello, live, snapshot, traces, tracesDrawn } from '../../state/chair';
import { evidenceKey, siteKey } from '../../state/words';

const SITES = [EmgSite.UPPER_TRAPEZIUS, EmgSite.T8, EmgSite.L1, EmgSite.L4] as const;
const GAP = 10;

function draw(
  pen: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  inks: Inks,
): void {
  pen.clearRect(0, 0, width, height);
  const electrodes = hello.peek()?.chair?.emg ?? [];
  const row = height / SITES.length;
  electrodes.forEach((electrode, i) => {
    const trace = traces[i];
    const at = SITES.findIndex((site) => site === electrode.site);
    if (!trace || at < 0) return;
    const x = electrode.side === Side.LEFT ? 0 : (width + GAP) / 2;
    drawTrace(pen, trace, { x, y: at * row, width: (width - GAP) / 2, height: row }, inks);
  });
}

function follow(): void {
  void tracesDrawn.value;
  void live.value;
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
        <Sheet class="traces" draw={draw} follow={follow} label={t('muscle.label')} />
      </div>
    </section>
  );
}
