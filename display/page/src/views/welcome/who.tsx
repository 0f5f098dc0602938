// Who sits there: by whatever name they want to be called.
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import { absence } from '../../state/chair';
import { addPerson, choosePerson, loadPeople, people } from '../../state/care';
import { go } from '../../state/journey';
import type { Person } from '../../protocol';
import { Icon } from '../shell/icon';
import { TroubleOr } from '../parts/trouble';

const LONGEST_NAME = 40; // 64 bytes in the protocol, and some letters take more than one
const name = signal('');

async function add(): Promise<void> {
  const wanted = name.value.trim();
  if (wanted && (await addPerson(wanted))) {
    name.value = '';
    go('intake');
  }
}

function choose(person: Person): void {
  choosePerson(person.name);
  go(person.intakeToday ? 'choose' : 'intake');
}

export function Who() {
  useEffect(() => {
    if (absence.value === 'none') void loadPeople();
  }, [absence.value]);
  return (
    <main class="plain" id="main" tabIndex={-1}>
      <h1>{t('who.title')}</h1>
      <TroubleOr waiting={people.value === undefined} />
      <ul class="people">
        {people.value?.people.map((one) => (
          <li key={one.name}>
            <button type="button" class="person" onClick={() => choose(one)}>
              <Icon name="person" />
              <span>
                <b>{one.name}</b>
                <small>{t(one.intakeToday ? 'who.asked' : 'who.to_ask')}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <form
        class="newcomer"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label for="name">{t('who.new')}</label>
        <input
          id="name"
          class="field"
          autocomplete="off"
          maxLength={LONGEST_NAME}
          value={name.value}
          placeholder={t('who.placeholder')}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <button type="submit" disabled={name.value.trim() === ''}>
          {t('who.add')}
        </button>
      </form>
      <p class="note">{t('who.privacy')}</p>
    </main>
  );
}

export const WhoDock = () => (
  <div class="steps">
    <button type="button" onClick={() => go('welcome')}>
      {t('step.back')}
    </button>
  </div>
);
