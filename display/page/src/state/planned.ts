// The phases of the programme that runs, as they are laid out for whoever sits there: asked for once
// a programme, so that the phase bar has true lengths, and force its scale.
import { computed, effect, signal } from '@preact/signals';
import type { OfferedPhase } from '../protocol';
import { absence, care, hello, running, snapshot } from './chair';
import { person } from './journey';

export const plannedPhases = signal<readonly OfferedPhase[]>([]);
/** The most that a roller gives in it; 0 where that is not known. */
export const plannedMostN = computed(() => Math.max(0, ...plannedPhases.value.map(({ forceN }) => forceN)));
let asked = '';

async function plan(name: string): Promise<void> {
  const told = await care({
    case: 'listProgrammes',
    value: { person: person.peek(), programme: name },
  });
  if (!told.heard || told.answer.result.case !== 'programmes') return;
  plannedPhases.value = told.answer.result.value.programmes[0]?.timeline ?? [];
}

export function followPlan(): void {
  effect(() => {
    const index = snapshot.value?.session?.programmeIndex ?? -1;
    const name = running.value ? (hello.value?.programmes[index]?.name ?? '') : '';
    const whose = `${person.value}/${name}`;
    if (absence.value !== 'none' || name === '' || whose === asked) return;
    asked = whose;
    plannedPhases.value = [];
    void plan(name);
  });
}
