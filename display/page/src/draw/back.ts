// The back, live: its outline from the body scan, what presses on it, where rollers, jets and warmth
// are. Read at arm's length: few lines, soft shades, the rollers the strongest thing in it.
import type { Chair, Roller, Snapshot } from '../protocol';
import type { Frame } from './frame';
import type { Inks } from './inks';
import type { Touch } from '../state/hurt';
import type { PressurePicture } from './pressure';
import type { StillLayers } from './still';

/** A jet below this is only leaking (as on the terminal panel). */
const JET_SHOWN_KPA = 5;
const ROLLER_RADIUS_MM = 27;

export interface BackPicture {
  readonly snapshot: Snapshot;
  readonly chair: Chair;
  readonly frame: Frame;
  readonly inks: Inks;
  readonly ramp: Uint8ClampedArray;
  readonly pressure: PressurePicture;
  readonly still: StillLayers;
  readonly matLive: boolean;
  readonly forcesLive: boolean;
  readonly hurt: readonly Touch[];
}

type Pen = CanvasRenderingContext2D;

function drawPressure(pen: Pen, { snapshot, chair, frame, ramp, pressure }: BackPicture): void {
  const mat = chair.backMat;
  if (!mat || mat.rows * mat.columns === 0 || snapshot.backMatKpa.length === 0) return;
  const picture = pressure.paint(mat, snapshot.backMatKpa, ramp);
  pen.imageSmoothingEnabled = true;
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
    pen.fillStyle = inks.roller;
    pen.fill();
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

/** A cross in a ring: unlike a roller at a glance, in any colour. */
function drawHurt(pen: Pen, { frame, inks, hurt }: BackPicture): void {
  const radius = 0.62 * ROLLER_RADIUS_MM * frame.scale;
  const arm = 0.6 * radius;
  pen.strokeStyle = inks.alarm;
  pen.lineCap = 'round';
  pen.lineWidth = Math.max(4 * frame.scale, 2.5);
  for (const { alongMm, lateralsMm } of hurt) {
    for (const lateralMm of lateralsMm) {
      const x = frame.x(lateralMm);
      const y = frame.y(alongMm);
      pen.beginPath();
      pen.moveTo(x + radius, y);
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.moveTo(x - arm, y - arm);
      pen.lineTo(x + arm, y + arm);
      pen.moveTo(x + arm, y - arm);
      pen.lineTo(x - arm, y + arm);
      pen.stroke();
    }
  }
}

export function drawBack(pen: Pen, picture: BackPicture): void {
  const { snapshot, frame, inks, still } = picture;
  const { under, over } = still.of(snapshot, frame, inks);
  pen.clearRect(0, 0, frame.width, frame.height);
  pen.drawImage(under, 0, 0, frame.width, frame.height);
  if (snapshot.seatOccupied && picture.matLive) {
    // Only where the body is.
    pen.globalCompositeOperation = 'source-atop';
    drawPressure(pen, picture);
    pen.globalCompositeOperation = 'source-over';
  }
  pen.drawImage(over, 0, 0, frame.width, frame.height);
  drawJets(pen, picture);
  drawHurt(pen, picture);
  const distress = snapshot.distress;
  if (snapshot.left) drawRoller(pen, picture, snapshot.left, distress?.guardingLeft ?? false);
  if (snapshot.right) drawRoller(pen, picture, snapshot.right, distress?.guardingRight ?? false);
}
