// One question and the ways to answer it: everything by one touch, nothing typed that can be touched.
import { choiceWords, number, questionWords, t } from '../../i18n';
import { AnswerKind, type Question } from '../../protocol';
import { ZONES } from '../../state/zones';
import { BackZones } from '../parts/zones';

interface AnswerProps {
  readonly question: Question;
  readonly value: number | undefined;
  readonly set: (value: number) => void;
}

interface OptionProps {
  readonly chosen: boolean;
  readonly words: string;
  readonly pick: () => void;
}

const Option = ({ chosen, words, pick }: OptionProps) => (
  <button type="button" role="radio" aria-checked={chosen} class="option" onClick={pick}>
    {words}
  </button>
);

const YesNo = ({ value, set }: AnswerProps) => (
  <>
    <Option chosen={value === 0} words={t('answer.no')} pick={() => set(0)} />
    <Option chosen={value === 1} words={t('answer.yes')} pick={() => set(1)} />
  </>
);

const Choice = ({ question, value, set }: AnswerProps) => (
  <>
    {question.choices.map((choice, i) => (
      <Option key={choice} chosen={value === i} words={choiceWords(choice)} pick={() => set(i)} />
    ))}
  </>
);

const Scale = ({ value, set }: AnswerProps) => (
  <>
    {Array.from({ length: 11 }, (_, i) => (
      <Option key={i} chosen={value === i} words={number(i)} pick={() => set(i)} />
    ))}
  </>
);

/** Of one's own: about a litre of water, a light hand, a firm hand (assumed steps). */
const LIMITS_N = [0, 10, 20, 30, 40] as const;

const Newton = ({ value, set }: AnswerProps) => (
  <>
    {LIMITS_N.map((limit) => (
      <Option
        key={limit}
        chosen={value === limit}
        words={limit === 0 ? t('answer.no_limit') : `${number(limit)} N`}
        pick={() => set(limit)}
      />
    ))}
  </>
);

function Zones({ question, value, set }: AnswerProps) {
  const bits = value ?? 0;
  return (
    <div class="zones-answer">
      <BackZones
        label={questionWords(question.code, question).text}
        classOf={(zone) => (bits & zone.bit ? 'chosen' : '')}
        touch={{
          chosen: (zone) => (bits & zone.bit) !== 0,
          toggle: (zone) => set(bits ^ zone.bit),
        }}
      />
      <div class="zones-sides">
        <p class="note">{t('zones.help')}</p>
        <Option chosen={value === 0} words={t('zones.none')} pick={() => set(0)} />
        <button
          type="button"
          class="option"
          onClick={() => set(ZONES.reduce((all, { bit }) => all | bit, 0))}
        >
          {t('zones.all')}
        </button>
      </div>
    </div>
  );
}

const MS_A_DAY = 86_400_000;

const Day = ({ question, value, set }: AnswerProps) => (
  <input
    class="field"
    type="date"
    aria-label={questionWords(question.code, question).text}
    value={value === undefined ? '' : new Date(value * MS_A_DAY).toISOString().slice(0, 10)}
    onInput={(event) => {
      const at = event.currentTarget.valueAsNumber;
      if (!Number.isNaN(at)) set(Math.round(at / MS_A_DAY));
    }}
  />
);

const two = (n: number): string => String(n).padStart(2, '0');

const Clock = ({ question, value, set }: AnswerProps) => (
  <input
    class="field"
    type="time"
    aria-label={questionWords(question.code, question).text}
    value={value === undefined ? '' : `${two(Math.floor(value / 60))}:${two(value % 60)}`}
    onInput={(event) => {
      const at = event.currentTarget.valueAsNumber;
      if (!Number.isNaN(at)) set(Math.round(at / 60_000));
    }}
  />
);

const WAYS = {
  [AnswerKind.YES_NO]: { Way: YesNo, name: 'yes-no' },
  [AnswerKind.CHOICE]: { Way: Choice, name: 'choice' },
  [AnswerKind.ZONES]: { Way: Zones, name: 'zones-way' },
  [AnswerKind.DAY]: { Way: Day, name: 'day' },
  [AnswerKind.SCALE]: { Way: Scale, name: 'scale' },
  [AnswerKind.NEWTON]: { Way: Newton, name: 'newton' },
  [AnswerKind.CLOCK]: { Way: Clock, name: 'clock' },
} as const;

export function QuestionRow(props: AnswerProps) {
  const { question } = props;
  const words = questionWords(question.code, question);
  if (question.kind === AnswerKind.UNSPECIFIED) return null;
  const { Way, name } = WAYS[question.kind];
  const radios = ![AnswerKind.DAY, AnswerKind.CLOCK, AnswerKind.ZONES].includes(question.kind);
  const id = `question-${question.code}`;
  return (
    <div class={`question way-${name}`} data-testid={id}>
      <div>
        <h2 id={id}>{words.text}</h2>
        {words.help ? <p class="hint">{words.help}</p> : null}
        {question.emergency && props.value === 1 ? (
          <p class="emergency" role="alert">
            {t('emergency.now')}
          </p>
        ) : null}
      </div>
      <div class="options" role={radios ? 'radiogroup' : 'group'} aria-labelledby={id}>
        <Way {...props} />
      </div>
    </div>
  );
}
