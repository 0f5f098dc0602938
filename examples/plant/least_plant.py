"""The least that a plant must do: a chair in which nobody sits and nothing moves. Start your own from here."""
import sys

import knead_plant


class EmptyChair:
    name = "empty chair"
    gives = []        # senses beyond the least, such as plant_pb2.PLANT_SENSOR_EMG
    truth_parts = []  # what the scores may know, such as plant_pb2.TRUTH_PART_SPINE

    def __init__(self, hello):
        self.chair, self.heartbeat_timeout_s = hello.chair, hello.heartbeat_timeout_s
        self.powered, self.last_heartbeat_s = False, -1.0

    def power_off(self):
        self.powered, self.last_heartbeat_s = False, -1.0

    def step(self, step, reading):
        """Lives through one millisecond under step.actuators, then fills in what the sensors say."""
        now_s = step.time_ns * 1e-9
        if step.heartbeat:
            self.last_heartbeat_s = now_s
        self.powered = step.actuators.enable and now_s - self.last_heartbeat_s <= self.heartbeat_timeout_s

        reading.switches.seat_occupied = False
        reading.switches.enable_energised = self.powered
        for roller, lateral_mm in ((reading.left, -60.0), (reading.right, 60.0)):
            roller.force_n, roller.depth_mm, roller.lateral_mm = 0.0, 0.0, lateral_mm
        reading.carriage_mm = 0.0
        for mat, shape in ((reading.back_mat, self.chair.back_mat), (reading.seat_mat, self.chair.seat_mat)):
            mat.kpa.extend([0.0] * (shape.rows * shape.columns))
        reading.water.line_pressure_kpa, reading.water.temperature_degc = 0.0, 36.0
        reading.heat.degc.extend([24.0] * 6)


if __name__ == "__main__":
    knead_plant.serve(sys.argv[1], EmptyChair)
