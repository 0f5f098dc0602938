// One kept session: figures, its force over time, and what was told.
import { clock, number, reasonWords, t } from '../../i18n';
import { Plot } from '../../draw/plot';
import type { KeptEvent, SessionDetail } from '../../protocol';
import { outcomeKey } from '../../state/banner';
import { whatMatters } from '../../state/matters';
import { plotOf } from '../../state/trends';

const Told = ({ events }: { readonly events: readonly KeptEvent[] }) => (
  <ol class="news">
    {events.map((event, i) => (
      <li key={i}>
        <time>{clock(Number(event.atMs))}</time>
        <span>{reasonWords(event.code, { text: event.text, hint: '' }).text}</span>
      </li>
    ))}
  </ol>
);

function Events({ all }: { readonly all: readonly KeptEvent[] }) {
  const first = whatMatters(all);
  return (
    <section>
      <h3>{t('summary.matters')}</h3>
      {first.length > 0 ? <Told events={first} /> : <p class="note">{t('summary.nothing')}</p>}
      {all.length > first.length ? (
        <details>
          <summary>{t('summary.all_events', { n: all.length })}</summary>
          <Told events={all} />
        </details>
      ) : null}
    </section>
  );
}

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
            most={plot.mostN}
            scale={{ along: plot.mostS, up: 'N', across: 'min', acrossOf: (s) => s / 60 }}
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
      <Events all={detail.events} />
    </div>
  );
}
