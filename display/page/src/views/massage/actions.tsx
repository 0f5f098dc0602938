// What can be said to the chair while it works: each acts at once and asks nothing back.
import { t } from '../../i18n';
import { sessionState } from '../../state/chair';
import { SessionState } from '../../protocol';
import { may } from '../../state/roles';
import { ease, pain, pause, resume } from '../../state/wishes';
import { Icon } from '../shell/icon';
import { Comfort } from './comfort';

export function Actions() {
  if (!may('pause')) return <p class="note">{t('role.viewer')}</p>;
  const state = sessionState.value;
  const paused = state === SessionState.PAUSED;
  // The scan presses too, if lightly: whatever stops a massage stops it as well.
  const working =
    state === SessionState.SELF_TEST || state === SessionState.BODY_SCAN || state === SessionState.MASSAGE;
  const on = working || paused || state === SessionState.REST;
  return (
    <>
      <Comfort disabled={!working && !paused} />
      <div class="actions" role="group" aria-label={t('action.label')}>
        {paused ? (
          <button type="button" class="action severe" onClick={() => void pain(true)}>
            <Icon name="hurts" />
            {t('action.severe')}
          </button>
        ) : (
          <button type="button" class="action hurts" disabled={!on} onClick={() => void pain(false)}>
            <Icon name="hurts" />
            {t('action.hurts')}
          </button>
        )}
        <button type="button" class="action" disabled={!working} onClick={() => void ease()}>
          <Icon name="lighter" />
          {t('action.ease')}
        </button>
        {paused ? (
          <button type="button" class="action primary" onClick={() => void resume()}>
            <Icon name="resume" />
            {t('action.resume')}
          </button>
        ) : (
          <button type="button" class="action" disabled={!working} onClick={() => void pause()}>
            <Icon name="pause" />
            {t('action.pause')}
          </button>
        )}
      </div>
    </>
  );
}
