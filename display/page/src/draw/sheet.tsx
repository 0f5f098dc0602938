// A canvas that fits its box, is sharp on its screen, and is drawn anew at most once a frame.
import { useEffect, useRef } from 'preact/hooks';
import { effect } from '@preact/signals';
import { light } from '../state/prefs';
import { readInks, type Inks } from './inks';

interface SheetProps {
  /** Reads the signals whose change asks for a new drawing. */
  readonly follow: () => void;
  readonly draw: (pen: CanvasRenderingContext2D, size: { width: number; height: number }, inks: Inks) => void;
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
    const size = { width: 0, height: 0 };
    const paint = (): void => {
      waiting = 0;
      if (size.width > 0) draw(pen, size, inks);
    };
    const soon = (): void => {
      waiting ||= requestAnimationFrame(paint);
    };
    const fit = (): void => {
      const ratio = Math.min(devicePixelRatio, MOST_PIXELS_A_POINT);
      size.width = sheet.clientWidth;
      size.height = sheet.clientHeight;
      sheet.width = Math.round(size.width * ratio);
      sheet.height = Math.round(size.height * ratio);
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
