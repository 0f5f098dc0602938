// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { chooseTheme, light, recallPrefs } from '../src/state/prefs';

let turn: (event: { matches: boolean }) => void = () => undefined;
beforeEach(() => {
  localStorage.clear();
  const listen = (_: string, listener: typeof turn) => (turn = listener);
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: listen }));
});

it("is the device's, also when that changes, until somebody chooses; and one of two that the style sheet has", async () => {
  await recallPrefs();
  expect(light.value).toBe('dark');
  expect(document.documentElement.dataset['theme']).toBe('dark');
  turn({ matches: false });
  expect(document.documentElement.dataset['theme']).toBe('light');
  chooseTheme('dark');
  expect(light.value).toBe('dark');
  turn({ matches: false });
  expect(light.value).toBe('dark');
});
