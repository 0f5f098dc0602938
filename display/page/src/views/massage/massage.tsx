// The massage as it happens.
import { computed } from '@preact/signals';
import { number, t } from '../../i18n';
import { absence, live, sessionState, simulated, snapshot } from '../../state/chair';
import { person } from '../../state/journey';
import { SessionState } from '../../protocol';
import { Icon } from '../shell/icon';
import { Actions } from './actions';
import { BackPicture } from './back_picture';
import { Doing, News } from './doing';
import { Gauge } from './gauge';
import { Legend } from './legend';
import { Muscles } from './muscles';
import { PhaseBar } from './phase_bar';

const WARM_DUTY = 0.01;

/** Rounded, so that it changes when a person would see a change. */
const warm = computed(() =>
  (snapshot.value?.heat ?? []).some((zone) => zone.duty > WARM_DUTY || zone.setpointDegc > 0),
);
const warmest = computed(() => {
  const surfaces = (snapshot.value?.heat ?? []).map((zone) => zone.surfaceDegc);
  return Math.round(2 * Math.max(0, ...surfaces)) / 2;
});
const working = computed(() => sessionState.value === SessionState.MASSAGE);
const water = computed(() => Math.round((snapshot.value?.linePressureKpa ?? 0) / 5) * 5);

function Comforts() {
  return (
    <p class="comforts">
      <span class={warm.value ? 'on' : ''}>
        <Icon name="warmth" />
        {warm.value ? t('warmth.on', { degc: number(warmest.value, 1) }) : t('warmth.off')}
      </span>
      {water.value > 0 ? <span class="on water">{t('water.on', { kpa: water.value })}</span> : null}
    </p>
  );
}

/** Nobody is hurt on a simulated chair: it is the place to see what the words do. */
const Invitation = () =>
  simulated.value && live.value && !person.value && working.value ? <p class="invitation">{t('demo.try')}</p> : null;

export const Massage = () => (
  <main class="massage" id="main" data-stale={!live.value} tabIndex={-1}>
    <h1 class="unseen">{t('screen.massage')}</h1>
    <div class="massage-back">
      <Gauge side="left" />
      <BackPicture />
      <Gauge side="right" />
      <Legend />
    </div>
    <div class="massage-words">
      {live.value || absence.value !== 'none' ? null : (
        <p class="old" data-testid="old">
          {t('old.text')}
        </p>
      )}
      <Doing />
      <Invitation />
    </div>
    <News />
    <Muscles />
    <Comforts />
    <PhaseBar />
  </main>
);

export const MassageDock = Actions;
