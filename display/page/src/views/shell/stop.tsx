// STOP: on every screen, in the same corner of the glass, in every language. It is pressed without
// looking; nothing may ever lie over it. A screen that the chair does not know may not stop it, and shows
// no button that would do nothing.
import { t } from '../../i18n';
import { absence } from '../../state/chair';
import { stop } from '../../state/wishes';

export const Stop = () =>
  absence.value === 'pairing' ? (
    <aside class="stop nowhere" data-testid="no-stop">
      {t('stop.not_here')}
    </aside>
  ) : (
    <button type="button" class="stop" data-testid="stop" onClick={() => void stop()}>
      <span class="stop-word">{t('stop.word')}</span>
      <span class="stop-what">{t('stop.what')}</span>
    </button>
  );
