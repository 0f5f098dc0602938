// A screen that the chair does not know yet, or no longer: the code that is shown at the chair makes it known.
import { useSignal } from '@preact/signals';
import { t, type Key } from '../../i18n';
import { notPairedKey } from '../../state/words';
import { pair, pairingRefused, welcome } from '../../state/chair';

/** As `knead-display pair` calls them, in every language. */
const ROLES: readonly (readonly [string, Key])[] = [
  ['viewer', 'pair.viewer'],
  ['person', 'pair.person'],
  ['technician', 'pair.technician'],
];

const AtTheChair = () => (
  <section class="card stack">
    <p>{t('pair.lead')}</p>
    <p>
      <code dir="ltr">knead-display pair --role viewer</code>
    </p>
    <dl class="pairing-roles">
      {ROLES.map(([name, words]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{t(words)}</dd>
        </div>
      ))}
    </dl>
  </section>
);

function OnThisScreen() {
  const code = useSignal('');
  return (
    <form
      class="card stack pairing-code"
      onSubmit={(event) => {
        event.preventDefault();
        pair(code.value);
      }}
    >
      <label for="code">{t('pair.code')}</label>
      <input
        id="code"
        class="field code"
        inputMode="numeric"
        autocomplete="one-time-code"
        dir="ltr"
        maxLength={12}
        value={code.value}
        onInput={(event) => (code.value = event.currentTarget.value)}
      />
      {pairingRefused.value !== undefined ? (
        <p class="note watch" role="alert">
          {t(notPairedKey(pairingRefused.value))}
        </p>
      ) : null}
      <button type="submit" class="primary">
        {t('pair.go')}
      </button>
    </form>
  );
}

export const Pairing = () => (
  <main class="plain" id="main" tabIndex={-1}>
    <h1>{t('pair.title')}</h1>
    {welcome.value?.tokenUnknown ? <p class="note watch">{t('pair.revoked')}</p> : null}
    <div class="halves">
      <AtTheChair />
      {welcome.value?.mayPair ? <OnThisScreen /> : <p class="note watch">{t('pair.not_here')}</p>}
    </div>
    <p class="own-stop">{t('lost.own_stop')}</p>
  </main>
);
