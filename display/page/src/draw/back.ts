// The back, live: its outline from the body scan, what presses on it, where rollers, jets and warmth
// are. Read at arm's length: few lines, soft shades, the rollers the strongest thing in it.
import type { Chair, Roller, Snapshot } from '../protocol';
import { outline, spineLateralMm } from './figure';
import type { Frame } from './frame';
import type { Inks } from './inks';
import type { PressurePicture } from './pressure';

/** A jet below this is only leaking (as on the terminal panel). */
const JET_SHOWN_KPA = 5;
const ROLLER_RADIUS_MM = 27;
const ZONES_FROM_MM = [120, 300, 470] as const;  // where the heat pads lie, roughly: only a glow

export interface BackPicture {
  readonly snapshot: Snapshot;
  readonly chair: Chair;
  readonly frame: Frame;
  readonly inks: Inks;
  readonly ramp: Uint8ClampedArray;
  readonly pressure: PressurePicture;
  readonly matLive: boolean;
  readonly forcesLive: boolean;
}

type Pen = CanvasRenderingContext2D;

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

function drawPressure(pen: Pen, { snapshot, chair, frame, ramp, pressure }: BackPicture): void {
  const mat = chair.backMat;
  if (!mat || mat.rows * mat.columns === 0 || snapshot.backMatKpa.length === 0) return;
  const picture = pressure.paint(mat, snapshot.backMatKpa, ramp);
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = 'high';
  // With the empty cell around it.
  const cellAlong = mat.extentAlongMm / mat.rows;
  const cellLateral = mat.extentLateralMm / mat.columns;
  pen.drawImage(
    picture,
    frame.x(-mat.extentLateralMm / 2 - cellLateral),
    frame.y(mat.originAlongMm + mat.extentAlongMm + cellAlong),
    (mat.extentLateralMm + 2 * cellLateral) * frame.scale,
    (mat.extentAlongMm + 2 * cellAlong) * frame.scale,
  );
}

function drawWarmth(pen: Pen, { snapshot, frame, inks }: BackPicture): void {
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
function drawSpine(pen: Pen, { snapshot, frame, inks }: BackPicture): void {
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

function drawJets(pen: Pen, { snapshot, chair, frame, inks }: BackPicture): void {
  chair.jets.forEach((jet, i) => {
    const kpa = snapshot.nozzleKpa[i] ?? 0;
    if (kpa < JET_SHOWN_KPA) return;
    const x = frame.x(jet.lateralMm);
    const y = frame.y(jet.alongMm);
    const reach = (8 + 0.12 * Math.min(kpa, 150)) * frame.scale;
    pen.fillStyle = inks.water;
    for (const [radius, alpha] of [[reach * 1.9, 0.22], [reach, 0.9]] as const) {
      pen.globalAlpha = alpha;
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fill();
    }
  });
  pen.globalAlpha = 1;
}

function drawRoller(pen: Pen, picture: BackPicture, roller: Roller, guarding: boolean): void {
  const { frame, inks, snapshot } = picture;
  const x = frame.x(roller.lateralMm);
  const y = frame.y(snapshot.carriageMm);
  const radius = ROLLER_RADIUS_MM * frame.scale;
  const over = roller.inContact && roller.forceN > roller.ceilingN;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  if (roller.inContact) {
    pen.shadowColor = 'rgba(0, 0, 0, 0.35)';
    pen.shadowBlur = 10 * frame.scale;
    pen.fillStyle = inks.roller;
    pen.fill();
    pen.shadowColor = 'transparent';
  }
  pen.lineWidth = Math.max(3 * frame.scale, 2);
  pen.strokeStyle = over ? inks.alarm : guarding ? inks.signal : inks.roller;
  pen.stroke();
  if (!roller.inContact || !picture.forcesLive || roller.ceilingN <= 0) return;
  // How much of what is allowed it presses: an arc, from above and around.
  const share = Math.min(roller.forceN / roller.ceilingN, 1);
  pen.beginPath();
  pen.lineCap = 'round';
  pen.lineWidth = Math.max(6 * frame.scale, 3.5);
  pen.strokeStyle = over ? inks.alarm : guarding ? inks.signal : inks.accent;
  pen.arc(x, y, radius * 0.62, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share);
  pen.stroke();
}

export function drawBack(pen: Pen, picture: BackPicture): void {
  const { snapshot, frame, inks } = picture;
  pen.clearRect(0, 0, frame.width, frame.height);
  const body = bodyPath(snapshot, frame);
  pen.fillStyle = inks.body;
  pen.fill(body);
  pen.save();
  pen.clip(body);
  if (snapshot.seatOccupied && picture.matLive) drawPressure(pen, picture);
  drawWarmth(pen, picture);
  pen.restore();
  pen.strokeStyle = inks.bodyEdge;
  pen.lineWidth = 1.5;
  pen.stroke(body);
  if (snapshot.seatOccupied) drawSpine(pen, picture);
  drawJets(pen, picture);
  const distress = snapshot.distress;
  if (snapshot.left) drawRoller(pen, picture, snapshot.left, distress?.guardingLeft ?? false);
  if (snapshot.right) drawRoller(pen, picture, snapshot.right, distress?.guardingRight ?? false);
}
