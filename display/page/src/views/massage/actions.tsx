// What can be said to the chair while it works: each acts at once and asks nothing back.
import { t } from '../../i18n';
import { sessionState } from '../../state/chair';
import { SessionState } from '../../protocol';
import { may } from '../../state/roles';
import { sayable } from '../../state/sayable';
import { ease, pain, pause, resume } from '../../state/wishes';
import { Icon } from '../shell/icon';
import { Comfort } from './comfort';

export function Actions() {
  if (!may('pause')) return <p class="note">{t('role.viewer')}</p>;
  const state = sessionState.value;
  const paused = state === SessionState.PAUSED;
  const { hurts, less } = sayable(state);
  return (
    <>
      <Comfort disabled={!less && !paused} />
      <div class="actions" role="group" aria-label={t('action.label')}>
        {paused ? (
          <button type="button" class="action severe" onClick={() => void pain(true)}>
            <Icon name="hurts" />
            {t('action.severe')}
          </button>
        ) : (
          <button type="button" class="action hurts" disabled={!hurts} onClick={() => void pain(false)}>
            <Icon name="hurts" />
            {t('action.hurts')}
          </button>
        )}
        <button type="button" class="action" disabled={!less} onClick={() => void ease()}>
          <Icon name="lighter" />
          {t('action.ease')}
        </button>
        {paused ? (
          <button type="button" class="action primary" onClick={() => void resume()}>
            <Icon name="resume" />
            {t('action.resume')}
          </button>
        ) : (
          <button type="button" class="action" disabled={!less} onClick={() => void pause()}>
            <Icon name="pause" />
            {t('action.pause')}
          </button>
        )}
      </div>
    </>
  );
}
