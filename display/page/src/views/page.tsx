// The page: a top line, one screen, and a dock whose corner is always STOP's.
import { useEffect, useRef } from 'preact/hooks';
import { effect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { t, told } from '../i18n';
import { absence, sessionState } from '../state/chair';
import { followSession, go, screen, type Screen } from '../state/journey';
import { reply } from '../state/wishes';
import type { SessionState } from '../protocol';
import { Header } from './shell/header';
import { Lost } from './shell/lost';
import { Stop } from './shell/stop';
import { Massage, MassageDock } from './massage/massage';

interface Shown {
  readonly body: ComponentType;
  readonly dock?: ComponentType;
}

const VIEWS: Readonly<Record<Screen, Shown>> = {
  welcome: { body: Massage, dock: MassageDock },
  who: { body: Massage, dock: MassageDock },
  intake: { body: Massage, dock: MassageDock },
  today: { body: Massage, dock: MassageDock },
  choose: { body: Massage, dock: MassageDock },
  massage: { body: Massage, dock: MassageDock },
  after: { body: Massage, dock: MassageDock },
  history: { body: Massage, dock: MassageDock },
  technician: { body: Massage, dock: MassageDock },
};

function Reply() {
  const said = reply.value;
  return (
    <div class="reply" role="status" data-testid="reply">
      {said ? (
        <p>
          {said.sentence ? told(said.sentence) : said.text}
          <button type="button" class="quiet" onClick={() => (reply.value = undefined)}>
            {t('reply.close')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

/** Follows the session, so that whoever lies in the chair need not. */
function useSession(): void {
  useEffect(() => {
    let before: SessionState | undefined;
    return effect(() => {
      const now = sessionState.value;
      go(followSession(screen.peek(), before, now));
      before = now;
    });
  }, []);
}

export function Page() {
  useSession();
  const shown = useRef<Screen>(screen.value);
  useEffect(() => {
    // A new screen is read from its beginning.
    if (shown.current === screen.value) return;
    shown.current = screen.value;
    document.getElementById('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [screen.value]);
  const { body: Body, dock: Dock } = VIEWS[screen.value];
  return (
    <div class="frame" data-screen={screen.value} data-absence={absence.value}>
      <Header />
      <Lost />
      <Body />
      <footer class="dock">
        <Reply />
        <div class="dock-screen">{Dock ? <Dock /> : null}</div>
        <Stop />
      </footer>
    </div>
  );
}
