// The last seconds of every sensor as it read, and beside it what the chair made of it. Pure but for
// its own memory: messages in, rings of numbers out.
import type { RawReadings, RawSignals, Sensor, Snapshot } from '../protocol';
import { processedOf } from './processed';

/** Ten seconds, a point for each message of 50 ms. */
export const BAND_POINTS = 200;
/** An electrode's own samples: about a second of them. */
export const WAVE_SAMPLES = 2048;
const ELECTRODES = 8;

/** Lowest and highest of each stretch, so that a single spike is drawn; NaN where nothing is known. */
export class Band {
  readonly low = new Float32Array(BAND_POINTS).fill(Number.NaN);
  readonly high = new Float32Array(BAND_POINTS).fill(Number.NaN);
  private at = 0;

  push(low: number, high: number): void {
    this.low[this.at] = low;
    this.high[this.at] = high;
    this.at = (this.at + 1) % BAND_POINTS;
  }

  /** Index in the arrays of the i-th point, oldest first. */
  index(i: number): number {
    return (this.at + i) % BAND_POINTS;
  }
}

export class Wave {
  readonly samples = new Float32Array(WAVE_SAMPLES).fill(Number.NaN);
  private at = 0;

  push(sample: number): void {
    this.samples[this.at] = sample;
    this.at = (this.at + 1) % WAVE_SAMPLES;
  }

  index(i: number): number {
    return (this.at + i) % WAVE_SAMPLES;
  }
}

/** One sensor: what it said, and what became of it where something does. */
export interface SensorTrace {
  readonly raw: Band;
  readonly processed: Band;
  last: number;
  made: number | undefined;
  validity: RawReadings['validity'];
}

export class RawBook {
  readonly waves = Array.from({ length: ELECTRODES }, () => new Wave());
  readonly envelopes = Array.from({ length: ELECTRODES }, () => new Band());
  readonly sensors = new Map<Sensor, SensorTrace>();
  newest: RawSignals | undefined;
  backMatKpa: readonly number[] = [];
  seatMatKpa: readonly number[] = [];
  missedCycles = 0n;

  hear(signals: RawSignals, snapshot: Snapshot | undefined): void {
    this.newest = signals;
    // A mat is slower than the messages: its newest frame stays.
    if (signals.backMatKpa.length > 0) this.backMatKpa = signals.backMatKpa;
    if (signals.seatMatKpa.length > 0) this.seatMatKpa = signals.seatMatKpa;
    signals.emgUv.forEach((microvolts, i) => this.waves[i % ELECTRODES]?.push(microvolts));
    this.envelopes.forEach((band, i) => {
      const envelope = snapshot?.emg[i]?.envelopeUv ?? Number.NaN;
      band.push(envelope, envelope);
    });
    for (const readings of signals.readings) this.take(readings, snapshot);
  }

  private take({ sensor, value, validity }: RawReadings, snapshot: Snapshot | undefined): void {
    const made = snapshot ? processedOf(sensor, snapshot) : undefined;
    let trace = this.sensors.get(sensor);
    if (!trace) this.sensors.set(sensor, (trace = { raw: new Band(), processed: new Band(), last: Number.NaN, made, validity }));
    trace.raw.push(Math.min(...value), Math.max(...value));
    trace.processed.push(made ?? Number.NaN, made ?? Number.NaN);
    trace.last = value.at(-1) ?? Number.NaN;
    trace.made = made;
    trace.validity = validity;
  }
}
