// The page's live state: what was heard, as signals that the views read. One chair, one page.
import { computed, signal } from '@preact/signals';
import { Desk, type Told } from '../link/desk';
import { browserName, browserSurroundings, forgetToken, keepToken } from '../link/browser';
import { Link } from '../link/link';
import { ageNowMs, isLive } from '../link/freshness';
import type { Absence } from '../link/absence';
import {
  pairingFrame,
  type PairingRefused_Why as NotPaired,
  Role,
  type Answer,
  type CareAnswer,
  type CareKind,
  type DisplayMessage,
  type Frame,
  type RequestKind,
  type Snapshot,
} from '../protocol';
import { hear, nothingHeard } from './heard';
import { isRunning } from './timeline';
import { Traces } from './traces';

const heard = signal(nothingHeard);
export const absence = signal<Absence>('opening');
/** The browser's clock, some times a second: ages grow even when nothing arrives. */
export const nowMs = signal(performance.now());

/** The same by the second, for what is told in seconds. */
export const nowSecondMs = computed(() => Math.floor(nowMs.value / 1000) * 1000);

export const hello = computed(() => heard.value.hello);
export const snapshot = computed(() => heard.value.snapshot?.value);
export const events = computed(() => heard.value.events);
export const hurtPlaces = computed(() => heard.value.hurt.places);
export const eventsLost = computed(() => heard.value.eventsLost);
export const goodbye = computed(() => heard.value.goodbye);
export const statusText = computed(() => heard.value.status?.text ?? '');
export const welcome = computed(() => heard.value.welcome);
export const role = computed(() => welcome.value?.role ?? Role.NONE);
/** Why a pairing was refused; absent when none was. */
export const pairingRefused = signal<NotPaired | undefined>(undefined);
export const sessionState = computed(() => snapshot.value?.session?.state);
export const simulated = computed(() => hello.value?.chairKind === 'sim');
/** A simulated chair may live faster than its watchers: 1 is real time. */
export const timeLapse = computed(() => hello.value?.timeLapse || 1);
/** How many things of a simulated chair are: whoever sees it must know. */
export const brokenOnPurpose = computed(() => snapshot.value?.faults.length ?? 0);
export const running = computed(() => isRunning(sessionState.value));

/** How old the picture is; of what is in it, the forces and the mat are older still. */
export const pictureAgeMs = computed(() => {
  const received = heard.value.snapshot;
  return received ? ageNowMs(received, nowMs.value) : Number.POSITIVE_INFINITY;
});
const ageOf = (reading: (snapshot: Snapshot) => number): number => {
  const received = heard.value.snapshot;
  // Ages of readings are in the chair's time, which may run faster than ours.
  return received
    ? ageNowMs(received, nowMs.value, reading(received.value) / timeLapse.value)
    : Number.POSITIVE_INFINITY;
};
export const live = computed(() => absence.value === 'none' && isLive(pictureAgeMs.value));
export const forcesLive = computed(() => live.value && isLive(ageOf((s) => s.forceAgeMs)));
export const matLive = computed(() => live.value && isLive(ageOf((s) => s.matAgeMs)));

export const traces = new Traces();

function remember(message: DisplayMessage, atMs: number): void {
  heard.value = hear(heard.value, message, atMs);
  if (message.kind.case === 'welcome') {
    if (message.kind.value.tokenUnknown) forgetToken();
    if (message.kind.value.token.length > 0) keepToken(message.kind.value.token);
    pairingRefused.value = undefined;
  }
  if (message.kind.case === 'pairingRefused') pairingRefused.value = message.kind.value.why;
  if (message.kind.case === 'snapshot') traces.push(message.kind.value.emg);
}

/** Who listens to every message besides: screens that show what no other does. */
const listeners = new Set<(message: DisplayMessage) => void>();

/** Until the function that it returns is called. */
export function onMessage(listener: (message: DisplayMessage) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const desk = new Desk((frame, letsGo) => link.say(frame, letsGo));
const link = new Link(browserSurroundings, {
  heard: (message, atMs) => {
    remember(message, atMs);
    desk.heard(message);
    for (const listener of listeners) listener(message);
  },
  missing: (what) => {
    // A link that was away is heard anew from its hello on: what was shown is no longer true.
    if (what !== 'none' && what !== 'network') desk.abandon();
    absence.value = what;
  },
});

/** A message that nothing answers by its number; false where nobody hears it. */
export const say = (frame: Frame): boolean => link.say(frame, false);
export const ask = (kind: RequestKind): Promise<Told<Answer>> => desk.ask(kind);
export const care = (kind: CareKind): Promise<Told<CareAnswer>> => desk.care(kind);

export const pair = (code: string): boolean => link.say(pairingFrame(code, browserName()), false);

const WATCH_EVERY_MS = 100;  // well below the 250 ms after which nothing is live

export function begin(): void {
  link.start();
  setInterval(() => {
    nowMs.value = performance.now();
    link.watch();
  }, WATCH_EVERY_MS);
}
