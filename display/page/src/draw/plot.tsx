// A small plot in SVG: few points, read at a glance, the same in every theme. What it shows is also
// said in words beside it.
import type { Point } from '../state/trends';

interface PlotProps {
  readonly label: string;
  readonly lines: readonly { readonly points: readonly Point[]; readonly name: string }[];
  readonly most: number;
  readonly dots?: boolean;
}

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

export function Plot({ label, lines, most, dots = false }: PlotProps) {
  const lastX = Math.max(...lines.flatMap(({ points }) => points.map(({ x }) => x)), 1);
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
      <path class="plot-floor" d={`M${EDGE} ${HEIGHT - EDGE}H${WIDTH - EDGE}`} />
      {lines.map(({ name, points }) => (
        <path key={name} class={`plot-line ${name} ${dots ? 'dots' : ''}`} d={pathOf(points, lastX, most)} />
      ))}
    </svg>
  );
}
