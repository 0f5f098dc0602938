// The technician's own live state: raw signals while they are watched, and what is broken on purpose.
// The rest of the page knows nothing of it.
import { signal } from '@preact/signals';
import { watchSignalsFrame, type DisplayMessage } from '../protocol';
import { onMessage, say, snapshot } from './chair';
import { RawBook } from './raw';

export const book = signal(new RawBook());
/** Changes when there is something new to draw. */
export const bookDrawn = signal(0);
/** Are raw signals told; and if not though asked for, why. */
export const watched = signal<{ readonly on: boolean; readonly text: string }>({ on: false, text: '' });

function hear({ kind }: DisplayMessage): void {
  if (kind.case === 'signalsWatched') watched.value = { on: kind.value.on, text: kind.value.text };
  if (kind.case === 'signalsMissed') book.value.missedCycles += kind.value.cycles;
  if (kind.case === 'signals') book.value.hear(kind.value, snapshot.value);
  if (kind.case === 'signals' || kind.case === 'signalsMissed') bookDrawn.value += 1;
}

/** Watches until the function that it returns is called; a link that was lost is asked anew. */
export function watchSignals(): () => void {
  book.value = new RawBook();
  const stop = onMessage((message) => {
    if (message.kind.case === 'welcome') say(watchSignalsFrame(true));
    hear(message);
  });
  say(watchSignalsFrame(true));
  return () => {
    stop();
    say(watchSignalsFrame(false));
    watched.value = { on: false, text: '' };
  };
}
