// Line icons, drawn here: nothing is loaded from anywhere. Decoration only; the words stand beside.

const PATHS = {
  hurts: 'M13 2 4 14h6l-1 8 9-12h-6z',
  lighter: 'M12 4v13m-6-6 6 6 6-6M5 21h14',
  pause: 'M8 5v14M16 5v14',
  resume: 'M7 4.5v15l12-7.5z',
  link: 'M9 15 15 9M10.5 6.5l2-2a4.2 4.2 0 0 1 6 6l-2 2M13.5 17.5l-2 2a4.2 4.2 0 0 1-6-6l2-2M3 3l18 18',
  chair: 'M7 3v10h9l2 8M7 13l-1 8M7 17h10M3 3l18 18',
  gateway: 'M4 5h16v10H4zM9 20h6M12 15v5M3 2l18 20',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5 10 17 19 7',
  no: 'M6 6l12 12M18 6 6 18',
  sun: 'M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 21a7.5 7.5 0 0 1 15 0',
  warmth: 'M8 20c-3-4 3-6 0-10m5 10c-3-4 3-6 0-10m5 10c-3-4 3-6 0-10',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4',
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
