// What the chair is doing, and why, in words.
import { computed, effect, signal } from '@preact/signals';
import { clock, reasonWords, t, told } from '../../i18n';
import { events, nowMs, nowSecondMs, snapshot } from '../../state/chair';
import { bannerOf, codeOf, type Banner } from '../../state/banner';
import { whyLess, type Why } from '../../state/forces';
import { newsOf } from '../../state/told';
import { settle, steady, type Steady } from '../../state/steady';
import { Reason, SessionState } from '../../protocol';
import type { Sentence } from '../../state/sentence';

interface Saying {
  readonly banner: Banner;
  readonly why: readonly Why[];
}

const sameSentence = (a: Sentence | undefined, b: Sentence | undefined): boolean =>
  a?.key === b?.key && JSON.stringify(a?.params) === JSON.stringify(b?.params);
const sameSaying = (a: Saying | undefined, b: Saying | undefined): boolean =>
  a?.banner.mood === b?.banner.mood &&
  a?.banner.cause === b?.banner.cause &&
  sameSentence(a?.banner.title, b?.banner.title) &&
  JSON.stringify(a?.why) === JSON.stringify(b?.why);

const current = computed<Saying | undefined>(() => {
  const now = snapshot.value;
  return now && { banner: bannerOf(now), why: whyLess(now) };
});
const standing = signal<Steady<Saying | undefined>>(steady(undefined, 0));
effect(() => {
  const value = current.value;
  const at = nowMs.value;
  const before = standing.peek();
  // A change of mood is no flicker: a pause or a fault is said at once.
  const turned = value?.banner.mood !== before.shown?.banner.mood;
  const massaging = value?.banner.mood === 'working';
  const next = turned || !massaging ? steady(value, at) : settle(before, value, at, sameSaying);
  if (!sameSaying(next.shown, before.shown) || next.coming !== before.coming) standing.value = next;
});

function WhyLine({ why }: { readonly why: Why }) {
  const words = reasonWords(why.code);
  return (
    <p class="why">
      {why.where ? <b>{told(why.where)}: </b> : null}
      {words.text}
    </p>
  );
}

function Cause({ cause }: { readonly cause: Reason }) {
  const code = codeOf(cause);
  const event = events.value.find(({ value }) => value.code === code)?.value;
  const words = reasonWords(code, event && { text: event.text, hint: event.hint });
  return (
    <>
      <p class="why">{words.text}</p>
      {words.hint ? <p class="hint">{words.hint}</p> : null}
    </>
  );
}

export function Doing() {
  const saying = standing.value.shown;
  if (!saying) return null;
  const { banner, why } = saying;
  const resting = snapshot.value?.session?.state === SessionState.REST;
  const atEase = banner.title.key.startsWith('doing.') && why.length === 0;
  return (
    <section class={`doing mood-${banner.mood}`} data-testid="doing">
      <div role="status">
        <h2>{told(banner.title)}</h2>
      </div>
      {banner.cause !== Reason.NONE ? <Cause cause={banner.cause} /> : null}
      {banner.detail && banner.cause === Reason.NONE ? <p class="why">{told(banner.detail)}</p> : null}
      {resting ? (
        <p class="countdown" role="timer">
          {clock(snapshot.value?.session?.restLeftMs ?? 0)}
        </p>
      ) : null}
      {why.map((one) => (
        <WhyLine key={`${one.code}${one.where?.key ?? ''}`} why={one} />
      ))}
      {atEase ? <p class="why quiet">{t('why.as_planned')}</p> : null}
    </section>
  );
}

function ago(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 3) return t('ago.now');
  if (seconds < 60) return t('ago.seconds', { n: seconds });
  return t('ago.minutes', { n: Math.floor(seconds / 60) });
}

/** What is said already, as what holds now, is no news. */
export function News() {
  const saying = standing.value.shown;
  const said = new Set([codeOf(saying?.banner.cause ?? Reason.NONE), ...(saying?.why ?? []).map(({ code }) => code)]);
  const news = newsOf(events.value, 4).filter(({ value }) => !said.has(value.code)).slice(0, 2);
  if (news.length === 0) return <div class="news" />;
  return (
    <ol class="news" aria-label={t('news.label')}>
      {news.map(({ value, atMs }) => (
        <li key={String(value.sequence ?? atMs)} class={`kind-${value.kind}`}>
          <time>{ago(nowSecondMs.value - atMs)}</time>
          <span>{reasonWords(value.code, value).text}</span>
        </li>
      ))}
    </ol>
  );
}

