// How it has gone: three trends in words and lines, the course, what to do at home, and each session.
import { useEffect } from 'preact/hooks';
import { date, number, programmeWords, reminderWords, t, tipWords, type Key } from '../../i18n';
import { Plot } from '../../draw/plot';
import { absence, hello } from '../../state/chair';
import { detail, kept, loadCourse, loadDetail, plan } from '../../state/care';
import { go, person } from '../../state/journey';
import type { KeptSession, Plan } from '../../protocol';
import { outcomeKey } from '../../state/banner';
import { trendOf, type Direction, type Trend } from '../../state/trends';
import { RuleTag } from '../parts/rule';
import { SessionSummary } from '../parts/session_summary';
import { TroubleOr } from '../parts/trouble';

const DIRECTIONS: Readonly<Record<Direction, Key>> = {
  better: 'trend.better',
  same: 'trend.same',
  worse: 'trend.worse',
  unknown: 'trend.unknown',
};

function TrendCard({ title, trend }: { readonly title: Key; readonly trend: Trend }) {
  const { first, last, direction, points } = trend;
  const words =
    first !== undefined && last !== undefined && direction !== 'unknown'
      ? t('trend.from_to', { first, last })
      : '';
  return (
    <section class={`card trend ${direction}`}>
      <h2>{t(title)}</h2>
      <p class="trend-word">{t(DIRECTIONS[direction])}</p>
      {direction !== 'unknown' ? (
        <>
          <Plot label={`${t(title)}: ${t(DIRECTIONS[direction])} ${words}`} most={10} dots lines={[{ name: 'trend', points }]} />
          <p class="note">{words}</p>
        </>
      ) : null}
    </section>
  );
}

function CourseDots({ now }: { readonly now: Plan }) {
  const course = now.course;
  if (!course) return <p>{t('course.none')}</p>;
  return (
    <>
      <p>{t('after.course', { done: course.done, planned: course.planned })}</p>
      <p class="dots-row" aria-hidden="true">
        {Array.from({ length: course.planned }, (_, i) => (
          <span key={i} class={i < course.done ? 'done' : ''} />
        ))}
      </p>
      <p class="lead">{t('course.next', { date: date(now.nextDay) })}</p>
      <RuleTag id={now.rule} />
    </>
  );
}

const Reminders = ({ now }: { readonly now: Plan }) => (
  <section class="card">
    <h2>{t('reminders.title')}</h2>
    {now.reminders.length === 0 ? <p>{t('reminders.none')}</p> : null}
    <ul class="reasons">
      {now.reminders.map((reminder) => (
        <li key={reminder.code} class={reminder.withheldRule ? 'withheld' : ''}>
          <b>{date(reminder.day, 'short')}</b>
          <span>
            {reminder.askDoctor && !reminder.withheldRule ? <b>{t('reminders.ask_doctor')} </b> : null}
            {reminderWords(reminder.code, reminder.text)}
            {reminder.withheldRule ? <small> {t('reminders.withheld', { rule: reminder.withheldRule })}</small> : null}
          </span>
        </li>
      ))}
    </ul>
  </section>
);

/** What prevents (CR-44): read once in a while, so folded away. */
const Tips = ({ now }: { readonly now: Plan }) => (
  <details class="card tips">
    <summary>{t('tips.title')}</summary>
    <ul class="checks">
      {now.tips.map((tip) => (
        <li key={tip.code}>{tipWords(tip.code, tip.text)}</li>
      ))}
    </ul>
  </details>
);

function SessionLine({ session }: { readonly session: KeptSession }) {
  const title = hello.value?.programmes.find(({ name }) => name === session.programme)?.title ?? session.programme;
  return (
    <li>
      <button type="button" class="card session" onClick={() => void loadDetail(session.id)}>
        <b>{date(session.day, 'short')}</b>
        <span>{programmeWords(session.programme, { title, about: '' }).title}</span>
        <span class="note">{t('choose.minutes', { n: Math.round(session.massageS / 60) })}</span>
        <span class="note">{session.running ? t('nav.massage') : t(outcomeKey(session.outcome))}</span>
        <b>{session.comfort === undefined ? '–' : number(session.comfort)}</b>
      </button>
    </li>
  );
}

export function HistoryScreen() {
  useEffect(() => {
    if (!person.value) go('who');
    else if (absence.value === 'none') void loadCourse();
  }, [absence.value, person.value]);
  const sessions = kept.value?.sessions ?? [];
  return (
    <main class="plain history" id="main" tabIndex={-1}>
      <h1>{t('history.title')}</h1>
      <TroubleOr waiting={!kept.value} />
      <div class="trends">
        <TrendCard title="trend.pain" trend={trendOf(sessions, ({ painBefore }) => painBefore, false)} />
        <TrendCard title="trend.stiffness" trend={trendOf(sessions, ({ stiffnessBefore }) => stiffnessBefore, false)} />
        <TrendCard title="trend.comfort" trend={trendOf(sessions, ({ comfort }) => comfort, true)} />
      </div>
      {plan.value ? (
        <div class="halves">
          <section class="card">
            <h2>{t('course.title')}</h2>
            <CourseDots now={plan.value} />
          </section>
          <Reminders now={plan.value} />
        </div>
      ) : null}
      {plan.value && plan.value.tips.length > 0 ? <Tips now={plan.value} /> : null}
      <h2>{t('history.sessions')}</h2>
      {kept.value && sessions.length === 0 ? <p class="note">{t('history.none')}</p> : null}
      {detail.value ? <SessionSummary detail={detail.value} /> : null}
      <ul class="stack">
        {[...sessions].reverse().map((session) => (
          <SessionLine key={String(session.id)} session={session} />
        ))}
      </ul>
    </main>
  );
}
