// What the chair takes of a person in each of its states.
import { SessionState } from '../protocol';
import { isRunning } from './timeline';

/** `hurts`: from its beginning, for the scan presses too, if lightly. `less`: ease and pause. */
export function sayable(state: SessionState | undefined): { readonly hurts: boolean; readonly less: boolean } {
  const hurts = isRunning(state);
  return { hurts, less: hurts && state !== SessionState.PAUSED && state !== SessionState.REST };
}
