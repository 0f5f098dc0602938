// What stands still in the picture of a back: its shape, its warmth and its spine, drawn once and kept
// until one of them changes. A kiosk without a graphics card draws thirty pictures a second with it.
import type { Snapshot } from '../protocol';
import { outline, spineLateralMm } from './figure';
import type { Frame } from './frame';
import type { Inks } from './inks';

const ZONES_FROM_MM = [120, 300, 470] as const; // where the heat pads lie, roughly: only a glow

type Pen = CanvasRenderingContext2D;

interface Still {
  readonly snapshot: Snapshot;
  readonly frame: Frame;
  readonly inks: Inks;
}

function bodyPath(snapshot: Snapshot, frame: Frame): Path2D {
  const places = outline(snapshot.scan);
  const right = places.map((p) => [frame.x(p.halfWidthMm), frame.y(p.alongMm)] as const);
  const left = places.map((p) => [frame.x(-p.halfWidthMm), frame.y(p.alongMm)] as const).reverse();
  const path = new Path2D();
  const points = [...right, ...left];
  points.forEach(([x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
    const middle = [(x + nextX) / 2, (y + nextY) / 2] as const;
    if (i === 0) path.moveTo(...middle);
    else path.quadraticCurveTo(x, y, ...middle);
  });
  path.closePath();
  return path;
}

function drawWarmth(pen: Pen, { snapshot, frame, inks }: Still): void {
  snapshot.heat.forEach((zone, i) => {
    const from = ZONES_FROM_MM[i];
    if (from === undefined || zone.duty <= 0) return;
    const y = frame.y(from + 80);
    const glow = pen.createRadialGradient(frame.x(0), y, 0, frame.x(0), y, 190 * frame.scale);
    glow.addColorStop(0, inks.warmth);
    glow.addColorStop(1, `${inks.warmth}00`);
    pen.globalAlpha = 0.12 + 0.22 * Math.min(zone.duty, 1);
    pen.fillStyle = glow;
    pen.fillRect(0, y - 190 * frame.scale, frame.width, 380 * frame.scale);
  });
  pen.globalAlpha = 1;
}

/** The line of the spine, and beside it the strip that nothing may press. */
function drawSpine(pen: Pen, { snapshot, frame, inks }: Still): void {
  const scan = snapshot.scan;
  const low = scan?.found ? scan.pelvisMm - 60 : 90;
  const high = scan?.found ? scan.thoracicCervicalMm + 130 : 700;
  const step = 12;
  const line = (offsetMm: number): Path2D => {
    const path = new Path2D();
    for (let along = low; along <= high; along += step) {
      path.lineTo(frame.x(spineLateralMm(scan, along) + offsetMm), frame.y(along));
    }
    return path;
  };
  const half = snapshot.spineHalfWidthMm;
  pen.strokeStyle = inks.text;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.28;
  pen.setLineDash([2, 5]);
  pen.stroke(line(-half));
  pen.stroke(line(half));
  pen.setLineDash([]);
  pen.globalAlpha = scan?.found ? 0.75 : 0.35;
  pen.lineCap = 'round';
  pen.lineWidth = Math.max(7 * frame.scale, 3);
  pen.setLineDash([0.5, Math.max(16 * frame.scale, 8)]);
  pen.stroke(line(0));
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

/** Finer than a pixel need not be drawn anew. */
function keyOf({ snapshot, frame }: Still): string {
  const scan = snapshot.scan;
  const whole = (values: readonly number[]): string => values.map(Math.round).join();
  return [
    whole([frame.width, frame.height, scan?.pelvisMm ?? 0, scan?.shouldersMm ?? 0]),
    String(scan?.found),
    whole(scan?.spineLateralMm ?? []),
    whole(snapshot.heat.map(({ duty }) => 10 * duty)),
    whole([snapshot.spineHalfWidthMm]),
    String(snapshot.seatOccupied),
  ].join('|');
}

const SHARPNESS = Math.min(devicePixelRatio, 2); // pixels a point, as the sheet's (sheet.tsx)

function sheet({ frame }: Still, draw: (pen: Pen) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(frame.width * SHARPNESS);
  canvas.height = Math.ceil(frame.height * SHARPNESS);
  const pen = canvas.getContext('2d');
  pen?.scale(SHARPNESS, SHARPNESS);
  if (pen) draw(pen);
  return canvas;
}

export class StillLayers {
  private key = '';
  private inks: Inks | undefined;
  private under = document.createElement('canvas');
  private over = document.createElement('canvas');

  of(snapshot: Snapshot, frame: Frame, inks: Inks): { under: HTMLCanvasElement; over: HTMLCanvasElement } {
    const still = { snapshot, frame, inks };
    const key = keyOf(still);
    if (key !== this.key || inks !== this.inks) {
      this.key = key;
      this.inks = inks;
      const body = bodyPath(snapshot, frame);
      this.under = sheet(still, (pen) => {
        pen.fillStyle = inks.body;
        pen.fill(body);
      });
      this.over = sheet(still, (pen) => {
        pen.save();
        pen.clip(body);
        drawWarmth(pen, still);
        pen.restore();
        pen.strokeStyle = inks.bodyEdge;
        pen.lineWidth = 1.5;
        pen.stroke(body);
        if (snapshot.seatOccupied) drawSpine(pen, still);
      });
    }
    return { under: this.under, over: this.over };
  }
}
