// The page: a top line, one screen, and a dock whose corner is always STOP's.
import { useEffect, useRef } from 'preact/hooks';
import { effect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { t, told } from '../i18n';
import { absence, role, sessionState } from '../state/chair';
import { followSession, go, screen, screenFor, type Screen } from '../state/journey';
import { asked } from '../state/care';
import { answerWords } from '../state/refused';
import { looksAfterPeople } from '../state/roles';
import { reply } from '../state/wishes';
import { Role, type SessionState } from '../protocol';
import { Header } from './shell/header';
import { Lost } from './shell/lost';
import { Stop } from './shell/stop';
import { After, AfterDock } from './after/after';
import { Choose, ChooseDock } from './choose/choose';
import { HistoryScreen } from './history/history';
import { Intake, IntakeDock } from './intake/intake';
import { Massage, MassageDock } from './massage/massage';
import { Pairing } from './pairing/pairing';
import { Technician } from './technician/technician';
import { Today, TodayDock } from './today/today';
import { Welcome, WelcomeDock } from './welcome/welcome';
import { Who, WhoDock } from './welcome/who';

interface Shown {
  readonly body: ComponentType;
  readonly dock?: ComponentType;
}

const VIEWS: Readonly<Record<Screen, Shown>> = {
  welcome: { body: Welcome, dock: WelcomeDock },
  who: { body: Who, dock: WhoDock },
  intake: { body: Intake, dock: IntakeDock },
  today: { body: Today, dock: TodayDock },
  choose: { body: Choose, dock: ChooseDock },
  massage: { body: Massage, dock: MassageDock },
  after: { body: After, dock: AfterDock },
  history: { body: HistoryScreen },
  technician: { body: Technician },
};
const UNKNOWN_HERE: Shown = { body: Pairing };

function Reply() {
  const said = reply.value;
  return (
    <div class="reply" role="status" data-testid="reply">
      {said ? (
        <p>
          {said.sentence ? told(said.sentence) : said.refused ? answerWords(said.refused, asked) : null}
          <button type="button" class="quiet" onClick={() => (reply.value = undefined)}>
            {t('reply.close')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

/** What this screen may show is known with its role. */
function useRole(): void {
  useEffect(
    () =>
      effect(() => {
        if (role.value !== Role.NONE) go(screenFor(screen.value, looksAfterPeople.value));
      }),
    [],
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
  useRole();
  useSession();
  const shown = useRef<Screen>(screen.value);
  useEffect(() => {
    // A new screen is read from its beginning.
    if (shown.current === screen.value) return;
    shown.current = screen.value;
    document.getElementById('main')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [screen.value]);
  const unknown = absence.value === 'pairing';
  const { body: Body, dock: Dock } = unknown ? UNKNOWN_HERE : VIEWS[screen.value];
  return (
    <div class="frame" data-screen={unknown ? 'pairing' : screen.value} data-absence={absence.value}>
      <Header />
      <Lost />
      <Body />
      <footer class="dock">
        <Reply />
        {Dock ? <Dock /> : null}
      </footer>
      <Stop />
    </div>
  );
}
