// A canvas that fits its box, is sharp on its screen, and is drawn anew at most once a frame.
import { useEffect, useRef } from 'preact/hooks';
import { effect } from '@preact/signals';
import { light } from '../state/prefs';
import { readInks, type Inks } from './inks';

export interface SheetSize {
  readonly width: number; // in CSS pixels
  readonly height: number;
  readonly ratio: number; // pixels of the canvas a CSS pixel
}

interface SheetProps {
  /** Reads the signals whose change asks for a new drawing. */
  readonly follow: () => void;
  readonly draw: (pen: CanvasRenderingContext2D, size: SheetSize, inks: Inks) => void;
  /** What is on it, for whoever does not see it. */
  readonly label: string;
  readonly class?: string;
}

const MOST_PIXELS_A_POINT = 2;  // more is not seen at arm's length, and costs a slow kiosk its frames

export function Sheet({ draw, follow, label, class: name }: SheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const sheet = canvas.current;
    const pen = sheet?.getContext('2d');
    if (!sheet || !pen) return undefined;
    let inks = readInks(sheet);
    let waiting = 0;
    let size: SheetSize = { width: 0, height: 0, ratio: 1 };
    const paint = (): void => {
      waiting = 0;
      if (size.width > 0) draw(pen, size, inks);
    };
    const soon = (): void => {
      waiting ||= requestAnimationFrame(paint);
    };
    const fit = (): void => {
      const ratio = Math.min(devicePixelRatio, MOST_PIXELS_A_POINT);
      size = { width: sheet.clientWidth, height: sheet.clientHeight, ratio };
      const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
      // A canvas that is given a size is empty, even where it is the size that it has.
      if (width !== sheet.width || height !== sheet.height) Object.assign(sheet, { width, height });
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint();
    };
    const dip = (): void => {
      inks = readInks(sheet);
      soon();
    };
    const sizes = new ResizeObserver(fit);
    sizes.observe(sheet);
    const unfollow = effect(() => {
      follow();
      soon();
    });
    const unlight = effect(() => {
      void light.value;
      // The style sheet answers once the document has its new inks.
      queueMicrotask(dip);
    });
    return () => {
      sizes.disconnect();
      unfollow();
      unlight();
      cancelAnimationFrame(waiting);
    };
  }, [draw, follow]);
  return <canvas ref={canvas} class={name} role="img" aria-label={label} />;
}
