// A screen that the chair does not know yet: the code that is shown at the chair makes it known.
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import { notPairedKey } from '../../state/words';
import { pair, pairingRefused, welcome } from '../../state/chair';

const code = signal('');

export const Pairing = () => (
  <main class="plain" id="main" tabIndex={-1}>
    <h1>{t('pair.title')}</h1>
    <p class="lead">{t('pair.lead')}</p>
    {welcome.value?.mayPair ? (
      <form
        class="newcomer"
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
          maxLength={12}
          value={code.value}
          onInput={(event) => (code.value = event.currentTarget.value)}
        />
        <button type="submit" class="primary">
          {t('pair.go')}
        </button>
      </form>
    ) : (
      <p class="note watch">{t('pair.not_here')}</p>
    )}
    {pairingRefused.value !== undefined ? (
      <p class="note watch" role="alert">
        {t(notPairedKey(pairingRefused.value))}
      </p>
    ) : null}
    <p class="own-stop">{t('lost.own_stop')}</p>
  </main>
);
