// Which sensors are shown together, and under which words.
import { Sensor } from '../../protocol';
import type { Key } from '../../i18n';

export interface SensorRow {
  readonly sensor: Sensor;
  readonly name: Key;
  readonly side?: 'side.left' | 'side.right';
  readonly n?: number;
  readonly unit: string;
  /** A span below this is noise, and is drawn as such (assumed: some ten times the sensor's own). */
  readonly least: number;
}

const both = (left: Sensor, name: Key, unit: string, least: number): readonly SensorRow[] => [
  { sensor: left, name, side: 'side.left', unit, least },
  { sensor: left + 1, name, side: 'side.right', unit, least },
];

const numbered = (first: Sensor, count: number, name: Key, unit: string, least: number): readonly SensorRow[] =>
  Array.from({ length: count }, (_, i) => ({ sensor: first + i, name, n: i + 1, unit, least }));

export const SENSOR_GROUPS: readonly { readonly title: Key; readonly rows: readonly SensorRow[] }[] = [
  {
    title: 'tech.rollers',
    rows: [
      ...both(Sensor.FORCE_LEFT_N, 'raw.force', 'N', 2),
      ...both(Sensor.DEPTH_LEFT_MM, 'tech.depth', 'mm', 1),
      ...both(Sensor.LATERAL_LEFT_MM, 'raw.lateral', 'mm', 1),
      ...both(Sensor.CURRENT_LEFT_A, 'raw.current', 'A', 0.1),
      { sensor: Sensor.CARRIAGE_MM, name: 'raw.carriage', unit: 'mm', least: 1 },
    ],
  },
  {
    title: 'raw.water',
    rows: [
      { sensor: Sensor.LINE_PRESSURE_KPA, name: 'raw.line', unit: 'kPa', least: 5 },
      ...numbered(Sensor.NOZZLE_1_KPA, 8, 'raw.nozzle', 'kPa', 5),
      { sensor: Sensor.WATER_DEGC, name: 'tech.water', unit: '°C', least: 0.5 },
      { sensor: Sensor.WATER_LEVEL, name: 'raw.level', unit: '', least: 0.05 },
      { sensor: Sensor.WATER_FLOW_L_MIN, name: 'raw.flow', unit: 'L/min', least: 0.2 },
    ],
  },
  { title: 'raw.heat', rows: numbered(Sensor.HEAT_LOWER_1_DEGC, 6, 'raw.thermistor', '°C', 0.5) },
];
