// STOP: on every screen, in the same corner of the glass, in every language. It is pressed without
// looking; nothing may ever lie over it.
import { t } from '../../i18n';
import { stop } from '../../state/wishes';

export const Stop = () => (
  <button type="button" class="stop" data-testid="stop" onClick={() => void stop()}>
    <span class="stop-word">{t('stop.word')}</span>
    <span class="stop-what">{t('stop.what')}</span>
  </button>
);
