import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { RawSignalsSchema, SampleValidity, Sensor, SnapshotSchema } from '../src/protocol';
import { BAND_POINTS, RawBook, WAVE_SAMPLES } from '../src/state/raw';
import { processedOf } from '../src/state/processed';
import { SENSOR_GROUPS } from '../src/views/technician/raw_rows';

const forces = (...value: number[]) =>
  create(RawSignalsSchema, {
    readings: [{ sensor: Sensor.FORCE_LEFT_N, value, validity: SampleValidity.GOOD }],
  });

describe('the book of raw signals', () => {
  it('keeps the lowest and the highest of each stretch, so that one spike is seen', () => {
    const book = new RawBook();
    book.hear(forces(10, 90, 11), undefined);
    const trace = book.sensors.get(Sensor.FORCE_LEFT_N);
    const newest = trace?.raw.index(BAND_POINTS - 1) ?? -1;
    expect([trace?.raw.low[newest], trace?.raw.high[newest]]).toEqual([10, 90]);
    expect(trace?.last).toBe(11);
    expect(trace?.raw.low[trace.raw.index(0)]).toBeNaN();
  });

  it('puts beside it what the chair made of it, and a gap where it says nothing', () => {
    const book = new RawBook();
    book.hear(forces(10), undefined);
    book.hear(forces(10), create(SnapshotSchema, { left: { forceN: 9.5 } }));
    const made = book.sensors.get(Sensor.FORCE_LEFT_N)?.processed;
    expect(made?.low[made.index(BAND_POINTS - 2)]).toBeNaN();
    expect(made?.low[made.index(BAND_POINTS - 1)]).toBe(9.5);
  });

  it('deals the samples out to their electrodes, oldest first', () => {
    const book = new RawBook();
    book.hear(create(RawSignalsSchema, { emgUv: Array.from({ length: 24 }, (_, i) => i) }), undefined);
    const wave = book.waves[3];
    expect([-3, -2, -1].map((i) => wave?.samples[wave.index(WAVE_SAMPLES + i)])).toEqual([3, 11, 19]);
  });

  it('keeps the newest frame of a mat, which is slower than the messages', () => {
    const book = new RawBook();
    book.hear(create(RawSignalsSchema, { backMatKpa: [1, 2] }), undefined);
    book.hear(forces(1), undefined);
    expect(book.backMatKpa).toEqual([1, 2]);
  });
});

describe('the rows of raw signals', () => {
  const shown = SENSOR_GROUPS.flatMap(({ rows }) => rows.map(({ sensor }) => sensor));

  it('show every sensor that there is, once', () => {
    const all = Object.values(Sensor).filter((value) => typeof value === 'number' && value > 0);
    expect([...shown].sort((a, b) => a - b)).toEqual(all);
  });

  it('have something processed beside force, position, pressure and warmth', () => {
    const now = create(SnapshotSchema, {
      carriageMm: 1,
      left: { forceN: 2, depthMm: 3, lateralMm: 4 },
      right: { forceN: 5, depthMm: 6, lateralMm: 7 },
      linePressureKpa: 8,
      nozzleKpa: [11, 12, 13, 14, 15, 16, 17, 18],
      waterDegc: 36,
      heat: [{ surfaceDegc: 31 }, { surfaceDegc: 32 }, { surfaceDegc: 33 }],
    });
    expect(processedOf(Sensor.NOZZLE_8_KPA, now)).toBe(18);
    expect(processedOf(Sensor.HEAT_UPPER_1_DEGC, now)).toBe(33);
    const without = shown.filter((sensor) => processedOf(sensor, now) === undefined);
    expect(without).toEqual([
      Sensor.CURRENT_LEFT_A,
      Sensor.CURRENT_RIGHT_A,
      Sensor.WATER_LEVEL,
      Sensor.WATER_FLOW_L_MIN,
    ]);
  });
});
