// The massages: what each does, how long, and how strong it would be for this person today.
import { useEffect } from 'preact/hooks';
import { computed } from '@preact/signals';
import { date, number, programmeWords, t } from '../../i18n';
import { absence, running } from '../../state/chair';
import { asked, loadOffer, loadOffers, offer, offers } from '../../state/care';
import { go, person, programme } from '../../state/journey';
import { bedtimeWords, offerRefusedWords } from '../../state/refused';
import { wish } from '../../state/wishes';
import type { ProgrammeOffer } from '../../protocol';
import { refusalsOf, type SameRefusal } from '../../state/refusals';
import { strengthKey, strengthShare } from '../../state/strength';
import { RuleTag } from '../parts/rule';
import { TroubleOr } from '../parts/trouble';
import { OfferDetail } from './offer_detail';

const words = (one: ProgrammeOffer) => programmeWords(one.name, one);

export const Strength = ({ forceN, jetKpa }: { readonly forceN: number; readonly jetKpa: number }) => (
  <span class="strength">
    <span class="strength-bar" aria-hidden="true">
      <span style={{ inlineSize: `${100 * strengthShare(forceN)}%` }} />
    </span>
    {forceN > 0 ? `${t(strengthKey(forceN))}, ${number(forceN)} N` : t('choose.no_rollers')}
    {jetKpa > 0 ? ` · ${t('water.on', { kpa: Math.round(jetKpa) })}` : ''}
  </span>
);

function open(one: ProgrammeOffer): void {
  programme.value = one.name;
  offer.value = undefined;
  void loadOffer(one.name);
}

const Offered = ({ one }: { readonly one: ProgrammeOffer }) => (
  <li>
    <button
      type="button"
      class="card offer"
      aria-pressed={programme.value === one.name}
      data-testid={`offer-${one.name}`}
      onClick={() => open(one)}
    >
      <b>{words(one).title}</b>
      <span class="offer-about">{words(one).about}</span>
      <span class="offer-figures">
        <span>{t('choose.minutes', { n: Math.round(one.minutes) })}</span>
        <Strength forceN={one.forceN} jetKpa={one.jetKpa} />
      </span>
      {one.bedtimeInMinutes === undefined ? null : <span class="offer-warning">{bedtimeWords(one, asked)}</span>}
    </button>
  </li>
);

const RefusedFor = ({ reason }: { readonly reason: SameRefusal }) => (
  <li class="card refused" data-testid={`refused-${reason.first.name}`}>
    <p>{reason.words}</p>
    {reason.first.possibleFromDay !== undefined ? (
      <p class="possible">{t('today.possible_from', { date: date(reason.first.possibleFromDay) })}</p>
    ) : null}
    <ul class="refused-titles">
      {reason.offers.map((one) => (
        <li key={one.name}>{words(one).title}</li>
      ))}
    </ul>
    <RuleTag id={reason.first.refusedRule} />
  </li>
);

export function Choose() {
  useEffect(() => {
    if (!person.value) go('who');
    else if (absence.value === 'none') void loadOffers();
  }, [absence.value, person.value]);
  const all = (offers.value ?? []).filter(({ technicians }) => !technicians);
  const refused = refusalsOf(all, (one) => offerRefusedWords(one, asked));
  const offered = all.filter((one) => !one.refused);
  return (
    <main class="plain choose" id="main" tabIndex={-1}>
      <h1>{t('choose.title')}</h1>
      <TroubleOr waiting={!offers.value} />
      <div class={offered.length > 0 || !offers.value ? 'choose-sides' : ''}>
        <div>
          <ul class="stack offers">
            {offered.map((one) => (
              <Offered key={one.name} one={one} />
            ))}
          </ul>
          {refused.length > 0 ? (
            <>
              <h2>{t('choose.refused')}</h2>
              <ul class="stack">
                {refused.map((reason) => (
                  <RefusedFor key={reason.first.name} reason={reason} />
                ))}
              </ul>
            </>
          ) : null}
        </div>
        {offered.length > 0 || !offers.value ? <OfferDetail /> : null}
      </div>
    </main>
  );
}

/** What was chosen may have been refused since: a massage is over, a day has begun. */
const mayStart = computed(() => (offers.value ?? []).some(({ name, refused }) => name === programme.value && !refused));

async function start(): Promise<void> {
  const value = { programme: programme.value, person: person.value };
  if (await wish({ case: 'start', value })) go('massage');
}

export const ChooseDock = () => (
  <div class="steps">
    <button type="button" onClick={() => go('today')}>
      {t('choose.today')}
    </button>
    <button
      type="button"
      class="primary"
      disabled={!mayStart.value || running.value}
      onClick={() => void start()}
    >
      {mayStart.value && offer.value
        ? t('choose.start', { title: words(offer.value).title })
        : t('choose.pick')}
    </button>
  </div>
);
