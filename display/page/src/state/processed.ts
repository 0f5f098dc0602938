// What the chair makes of which sensor, as a snapshot shows it. Some sensors are only watched by the
// gate: of them there is nothing beside the raw.
import { Sensor, type Snapshot } from '../protocol';

const NOZZLES = 8;

export function processedOf(sensor: Sensor, now: Snapshot): number | undefined {
  if (sensor >= Sensor.NOZZLE_1_KPA && sensor < Sensor.NOZZLE_1_KPA + NOZZLES) {
    return now.nozzleKpa[sensor - Sensor.NOZZLE_1_KPA];
  }
  switch (sensor) {
    case Sensor.CARRIAGE_MM:
      return now.carriageMm;
    case Sensor.FORCE_LEFT_N:
      return now.left?.forceN;
    case Sensor.FORCE_RIGHT_N:
      return now.right?.forceN;
    case Sensor.DEPTH_LEFT_MM:
      return now.left?.depthMm;
    case Sensor.DEPTH_RIGHT_MM:
      return now.right?.depthMm;
    case Sensor.LATERAL_LEFT_MM:
      return now.left?.lateralMm;
    case Sensor.LATERAL_RIGHT_MM:
      return now.right?.lateralMm;
    case Sensor.LINE_PRESSURE_KPA:
      return now.linePressureKpa;
    case Sensor.WATER_DEGC:
      return now.waterDegc;
    // Two thermistors a zone, the warmer counts.
    case Sensor.HEAT_LOWER_1_DEGC:
    case Sensor.HEAT_LOWER_2_DEGC:
      return now.heat[0]?.surfaceDegc;
    case Sensor.HEAT_MIDDLE_1_DEGC:
    case Sensor.HEAT_MIDDLE_2_DEGC:
      return now.heat[1]?.surfaceDegc;
    case Sensor.HEAT_UPPER_1_DEGC:
    case Sensor.HEAT_UPPER_2_DEGC:
      return now.heat[2]?.surfaceDegc;
    default:
      return undefined;
  }
}
