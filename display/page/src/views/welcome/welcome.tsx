// The first screen: what this is, and what it is not.
import { t } from '../../i18n';
import { running, simulated } from '../../state/chair';
import { go, person } from '../../state/journey';
import { Condition } from '../../protocol';
import { wish } from '../../state/wishes';
import { Icon } from '../shell/icon';

const POINTS = ['welcome.point_doctor', 'welcome.point_stop', 'welcome.point_hurts', 'welcome.point_lowers'] as const;

/** Nobody has to be known to see what a simulated chair does. */
async function demonstrate(): Promise<void> {
  const condition = Condition.CHRONIC_LOW_BACK_PAIN;
  if (await wish({ case: 'start', value: { programme: 'classic', condition } })) go('massage');
}

export const Welcome = () => (
  <main class="plain welcome" id="main" tabIndex={-1}>
    <div>
      <h1>{t('welcome.title')}</h1>
      <p class="lead">{t('welcome.lead')}</p>
    </div>
    <section class="card notice" aria-labelledby="notice">
      <h2 id="notice">{t('welcome.notice')}</h2>
      <ul>
        {POINTS.map((point) => (
          <li key={point}>
            <Icon name="check" />
            <span>{t(point)}</span>
          </li>
        ))}
      </ul>
    </section>
  </main>
);

export const WelcomeDock = () => (
  <div class="steps">
    {simulated.value && !running.value ? (
      <button type="button" onClick={() => void demonstrate()}>
        {t('welcome.demo')}
      </button>
    ) : null}
    <button type="button" class="primary" onClick={() => go(person.value ? 'choose' : 'who')}>
      {t('welcome.go')}
    </button>
  </div>
);
