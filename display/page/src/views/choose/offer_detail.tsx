// The programme that is looked at: its phases one after the other, as they would be for this person.
import { clock, number, programmeWords, questionWords, t } from '../../i18n';
import { intake, offer } from '../../state/care';
import { programme } from '../../state/journey';
import { regionKey, techniqueKey } from '../../state/words';
import type { OfferedPhase } from '../../protocol';
import { strengthShare } from '../../state/strength';

function Step({ phase }: { readonly phase: OfferedPhase }) {
  const regions = phase.regions.map((region) => t(regionKey(region))).join(', ');
  return (
    <li class={`step kind-${phase.kind}`}>
      <time>{clock(phase.startS * 1000)}</time>
      <span>
        <b class="capital">{t(techniqueKey(phase.technique))}</b>
        {regions ? <small> {regions}</small> : null}
      </span>
      <span class="step-force">
        <span style={{ inlineSize: `${100 * strengthShare(phase.forceN)}%` }} />
        {phase.forceN > 0 ? `${number(phase.forceN)} N` : ''}
      </span>
    </li>
  );
}

export function OfferDetail() {
  const one = offer.value;
  if (!one) {
    return (
      <section class="card detail" aria-live="polite">
        <p class="note">{t(programme.value ? 'care.waiting' : 'choose.hint')}</p>
      </section>
    );
  }
  const words = programmeWords(one.name, one);
  const asked = intake.value?.questions.questions ?? [];
  const checks = one.checklist.flatMap((code) => {
    const question = asked.find((each) => each.code === code);
    return question ? [questionWords(code, question).text] : [];
  });
  return (
    <section class="card detail" aria-label={words.title} data-testid="offer-detail">
      <h2>{words.title}</h2>
      <p class="note">
        {t('choose.minutes', { n: Math.round(one.minutes) })} ·{' '}
        {t('choose.rest', { n: Math.round(one.restMinutes) })}
      </p>
      <ol class="timeline">
        {one.timeline.map((phase) => (
          <Step key={`${phase.name}${phase.startS}`} phase={phase} />
        ))}
      </ol>
      {checks.length > 0 ? (
        <>
          <h3>{t('choose.before')}</h3>
          <ul class="checks">
            {checks.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
