// What this screen remembers: its language and whether it is light or dark. Nothing about people.
import { computed, effect, signal } from '@preact/signals';
import { direction, language, speak, LANGUAGES, type Language } from '../i18n';

export type Theme = 'system' | 'light' | 'dark';
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export const theme = signal<Theme>('system');

/** A kiosk may be told by the hour of the day. Outside of a browser it is light. */
const deviceIsDark = signal(false);
export const light = computed<'light' | 'dark'>(() => {
  if (theme.value !== 'system') return theme.value;
  return deviceIsDark.value ? 'dark' : 'light';
});

const stored = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
};
const store = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    return; // it is asked again next time
  }
};

const known = (code: string): Language | undefined =>
  LANGUAGES.find((one) => one.code === code)?.code;

export async function chooseLanguage(code: Language): Promise<void> {
  await speak(code);
  store('language', code);
}

export function chooseTheme(wanted: Theme): void {
  theme.value = wanted;
  store('theme', wanted);
}

export async function recallPrefs(): Promise<void> {
  const device = matchMedia('(prefers-color-scheme: dark)');
  deviceIsDark.value = device.matches;
  device.addEventListener('change', ({ matches }) => (deviceIsDark.value = matches));
  theme.value = THEMES.find((one) => one === stored('theme')) ?? 'system';
  effect(() => {
    document.documentElement.dataset['theme'] = light.value;
    document.documentElement.lang = language.value;
    document.documentElement.dir = direction.value;
  });
  const wanted = known(stored('language') ?? '') ?? known(navigator.language.slice(0, 2));
  if (wanted) await speak(wanted);
}
