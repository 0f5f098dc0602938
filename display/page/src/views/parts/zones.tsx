// A back in eight zones, as the care rules divide it: to be shown, or to be touched.
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import { Side } from '../../protocol';
import { regionKey } from '../../state/words';
import { ZONES, type Zone } from '../../state/zones';

/** Where each region lies in the picture, from the neck down. */
const ROWS = [
  { top: 58, bottom: 118, half: 66 },
  { top: 122, bottom: 222, half: 104 },
  { top: 226, bottom: 306, half: 84 },
  { top: 310, bottom: 384, half: 94 },
] as const;
const BODY =
  'M200 12c-30 0-40 26-36 50 2 12 6 18 6 30-2 18-40 22-70 34-22 10-26 34-22 70 4 40 22 70 24 110 0 30-16 50-18 84-1 14 0 22 2 30h228c2-8 3-16 2-30-2-34-18-54-18-84 2-40 20-70 24-110 4-36 0-60-22-70-30-12-68-16-70-34 0-12 4-18 6-30 4-24-6-50-36-50z';

/** Cuts what is painted to the body. What is touched stays whole: half a neck is too narrow for a finger. */
const CUT = 'back-outline';

/** What is seen of the picture: the head is cut off, its place goes to the zones. */
const VIEW = { left: 60, top: 36, width: 280, height: 352 } as const;

export const zoneName = (zone: Zone): string =>
  t('zone.name', {
    region: t(regionKey(zone.region)),
    side: t(zone.side === Side.LEFT ? 'side.left_small' : 'side.right_small'),
  });

type Style = Readonly<Record<'left' | 'top' | 'width' | 'height' | 'padding', string>>;

/** What is said of the neck stands on it, not beside it. */
const TO_THE_NECK = '10%';

const PLACES: readonly (readonly [Zone, Style])[] = ZONES.flatMap((zone, i) => {
  const row = ROWS[Math.floor(i / 2)];
  if (!row) return [];
  const left = zone.side === Side.LEFT ? 200 - row.half : 203;
  const style = {
    left: `${(100 * (left - VIEW.left)) / VIEW.width}%`,
    top: `${(100 * (row.top - VIEW.top)) / VIEW.height}%`,
    width: `${(100 * (row.half - 3)) / VIEW.width}%`,
    height: `${(100 * (row.bottom - row.top)) / VIEW.height}%`,
    padding: i === 0 ? `0 0 0 ${TO_THE_NECK}` : i === 1 ? `0 ${TO_THE_NECK} 0 0` : '0',
  };
  return [[zone, style] as const];
});

interface BackZonesProps {
  readonly label: string;
  readonly classOf: (zone: Zone) => string;
  readonly words?: (zone: Zone) => ComponentChildren;
  /** Given: each zone can be touched, and says whether it is chosen. */
  readonly touch?: { readonly chosen: (zone: Zone) => boolean; readonly toggle: (zone: Zone) => void };
}

export function BackZones({ label, classOf, words, touch }: BackZonesProps) {
  return (
    <div class="zones" role="group" aria-label={label}>
      <svg viewBox={`${VIEW.left} ${VIEW.top} ${VIEW.width} ${VIEW.height}`} aria-hidden="true" focusable="false">
        <clipPath id={CUT} clipPathUnits="objectBoundingBox">
          <path d={BODY} transform={`scale(${1 / VIEW.width} ${1 / VIEW.height}) translate(${-VIEW.left} ${-VIEW.top})`} />
        </clipPath>
        <path class="zones-body" d={BODY} />
      </svg>
      <div class="zones-paint" style={{ clipPath: `url(#${CUT})` }}>
        {PLACES.map(([zone, style]) => (
          <div key={zone.bit} class={`zone ${classOf(zone)}`} style={style} />
        ))}
      </div>
      <svg class="zones-edge" viewBox={`${VIEW.left} ${VIEW.top} ${VIEW.width} ${VIEW.height}`} aria-hidden="true" focusable="false">
        <path d={BODY} />
      </svg>
      {PLACES.map(([zone, style]) =>
        touch ? (
          <button
            key={zone.bit}
            type="button"
            class={`zone-place ${classOf(zone)}`}
            style={style}
            aria-pressed={touch.chosen(zone)}
            aria-label={zoneName(zone)}
            onClick={() => touch.toggle(zone)}
          >
            {touch.chosen(zone) ? '✓' : ''}
          </button>
        ) : (
          <div key={zone.bit} class={`zone-place ${classOf(zone)}`} style={style}>
            <span class="unseen">{zoneName(zone)}: </span>
            {words?.(zone)}
          </div>
        ),
      )}
    </div>
  );
}
