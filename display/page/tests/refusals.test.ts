import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { ProgrammeOfferSchema } from '../src/protocol';
import { refusalsOf } from '../src/state/refusals';

const offer = (name: string, refusedText: string, possibleFromDay?: number) =>
  create(ProgrammeOfferSchema, { name, refused: refusedText !== '', refusedText, ...(possibleFromDay ? { possibleFromDay } : {}) });

describe('massages that are refused', () => {
  const reasons = refusalsOf(
    [offer('classic', 'a fever'), offer('roller', ''), offer('saw', 'a hernia'), offer('hold', 'a fever'), offer('jet', 'a fever', 20)],
    ({ refusedText }) => refusedText,
  );
  it('for one reason and until one day stand together', () => {
    expect(reasons.map(({ offers }) => offers.map(({ name }) => name))).toEqual([['classic', 'hold'], ['saw'], ['jet']]);
  });
  it('are not those that are offered', () => {
    expect(reasons.flatMap(({ offers }) => offers)).not.toContainEqual(expect.objectContaining({ name: 'roller' }));
  });
});
