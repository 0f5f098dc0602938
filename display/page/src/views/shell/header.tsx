// The top line: whose page it is, where one can go, and how the page itself speaks and looks.
import { computed } from '@preact/signals';
import { LANGUAGES, language, t, type Key } from '../../i18n';
import { absence, brokenOnPurpose, running, simulated, timeLapse } from '../../state/chair';
import { go, person, screen, type Screen } from '../../state/journey';
import { isTechnician, looksAfterPeople } from '../../state/roles';
import { Icon } from './icon';
import { chooseLanguage, chooseTheme, theme, type Theme } from '../../state/prefs';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const THEME_WORDS: Readonly<Record<Theme, Key>> = {
  system: 'theme.system',
  light: 'theme.light',
  dark: 'theme.dark',
};

/** Who is not known here has nowhere to go. */
const unknown = computed(() => absence.value === 'pairing');

function Place({ to, words }: { readonly to: Screen; readonly words: Key }) {
  const here = screen.value === to;
  return (
    <a
      href={`#${to}`}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
    >
      {t(words)}
    </a>
  );
}

export const Header = () => (
  <header class="top">
    <a
      class="home"
      href="#welcome"
      onClick={(event) => {
        event.preventDefault();
        go('welcome');
      }}
    >
      Knead
    </a>
    {simulated.value ? (
      <span class="simulated">
        {timeLapse.value > 1 ? t('timelapse.tag', { n: timeLapse.value }) : t('simulated.tag')}
      </span>
    ) : null}
    {brokenOnPurpose.value > 0 ? (
      <span class="simulated" data-testid="faults-on">
        {t('fault.tag', { n: brokenOnPurpose.value })}
      </span>
    ) : null}
    {person.value && !unknown.value ? <span class="whose">{person.value}</span> : null}
    <nav aria-label={t('nav.label')}>
      {!unknown.value && (running.value || !looksAfterPeople.value) ? <Place to="massage" words="nav.massage" /> : null}
      {looksAfterPeople.value ? (
        <>
          <Place to="choose" words="nav.choose" />
          <Place to="history" words="nav.history" />
        </>
      ) : null}
      {isTechnician.value ? <Place to="technician" words="nav.technician" /> : null}
    </nav>
    <div class="looks">
      <label class="unseen" for="language">
        {t('language.label')}
      </label>
      <select
        id="language"
        value={language.value}
        onChange={(event) => {
          const chosen = LANGUAGES.find(({ code }) => code === event.currentTarget.value);
          if (chosen) void chooseLanguage(chosen.code);
        }}
      >
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" class="quiet" onClick={() => chooseTheme(NEXT_THEME[theme.value])}>
        <Icon name="sun" />
        <span class="theme-word">{t(THEME_WORDS[theme.value])}</span>
      </button>
    </div>
  </header>
);
