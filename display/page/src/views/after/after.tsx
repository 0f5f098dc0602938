// After the massage: how it was, what was done, and when the next one is.
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { date, number, t } from '../../i18n';
import { Outcome, SessionState } from '../../protocol';
import { outcomeKey } from '../../state/banner';
import { absence, snapshot } from '../../state/chair';
import { detail, kept, loadCourse, loadDetail, plan, rate } from '../../state/care';
import { go, person } from '../../state/journey';
import { SessionSummary } from '../parts/session_summary';
import { TroubleOr } from '../parts/trouble';

const said = signal<number | undefined>(undefined);

async function look(): Promise<void> {
  said.value = undefined;
  if (!person.value) return;
  await loadCourse();
  const newest = kept.value?.sessions.at(-1);
  if (newest) await loadDetail(newest.id);
}

function Rating() {
  const id = detail.value?.session?.id;
  if (id === undefined) return null;
  const value = said.value ?? detail.value?.session?.comfort;
  return (
    <section class="card rating" aria-labelledby="rating">
      <h2 id="rating">{t('after.how')}</h2>
      <div class="options" role="radiogroup" aria-labelledby="rating">
        {Array.from({ length: 11 }, (_, i) => (
          <button
            key={i}
            type="button"
            role="radio"
            class="option"
            aria-checked={value === i}
            onClick={() => {
              said.value = i;
              void rate(id, i);
            }}
          >
            {number(i)}
          </button>
        ))}
      </div>
      <p class="scale-ends">
        <span>{t('after.bad')}</span>
        <span role="status">{said.value === undefined ? '' : t('after.thanks')}</span>
        <span>{t('after.good')}</span>
      </p>
    </section>
  );
}

export function NextSession() {
  const now = plan.value;
  if (!now) return null;
  return (
    <section class="card" aria-labelledby="next">
      <h2 id="next">{t('after.next')}</h2>
      <p class="lead">{date(now.nextDay)}</p>
      {now.course ? (
        <p>{t('after.course', { done: now.course.done, planned: now.course.planned })}</p>
      ) : null}
    </section>
  );
}

/** Why it is over, also of a massage of which nothing is kept. */
function Ending() {
  const session = snapshot.value?.session;
  if (session?.state !== SessionState.ENDED || session.outcome === Outcome.COMPLETED) return null;
  return (
    <>
      <p class="lead">{t(outcomeKey(session.outcome))}</p>
      {session.outcome === Outcome.ENDED_BY_PAIN ? <p>{t('after.hurt')}</p> : null}
    </>
  );
}

export function After() {
  useEffect(() => {
    if (absence.value === 'none') void look();
  }, [absence.value]);
  const nobody = !person.value;
  return (
    <main class="plain after" id="main" tabIndex={-1}>
      <h1>{t('after.title')}</h1>
      <Ending />
      <p class="lead">{t('after.slowly')}</p>
      {nobody ? <p class="note">{t('after.nobody')}</p> : <TroubleOr waiting={!plan.value} />}
      <Rating />
      {detail.value ? <SessionSummary detail={detail.value} /> : null}
      <NextSession />
    </main>
  );
}

export const AfterDock = () => (
  <div class="steps">
    <button type="button" onClick={() => go('history')}>
      {t('nav.history')}
    </button>
    <button type="button" class="primary" onClick={() => go('welcome')}>
      {t('step.home')}
    </button>
  </div>
);
