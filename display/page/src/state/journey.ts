// Which screen is shown, and who it is for. The address remembers the screen, so that a reload and
// the browser's back key do what they say; the person is remembered by this tab only.
import { signal } from '@preact/signals';
import { SessionState } from '../protocol';

export const SCREENS = [
  'welcome',
  'who',
  'intake',
  'today',
  'choose',
  'massage',
  'after',
  'history',
  'technician',
] as const;
export type Screen = (typeof SCREENS)[number];

export const screen = signal<Screen>('welcome');
export const person = signal('');
/** Of programmes, the one that was chosen or is running. */
export const programme = signal('');

export const screenOf = (hash: string): Screen =>
  SCREENS.find((name) => `#${name}` === hash) ?? 'welcome';

export function go(to: Screen): void {
  if (screen.value === to) return;
  screen.value = to;
  history.pushState(null, '', `#${to}`);
}

/** A screen that looks after nobody (a viewer's, a technician's) has no person's journey: it begins at the chair. */
export const screenFor = (asked: Screen, looksAfterPeople: boolean): Screen =>
  looksAfterPeople || asked === 'technician' ? asked : 'massage';

/** Where a change of the session takes the page; nowhere when somebody looks elsewhere on purpose. */
export function followSession(
  shown: Screen,
  before: SessionState | undefined,
  now: SessionState | undefined,
): Screen {
  const looksElsewhere = shown === 'technician' || shown === 'history';
  if (now === undefined || now === before || looksElsewhere) return shown;
  const ran = before !== undefined && isOn(before);
  if (isOn(now)) return ran ? shown : 'massage';
  return ran && shown === 'massage' ? 'after' : shown;
}

const isOn = (state: SessionState): boolean =>
  state !== SessionState.UNSPECIFIED && state !== SessionState.IDLE && state !== SessionState.ENDED;

export function beginJourney(): void {
  screen.value = screenOf(location.hash);
  person.value = sessionStorage.getItem('person') ?? '';
  addEventListener('popstate', () => {
    screen.value = screenOf(location.hash);
  });
  person.subscribe((name) => sessionStorage.setItem('person', name));
}
