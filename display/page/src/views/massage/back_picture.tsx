// The live back between its two gauges of force.
import { frameOf } from '../../draw/frame';
import { drawBack } from '../../draw/back';
import { PressurePicture, rampOf } from '../../draw/pressure';
import { StillLayers } from '../../draw/still';
import { Sheet, type SheetSize } from '../../draw/sheet';
import type { Inks } from '../../draw/inks';
import { t } from '../../i18n';
import { forcesLive, hello, hurtPlaces, matLive, snapshot } from '../../state/chair';

const pressure = new PressurePicture();
const still = new StillLayers();
let rampInks: Inks | undefined;
let ramp: Uint8ClampedArray = new Uint8ClampedArray();

function draw(
  pen: CanvasRenderingContext2D,
  size: SheetSize,
  inks: Inks,
): void {
  const now = snapshot.peek();
  const chair = hello.peek()?.chair;
  if (!now || !chair) return;
  if (inks !== rampInks) {
    ramp = rampOf(inks);
    rampInks = inks;
  }
  drawBack(pen, {
    snapshot: now,
    chair,
    frame: frameOf(size.width, size.height),
    inks,
    ramp,
    pressure,
    still,
    matLive: matLive.peek(),
    forcesLive: forcesLive.peek(),
    hurt: hurtPlaces.peek(),
  });
}

function follow(): void {
  void snapshot.value;
  void matLive.value;
  void forcesLive.value;
  void hurtPlaces.value;
}

export const BackPicture = () => (
  <Sheet class="back" draw={draw} follow={follow} label={t('massage.back_label')} />
);
