// Breaking something of the simulated chair on purpose: what can be broken, what is, and how it ends.
// The chair refuses all of it where somebody can sit; here it is only not offered.
import { computed, signal } from '@preact/signals';
import { number, t } from '../../i18n';
import type { PossibleFault, RequestKind, SimulatedFault } from '../../protocol';
import { ask, hello, simulated, snapshot } from '../../state/chair';

const chosen = signal('');
const index = signal(0);
const magnitude = signal<number | undefined>(undefined);
/** What the chair answered last, and whether it refused. */
const answered = signal<{ readonly refused: boolean; readonly text: string } | undefined>(undefined);

const possible = computed(() => hello.value?.faults ?? []);
const groups = computed(() => {
  const by = new Map<string, PossibleFault[]>();
  for (const fault of possible.value) {
    const [target = ''] = fault.name.split('.');
    by.set(target, [...(by.get(target) ?? []), fault]);
  }
  return [...by];
});
const fault = computed(() => possible.value.find(({ name }) => name === chosen.value));

async function send(kind: RequestKind): Promise<void> {
  const told = await ask(kind);
  answered.value = told.heard
    ? { refused: !told.answer.accepted, text: told.answer.text }
    : { refused: true, text: t('fault.unheard') };
}

function inject(): void {
  const wanted = magnitude.value === undefined ? {} : { magnitude: magnitude.value };
  void send({ case: 'injectFault', value: { name: chosen.value, index: index.value, ...wanted } });
}

const mend = ({ name, index: which }: Pick<SimulatedFault, 'name' | 'index'>): void =>
  void send({ case: 'clearFaults', value: { name, index: which } });

function choose(name: string): void {
  chosen.value = name;
  index.value = 0;
  magnitude.value = undefined;
  answered.value = undefined;
}

/** What a fault does is said in the chair's own English, as in scenario files and on the command line: lang tells who reads it out. */
function Choice() {
  const what = fault.value;
  return (
    <div class="fault-choice">
      <label>
        {t('fault.which')}
        <select value={chosen.value} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">–</option>
          {groups.value.map(([target, faults]) => (
            <optgroup key={target} label={target}>
              {faults.map(({ name, words }) => (
                <option key={name} value={name} lang="en">
                  {name}: {words}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {what && what.instances > 1 ? (
        <label>
          {t('fault.index', { n: what.instances - 1 })}
          <input
            type="number"
            min={0}
            max={what.instances - 1}
            value={index.value}
            onInput={(event) => (index.value = event.currentTarget.valueAsNumber || 0)}
          />
        </label>
      ) : null}
      {what?.usualMagnitude === undefined ? null : (
        <label>
          {t('fault.magnitude', { unit: what.unit })}
          <input
            type="number"
            step="any"
            value={magnitude.value ?? what.usualMagnitude}
            onInput={(event) => (magnitude.value = event.currentTarget.valueAsNumber)}
          />
        </label>
      )}
      <button type="button" class="primary" disabled={!what} onClick={inject}>
        {t('fault.inject')}
      </button>
    </div>
  );
}

function Broken() {
  const on = snapshot.value?.faults ?? [];
  if (on.length === 0) return <p class="note">{t('fault.none')}</p>;
  return (
    <ul class="fault-list" aria-label={t('fault.on')}>
      {on.map((broken) => (
        <li key={`${broken.name}${broken.index}`}>
          <code dir="ltr">
            {broken.name} {broken.index > 0 ? `#${broken.index}` : ''}{' '}
            {broken.magnitude === 0 ? '' : number(broken.magnitude, 6)}
          </code>
          <button type="button" class="quiet" onClick={() => mend(broken)}>
            {t('fault.clear')}
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="quiet" onClick={() => mend({ name: '', index: 0 })}>
          {t('fault.clear_all')}
        </button>
      </li>
    </ul>
  );
}

export function FaultsCard() {
  const allowed = possible.value.length > 0;
  return (
    <section class="card faults" data-testid="faults">
      <h2>{t('fault.title')}</h2>
      {allowed ? (
        <>
          <p class="note">{t('fault.about')}</p>
          <Choice />
          <div role="status" data-testid="fault-answer">
            {answered.value?.text ? (
              <p class={answered.value.refused ? 'note watch' : 'note'} lang="en" dir="auto">
                {answered.value.text}
              </p>
            ) : null}
          </div>
          <Broken />
        </>
      ) : (
        <p class="note">{t(simulated.value ? 'fault.not_allowed' : 'fault.not_here')}</p>
      )}
    </section>
  );
}
