// The canvas's colours are the style sheet's: read once for each theme.

export interface Inks {
  readonly ground: string;
  readonly body: string;
  readonly bodyEdge: string;
  readonly text: string;
  readonly faint: string;
  readonly accent: string;
  readonly signal: string; // what the body says
  readonly alarm: string;
  readonly warmth: string;
  readonly water: string;
  readonly roller: string;
  readonly pressure: readonly string[]; // from the untouched back to the most that is drawn
}

const PRESSURE_STEPS = 6;

export function readInks(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string): string => style.getPropertyValue(`--${name}`).trim() || '#888888';
  return {
    ground: ink('ground'),
    body: ink('body'),
    bodyEdge: ink('body-edge'),
    text: ink('text'),
    faint: ink('faint'),
    accent: ink('accent'),
    signal: ink('signal'),
    alarm: ink('alarm'),
    warmth: ink('warmth'),
    water: ink('water'),
    roller: ink('roller'),
    pressure: Array.from({ length: PRESSURE_STEPS }, (_, i) => ink(`pressure-${i}`)),
  };
}

/** "#rrggbb" as three numbers. */
export function rgb(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
