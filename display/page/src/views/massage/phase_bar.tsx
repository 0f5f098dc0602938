// Where in the massage we are: its phases in a row, and how long it still takes.
import { computed } from '@preact/signals';
import { clock, t } from '../../i18n';
import { hello, live, running, snapshot } from '../../state/chair';
import { plannedPhases } from '../../state/planned';
import { timelineOf } from '../../state/timeline';
import { phaseKey, techniqueKey } from '../../state/words';

/** Changes when a person would see it: some times a second, at a new phase, at a new state. */
const moment = computed(() => {
  const session = snapshot.value?.session;
  if (!session) return '';
  const elapsed = Math.floor((session.sessionElapsedMs - session.restLeftMs) / 250);
  return [session.state, session.programmeIndex, session.phaseIndex, elapsed].join();
});
const timeline = computed(() => {
  const now = moment.value ? snapshot.peek() : undefined;
  return now && timelineOf(now, hello.value, plannedPhases.value);
});

export function PhaseBar() {
  const now = timeline.value;
  if (!now || !running.value) return null;
  const current = now.phases.find((phase) => phase.current);
  const percent = Math.round(100 * now.doneShare);
  return (
    <section class="phases" aria-label={t('phase.label')} data-stale={!live.value}>
      <p class="phases-words">
        <span>
          {now.resting ? t('phase.rest') : current ? `${t(phaseKey(current.kind))} · ${t(techniqueKey(current.technique))}` : ''}
        </span>
        <strong class="phases-left" data-testid="time-left">
          {t(now.resting ? 'phase.rest_left' : 'phase.left', { time: clock(now.leftMs) })}
        </strong>
      </p>
      <div
        class="phases-bar"
        role="progressbar"
        aria-label={t('phase.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        {now.phases.map((phase, i) => (
          <span
            key={i}
            class={`phase kind-${phase.kind} ${phase.current ? 'current' : ''}`}
            style={{ flexGrow: phase.share }}
            title={t(techniqueKey(phase.technique))}
          />
        ))}
        <span class="phases-done" style={{ inlineSize: `${100 * now.doneShare}%` }} />
      </div>
    </section>
  );
}
