// One kept session: figures, its force over time, and what was told.
import { clock, number, reasonWords, t } from '../../i18n';
import { Plot } from '../../draw/plot';
import type { SessionDetail } from '../../protocol';
import { outcomeKey } from '../../state/banner';
import { plotOf } from '../../state/trends';

/** Limits come and go by the hundred; these are what a person wants to find again. */
const MOST_EVENTS = 8;

export function SessionSummary({ detail }: { readonly detail: SessionDetail }) {
  const session = detail.session;
  if (!session) return null;
  const plot = plotOf(detail);
  return (
    <div class="summary" data-testid="summary">
      <p class="lead">{t(outcomeKey(session.outcome))}</p>
      <dl class="figures">
        <div>
          <dt>{t('summary.massage')}</dt>
          <dd>{clock(session.massageS * 1000)}</dd>
        </div>
        <div>
          <dt>{t('summary.mean')}</dt>
          <dd>{number(session.forceMeanN)} N</dd>
        </div>
        <div>
          <dt>{t('summary.peak')}</dt>
          <dd>{number(session.forcePeakN)} N</dd>
        </div>
        <div>
          <dt>{t('summary.signs')}</dt>
          <dd>{number(session.signs)}</dd>
        </div>
        <div>
          <dt>{t('summary.pains')}</dt>
          <dd>{number(session.pains)}</dd>
        </div>
      </dl>
      {detail.trace.length > 1 ? (
        <figure>
          <Plot
            label={t('summary.plot_label', { mean: Math.round(session.forceMeanN), peak: Math.round(session.forcePeakN) })}
            most={plot.mostN * 1.05}
            lines={[
              { name: 'ceiling', points: plot.ceiling },
              { name: 'left', points: plot.left },
              { name: 'right', points: plot.right },
            ]}
          />
          <figcaption class="key">
            <span class="left">{t('side.left')}</span>
            <span class="right">{t('side.right')}</span>
            <span class="ceiling">{t('summary.ceiling')}</span>
          </figcaption>
        </figure>
      ) : null}
      <ol class="news">
        {detail.events.slice(0, MOST_EVENTS).map((event) => (
          <li key={`${event.atMs}${event.code}`}>
            <time>{clock(Number(event.atMs))}</time>
            <span>{reasonWords(event.code, { text: event.text, hint: '' }).text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
