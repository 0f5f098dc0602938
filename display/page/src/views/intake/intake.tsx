// The questions before a massage, some on a page.
import { useEffect } from 'preact/hooks';
import { t, type Key } from '../../i18n';
import { absence } from '../../state/chair';
import { intake, loadQuestions, submitIntake } from '../../state/care';
import { answer, currentPage, isLastPage, mayGoOn, pagesOf, turn } from '../../state/intake';
import { go, person } from '../../state/journey';
import { AnswerKind, Asked } from '../../protocol';
import { TroubleOr } from '../parts/trouble';
import { QuestionRow } from './answers';

const HEADINGS: Readonly<Record<Asked, Key>> = {
  [Asked.UNSPECIFIED]: 'intake.today',
  [Asked.STANDING]: 'intake.standing',
  [Asked.TODAY]: 'intake.today',
  [Asked.PREPARATION]: 'intake.preparation',
};

export function Intake() {
  useEffect(() => {
    if (!person.value) go('who');
    else if (absence.value === 'none' && !intake.value) void loadQuestions();
  }, [absence.value]);
  const now = intake.value;
  const page = now ? currentPage(now) : [];
  const asked = page[0]?.asked ?? Asked.TODAY;
  const pages = now ? pagesOf(now).length : 1;
  return (
    <main class="plain intake" id="main" tabIndex={-1}>
      <div class="intake-head">
        <h1>{t(HEADINGS[asked])}</h1>
        <p class="note">{t('intake.page', { n: (now?.page ?? 0) + 1, of: pages })}</p>
      </div>
      <progress class="intake-done" max={pages} value={(now?.page ?? 0) + 1} aria-label={t('intake.progress')} />
      <TroubleOr waiting={!now} />
      <div class="questions" key={now?.page}>
        {page.map((question) => (
          <QuestionRow
            key={question.code}
            question={question}
            value={now?.answers.get(question.code)}
            set={(value) => {
              if (intake.value) intake.value = answer(intake.value, question.code, value);
            }}
          />
        ))}
      </div>
    </main>
  );
}

async function next(): Promise<void> {
  const now = intake.value;
  if (!now) return;
  if (!isLastPage(now)) {
    intake.value = turn(now, 1);
    document.getElementById('main')?.focus();
    scrollTo(0, 0);
  } else if (await submitIntake()) go('today');
}

function back(): void {
  const now = intake.value;
  if (!now || now.page === 0) go('who');
  else intake.value = turn(now, -1);
}

/** One touch for a page on which nothing applies: an answer to each question, not a silence. */
function NoneOfThese() {
  const now = intake.value;
  const page = now ? currentPage(now) : [];
  const yesNo = page.length > 1 && page.every(({ kind, asked }) => kind === AnswerKind.YES_NO && asked === Asked.TODAY);
  if (!now || !yesNo) return null;
  return (
    <button
      type="button"
      onClick={() => {
        intake.value = page.reduce((so, { code }) => answer(so, code, 0), now);
      }}
    >
      {t('intake.none_of_these')}
    </button>
  );
}

export function IntakeDock() {
  const now = intake.value;
  return (
    <div class="steps">
      <button type="button" onClick={back}>
        {t('step.back')}
      </button>
      <NoneOfThese />
      <button type="button" class="primary" disabled={!now || !mayGoOn(now)} onClick={() => void next()}>
        {t(now && isLastPage(now) ? 'intake.send' : 'step.next')}
      </button>
    </div>
  );
}
