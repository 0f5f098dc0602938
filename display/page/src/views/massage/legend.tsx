// What the colours of the back's picture mean, folded away until somebody asks.
import { t, type Key } from '../../i18n';
import { hurtPlaces } from '../../state/chair';

const MEANINGS: readonly (readonly [string, Key])[] = [
  ['pressure', 'legend.pressure'],
  ['roller', 'legend.roller'],
  ['guarding', 'legend.guarding'],
  ['over', 'legend.over'],
  ['warmth', 'legend.warmth'],
  ['water', 'legend.water'],
  ['spine', 'legend.spine'],
];

export const Legend = () => (
  <div class="legend">
    {hurtPlaces.value.length > 0 ? <p class="means hurt">{t('legend.hurt')}</p> : null}
    <details>
      <summary>{t('legend.title')}</summary>
      <ul>
        {MEANINGS.map(([name, words]) => (
          <li key={name} class={`means ${name}`}>
            {t(words)}
          </li>
        ))}
      </ul>
    </details>
  </div>
);
