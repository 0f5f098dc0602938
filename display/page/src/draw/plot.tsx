// A small plot in SVG: few points, read at a glance, the same in every theme. What it shows is also
// said in words beside it.
import type { ComponentChildren } from 'preact';
import { number } from '../i18n';
import type { Point } from '../state/trends';

/** Numbers beside the plot: nothing, half and all of what it reaches, each with its unit at the end. */
interface Scale {
  readonly along: number; // where the plot ends, in the points' own x
  readonly up: string; // unit of what goes up
  readonly across: string; // and of what goes along, as it is said:
  readonly acrossOf: (x: number) => number;
}

interface PlotProps {
  readonly label: string;
  readonly lines: readonly { readonly points: readonly Point[]; readonly name: string }[];
  readonly most: number;
  readonly dots?: boolean;
  readonly scale?: Scale;
}

const SHARES = [0, 0.5, 1] as const;

const WIDTH = 600;
const HEIGHT = 160;
const EDGE = 8;

/** Stretches between points; a gap where nothing is known. */
function pathOf(points: readonly Point[], lastX: number, most: number): string {
  let down = false;
  return points
    .map(({ x, y }) => {
      if (y === undefined) {
        down = false;
        return '';
      }
      const at = `${EDGE + (x / (lastX || 1)) * (WIDTH - 2 * EDGE)} ${HEIGHT - EDGE - (Math.min(y, most) / (most || 1)) * (HEIGHT - 2 * EDGE)}`;
      const step = down ? `L${at}` : `M${at}`;
      down = true;
      return step;
    })
    .join('');
}

const Scaled = ({ most, scale, children }: { most: number; scale: Scale; children: ComponentChildren }) => (
  <div class="scaled">
    <p class="scale-up" aria-hidden="true">
      {[...SHARES].reverse().map((share) => (
        <span key={share}>{number(share * most)}{share === 1 ? ` ${scale.up}` : ''}</span>
      ))}
    </p>
    {children}
    <p class="scale-across" aria-hidden="true">
      {SHARES.map((share) => (
        <span key={share}>{number(scale.acrossOf(share * scale.along))}{share === 1 ? ` ${scale.across}` : ''}</span>
      ))}
    </p>
  </div>
);

export function Plot({ label, lines, most, dots = false, scale }: PlotProps) {
  const lastX = scale?.along ?? Math.max(...lines.flatMap(({ points }) => points.map(({ x }) => x)), 1);
  const drawn = (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
      <path class="plot-floor" d={`M${EDGE} ${HEIGHT - EDGE}H${WIDTH - EDGE}`} />
      {scale ? (
        <path class="plot-grid" d={`M${EDGE} ${EDGE}H${WIDTH - EDGE}M${EDGE} ${HEIGHT / 2}H${WIDTH - EDGE}`} />
      ) : null}
      {lines.map(({ name, points }) => (
        <path key={name} class={`plot-line ${name} ${dots ? 'dots' : ''}`} d={pathOf(points, lastX, most)} />
      ))}
    </svg>
  );
  return scale ? <Scaled most={most} scale={scale}>{drawn}</Scaled> : drawn;
}
