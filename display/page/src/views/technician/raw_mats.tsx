// The two mats as they were read; beside the back's the frame that the chair believes.
import { Sheet } from '../../draw/sheet';
import type { Inks } from '../../draw/inks';
import { PressurePicture, rampOf } from '../../draw/pressure';
import { number, t } from '../../i18n';
import type { Mat } from '../../protocol';
import { book, bookDrawn } from '../../state/bench';
import { hello, live, matLive, snapshot } from '../../state/chair';
import { readable } from '../../state/signals';

type Size = { readonly width: number; readonly height: number };
type Draw = (pen: CanvasRenderingContext2D, size: Size, inks: Inks) => void;

function painter(mat: () => Mat | undefined, kpa: () => readonly number[]): Draw {
  const picture = new PressurePicture();
  return (pen, { width, height }, inks) => {
    pen.clearRect(0, 0, width, height);
    const shape = mat();
    if (!shape || kpa().length === 0) return;
    pen.imageSmoothingEnabled = false; // each cell is to be seen
    pen.drawImage(picture.paint(shape, kpa(), rampOf(inks)), 0, 0, width, height);
  };
}

const backMat = (): Mat | undefined => hello.peek()?.chair?.backMat;
const drawBack = painter(backMat, () => book.peek().backMatKpa);
const drawBelieved = painter(backMat, () => snapshot.peek()?.backMatKpa ?? []);
const drawSeat = painter(() => hello.peek()?.chair?.seatMat, () => book.peek().seatMatKpa);

function follow(): void {
  void bookDrawn.value;
}

const peak = (kpa: readonly number[]): string => `${number(Math.max(0, ...kpa), 1)} kPa`;

export function RawMats() {
  void readable.value;
  const bridged = snapshot.value?.backMatHealth?.bridgedCell.length ?? 0;
  const refused = snapshot.value?.backMatHealth?.frameRefused ?? false;
  const mats = [
    { words: t('raw.back_mat'), draw: drawBack, said: peak(book.value.backMatKpa), old: !live.value },
    {
      words: t('raw.back_believed'),
      draw: drawBelieved,
      said: refused ? t('raw.faulty') : `${peak(snapshot.value?.backMatKpa ?? [])} · ${t('tech.bridged')}: ${number(bridged)}`,
      old: !matLive.value,
    },
    { words: t('raw.seat_mat'), draw: drawSeat, said: peak(book.value.seatMatKpa), old: !live.value },
  ];
  return (
    <div class="raw-mats">
      {mats.map(({ words, draw, said, old }) => (
        <figure key={words} data-stale={old}>
          <Sheet class="raw-mat" draw={draw} follow={follow} label={words} />
          <figcaption>
            {words} <small>{said}</small>
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
