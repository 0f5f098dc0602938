// What follows from today's answers: what may be given, where, and by which rule; or why not.
import { useEffect } from 'preact/hooks';
import { date, number, ruleWords, t } from '../../i18n';
import { absence } from '../../state/chair';
import { asked, loadPrescription, prescription, rules } from '../../state/care';
import { objectionWords } from '../../state/refused';
import { go, person } from '../../state/journey';
import type { Objection, Prescription, ZoneCaps } from '../../protocol';
import { strengthKey } from '../../state/strength';
import type { Zone } from '../../state/zones';
import { RuleTag } from '../parts/rule';
import { TroubleOr } from '../parts/trouble';
import { BackZones } from '../parts/zones';

const capsOf = (today: Prescription, zone: Zone): ZoneCaps | undefined =>
  today.zones.find(({ region, side }) => region === zone.region && side === zone.side);

const LEVELS = {
  'strength.none': 'left-out',
  'strength.very_light': 'level-1',
  'strength.light': 'level-2',
  'strength.middle': 'level-3',
  'strength.firm': 'level-4',
} as const;

function levelOf(caps: ZoneCaps | undefined): string {
  if (!caps || caps.leftOutRule) return 'left-out';
  const key = strengthKey(caps.forceN?.value ?? 0);
  return key in LEVELS ? LEVELS[key as keyof typeof LEVELS] : '';
}

function ZoneWords({ caps }: { readonly caps: ZoneCaps | undefined }) {
  if (!caps || caps.leftOutRule) return <>{t('today.left_out')}</>;
  return <>{number(caps.forceN?.value ?? 0)} N</>;
}

/** Every rule that set a cap, once, with what it asks. */
function rulesOf(today: Prescription): readonly string[] {
  const ids = today.zones.flatMap((zone) => [
    zone.forceN?.rule ?? '',
    zone.jetKpa?.rule ?? '',
    zone.techniquesRule,
    zone.leftOutRule,
  ]);
  return [...new Set([today.massageTimeS?.rule ?? '', ...ids])].filter(Boolean).sort();
}

function Allowed({ today }: { readonly today: Prescription }) {
  const minutes = Math.round((today.massageTimeS?.value ?? 0) / 60);
  return (
    <div class="today">
      <BackZones
        label={t('today.zones')}
        classOf={(zone) => levelOf(capsOf(today, zone))}
        words={(zone) => <ZoneWords caps={capsOf(today, zone)} />}
      />
      <div class="today-words">
        <p class="figures">
          <span>
            <strong>{number(minutes)}</strong> {t('today.minutes')}
          </span>
          {today.courseSessions > 0 ? (
            <span>
              <strong>{number(today.courseSession)}</strong>{' '}
              {t('today.of_course', { of: today.courseSessions })}
            </span>
          ) : null}
        </p>
        {today.hernia ? <p class="note">{t('today.hernia')}</p> : null}
        <h2>{t('today.why')}</h2>
        <ul class="reasons">
          {rulesOf(today).map((id) => (
            <li key={id}>
              <b>{id}</b>
              <span>{ruleWords(id, rules.value.get(id) ?? '')}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const Objected = ({ objection }: { readonly objection: Objection }) => (
  <li class="card refused" data-testid={`objection-${objection.rule}`}>
    <p>{objectionWords(objection, asked)}</p>
    {objection.possibleFromDay !== undefined ? (
      <p class="possible">{t('today.possible_from', { date: date(objection.possibleFromDay) })}</p>
    ) : null}
    <RuleTag id={objection.rule} />
  </li>
);

export function Today() {
  useEffect(() => {
    if (!person.value) go('who');
    else if (absence.value === 'none' && !prescription.value) void loadPrescription();
  }, [absence.value]);
  const today = prescription.value;
  return (
    <main class="plain" id="main" tabIndex={-1}>
      <h1>{today ? t(today.allowed ? 'today.allowed' : 'today.refused') : t('today.title')}</h1>
      <TroubleOr waiting={!today} />
      {today?.allowed ? <Allowed today={today} /> : null}
      {today && !today.allowed ? (
        <>
          <p class={today.objections.some(({ emergency }) => emergency) ? 'emergency' : 'lead'}>
            {t(today.objections.some(({ emergency }) => emergency) ? 'emergency.now' : 'today.refused_lead')}
          </p>
          <ul class="stack">
            {today.objections.map((objection) => (
              <Objected key={`${objection.rule}${objection.question}`} objection={objection} />
            ))}
          </ul>
        </>
      ) : null}
    </main>
  );
}

export const TodayDock = () => (
  <div class="steps">
    <button type="button" onClick={() => go('intake')}>
      {t('today.again')}
    </button>
    <button
      type="button"
      class={prescription.value?.allowed ? 'primary' : ''}
      onClick={() => go(prescription.value?.allowed ? 'choose' : 'welcome')}
    >
      {t(prescription.value?.allowed ? 'today.choose' : 'step.home')}
    </button>
  </div>
);
