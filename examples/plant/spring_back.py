"""A whole plant: a back of springs and dampers that breathes, guards now and then and has noisy muscles, in a chair
with first-order drives, water and heat. Every number is assumed; hal/sim has a better person, this one is short.

    protoc -I proto --python_out=/tmp/messages proto/knead/v1/*.proto
    PYTHONPATH=/tmp/messages /usr/bin/python3 examples/plant/spring_back.py /tmp/plant.sock &
    kneadctl simulate --bridge /tmp/plant.sock --programme classic --condition healthy
"""
import argparse
import math

import numpy
from knead.v1 import plant_pb2

import knead_plant

DT = 0.001  # a step is always one millisecond
SIDES = ("left", "right")
SITS_DOWN_S = 0.5
HALF_WIDTH_MM, SHOULDERS_MM, PELVIS_MM, NECK_MM = 175.0, 540.0, 150.0, 675.0


def bell(distance, width):
    return numpy.exp(-0.5 * (distance / width) ** 2)


def fade(distance, over):
    """1 far inside (distance > 0), 0 outside, smooth over so many mm."""
    t = numpy.clip(distance / over, 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def follow(value, goal, share, most):
    """One step of a first-order lag that moves no further than `most`."""
    return value + min(max((goal - value) * share, -most), most)


class Back:
    """What lies against the rollers. Lengths in mm, forces in N."""

    STIFFNESS, DAMPING = 3.2, 0.06  # N/mm and N s/mm
    GUARDS_EVERY_S, GUARDS_FOR_S, STIFFENS_BY = 60.0, 1.5, 0.5

    def __init__(self, dice):
        self.dice = dice
        self.spine_mm = dice.uniform(-6.0, 6.0)
        self.breath_mm, self.breath_hz = dice.uniform(0.6, 1.2), dice.uniform(0.2, 0.3)
        self.presence = 0.0  # 0 nobody, 1 leans back
        self.activation, self.guards_until = [0.0, 0.0], [-1.0, -1.0]
        self.stirred_at, self.breath = -1.0, 0.0

    def live(self, now):
        self.presence = min(max((now - SITS_DOWN_S) / 0.5, 0.0), 1.0)
        self.breath = math.sin(2 * math.pi * self.breath_hz * now)
        for side in (0, 1):
            if self.dice.random() < DT / self.GUARDS_EVERY_S and now > 5.0:
                self.guards_until[side] = now + self.GUARDS_FOR_S
            goal = 1.0 if now < self.guards_until[side] else 0.0
            self.activation[side] = follow(self.activation[side], goal, DT / 0.06, 1.0)
            if abs(goal - self.activation[side]) > 0.05 or now < SITS_DOWN_S + 0.5:
                self.stirred_at = now

    def surface_mm(self, along, lateral):
        """How far out of the backrest the skin is: hollow in the loin, round across, further out when nobody is there."""
        hollow = 5.0 * math.exp(-0.5 * ((along - 270.0) / 70.0) ** 2)
        round_mm = 20.0 * ((lateral - self.spine_mm) / HALF_WIDTH_MM) ** 2
        return 24.0 + hollow + round_mm - self.breath_mm * self.breath + 60.0 * (1.0 - self.presence)

    def force(self, side, indentation, rate):
        if indentation <= 0.0:
            return 0.0
        stiffness = self.STIFFNESS * (1.0 + self.STIFFENS_BY * self.activation[side])
        return max(0.0, stiffness * indentation + self.DAMPING * rate)


def twin(x, at, width):
    return bell(x - at, width) + bell(x + at, width)


def back_kpa(along, across):
    """Shoulder blades, buttocks, the ridges beside the spine, a valley over it. `across` counts from the spine."""
    kpa = 0.6 + 2.0 * twin(across, 0.25 * HALF_WIDTH_MM, 24.0)
    kpa = kpa + 5.0 * bell(along - SHOULDERS_MM, 52.0) * twin(across, 0.44 * HALF_WIDTH_MM, 32.0)
    kpa = kpa + 6.0 * bell(along - PELVIS_MM, 55.0) * twin(across, 0.36 * HALF_WIDTH_MM, 40.0)
    inside = fade(HALF_WIDTH_MM + 20.0 - numpy.abs(across), 40.0) * fade(NECK_MM + 16.0 - along, 80.0)
    return kpa * (1.0 - 0.75 * bell(across, 16.0)) * inside


def seat_kpa(along, across):
    """Buttocks at the back of the seat, thighs towards its front."""
    return (4.0 * bell(along - 100.0, 80.0) + 1.5) * twin(across, 85.0, 55.0)


class Mat:
    """A pressure mat with a person on it: `kpa(along, across)` is what rests on it, averaged over each cell."""

    def __init__(self, geometry, back, kpa, dice):
        self.dice, self.back, self.shape = dice, back, (geometry.rows, geometry.columns)
        self.pitch_along = geometry.extent_along_mm / geometry.rows
        self.pitch_across = geometry.extent_lateral_mm / geometry.columns
        self.along = geometry.origin_along_mm + self.pitch_along * (numpy.arange(geometry.rows) + 0.5)
        self.lateral = self.pitch_across * (numpy.arange(geometry.columns) + 0.5) - geometry.extent_lateral_mm / 2
        finer = self.pitch_across * ((numpy.arange(6) + 0.5) / 6 - 0.5)
        self.pattern = numpy.mean([kpa(self.along[:, None], (self.lateral + f - back.spine_mm)[None, :])
                                   for f in finer], axis=0)

    def read(self, carriage=0.0, rollers=()):
        kpa = self.pattern * self.back.presence * (1.0 + 0.05 * self.back.breath)
        for roller in rollers:
            if roller.force > 0.0:  # the film spreads a roller's force over its neighbours
                spread = numpy.outer(bell(self.along - carriage, 20.0), bell(self.lateral - roller.lateral, 20.0))
                total = spread.sum()
                if total > 1e-3:
                    kpa = kpa + 1000.0 * roller.force / (self.pitch_along * self.pitch_across) * spread / total
        kpa = kpa + self.dice.normal(0.0, 0.05, self.shape) * (1.0 + 0.2 * kpa)
        return numpy.maximum(kpa, 0.0).ravel().tolist()


class Muscles:
    """Surface EMG: noise whose size is rest, an answer to the roller's force, and bursts of guarding."""

    REST_UV, UV_PER_N, GUARDING_UV, MAINS_UV = 4.0, 0.1, 120.0, 3.0

    def __init__(self, electrodes, rate, dice):
        self.dice, self.rate, self.count, self.channels = dice, rate, 0, len(electrodes)
        self.side = [electrode.side - 1 for electrode in electrodes]
        self.along = [electrode.along_mm for electrode in electrodes]
        self.noise = numpy.empty((0, self.channels))

    def read(self, back, carriage, rollers):
        size = [self.REST_UV + self.GUARDING_UV * back.activation[s]
                + self.UV_PER_N * rollers[s].force * math.exp(-((a - carriage) / 80.0) ** 2)
                for s, a in zip(self.side, self.along)]
        first, self.count = self.count, self.count + 1
        begin, end = int(first * self.rate / 1000), int(self.count * self.rate / 1000)
        if len(self.noise) < end - begin:
            self.noise = self.dice.standard_normal((10000, self.channels))  # drawn in bulk: it is quicker
        block, self.noise = self.noise[:end - begin], self.noise[end - begin:]
        mains = self.MAINS_UV * numpy.sin(2 * math.pi * 50.0 / self.rate * numpy.arange(begin, end))
        return (block * size + mains[:, None]).ravel().tolist()


class Roller:
    """A roller arm: depth drive with release spring, arm across, contact with the back."""

    def __init__(self, side, hello):
        self.index, sign = side, -1.0 if side == 0 else 1.0
        self.lateral = sign * 0.5 * (hello.chair.lateral_inner_mm + hello.chair.lateral_outer_mm)
        self.drives, self.depth_max = hello.drives, hello.chair.depth_max_mm
        self.share = 1.0 - math.exp(-2 * math.pi * hello.drives.depth_bandwidth_hz * DT)
        self.depth = self.indentation = self.force = 0.0

    def step(self, powered, command, carriage, back):
        if powered:
            goal = min(max(command.depth_mm, 0.0), self.depth_max)
            self.depth = follow(self.depth, goal, self.share, self.drives.depth_speed_mm_s * DT)
            self.lateral = follow(self.lateral, command.lateral_mm, 0.05, self.drives.lateral_speed_mm_s * DT)
        else:
            self.depth = max(0.0, self.depth - self.drives.spring_speed_mm_s * DT)
        before = self.indentation
        self.indentation = self.depth - back.surface_mm(carriage, self.lateral)
        self.force = min(back.force(self.index, self.indentation, (self.indentation - before) / DT),
                         self.drives.mechanical_limiter_n)


class Water:
    """Pump, valves and tank, each a lag of first order."""

    def __init__(self, hello):
        self.line, self.tank, self.max_kpa = 0.0, 36.0, hello.chair.line_pressure_max_kpa
        self.opening = [0.0] * len(hello.chair.jets)
        self.valve_share, self.now = DT / hello.valve_time_constant_s, 0.0

    def step(self, powered, actuators):
        self.now += DT
        asked = min(max(actuators.line_pressure_kpa, 0.0), self.max_kpa) if powered else 0.0
        self.line += (asked - self.line) * DT / 0.15
        for i, jet in enumerate(actuators.jets):
            shut = jet.pulse_rate_hz > 0.0 and self.now * jet.pulse_rate_hz % 1.0 >= 0.5
            goal = jet.valve if powered and not shut else 0.0
            self.opening[i] += (goal - self.opening[i]) * self.valve_share
        heating = powered and actuators.water_degc > self.tank
        self.tank += (0.03 if heating else (24.0 - self.tank) / 3600.0) * DT

    def nozzles(self):
        return [self.line * opening for opening in self.opening]

    def flow(self):
        return sum(0.12 * math.sqrt(max(kpa, 0.0)) for kpa in self.nozzles())


class SpringBack:
    """The chair and the person together, as knead_plant.serve() wants them."""

    name = "spring back"
    gives = [plant_pb2.PLANT_SENSOR_EMG, plant_pb2.PLANT_SENSOR_NOZZLES, plant_pb2.PLANT_SENSOR_WATER_LEVEL,
             plant_pb2.PLANT_SENSOR_WATER_FLOW]
    truth_parts = [plant_pb2.TRUTH_PART_ROLLERS, plant_pb2.TRUTH_PART_SPINE, plant_pb2.TRUTH_PART_GUARDING,
                   plant_pb2.TRUTH_PART_PERSON_CAUSED, plant_pb2.TRUTH_PART_JETS, plant_pb2.TRUTH_PART_SURFACE]

    def __init__(self, hello):
        self.hello, self.dice = hello, numpy.random.default_rng(hello.seed)
        self.back = Back(self.dice)
        self.back_mat = Mat(hello.chair.back_mat, self.back, back_kpa, self.dice)
        self.seat_mat = Mat(hello.chair.seat_mat, self.back, seat_kpa, self.dice)
        self.muscles = Muscles(hello.chair.emg, hello.emg_hz, self.dice)
        self.rollers, self.water = [Roller(0, hello), Roller(1, hello)], Water(hello)
        self.carriage, self.surface = 0.0, [24.0, 24.0, 24.0]
        self.powered, self.last_heartbeat = False, -1.0
        self.mat_every = round(1000.0 / hello.mat_hz)

    def power_off(self):
        self.powered, self.last_heartbeat = False, -1.0

    def step(self, step, reading):
        now, actuators = step.time_ns * 1e-9, step.actuators
        if step.heartbeat:
            self.last_heartbeat = now
        alive = now - self.last_heartbeat <= self.hello.heartbeat_timeout_s
        self.powered = actuators.enable and alive
        self.back.live(now)
        if self.powered:
            self.carriage = follow(self.carriage, actuators.carriage_mm, 0.05,
                                   self.hello.drives.carriage_speed_mm_s * DT)
        for roller, command in zip(self.rollers, (actuators.left, actuators.right)):
            roller.step(self.powered, command, self.carriage, self.back)
        self.water.step(self.powered, actuators)
        for zone, duty in enumerate(actuators.heat):
            power = duty if self.powered and self.surface[zone] < 40.5 else 0.0  # the cut-out
            goal = (33.0 if self.back.presence > 0.0 else 24.0) + 17.0 * power
            self.surface[zone] += (goal - self.surface[zone]) * DT / 240.0
        self.tell_senses(step.number, now, reading)
        self.tell_truth(now, reading.truth)

    def tell_senses(self, number, now, reading):
        noise = self.dice.standard_normal(12).tolist()
        reading.switches.seat_occupied = now > SITS_DOWN_S
        reading.switches.enable_energised = self.powered
        for i, sensors in enumerate((reading.left, reading.right)):
            sensors.force_n = self.rollers[i].force + 0.1 * noise[3 * i]
            sensors.depth_mm = self.rollers[i].depth + 0.01 * noise[3 * i + 1]
            sensors.lateral_mm = self.rollers[i].lateral + 0.02 * noise[3 * i + 2]
        reading.carriage_mm = self.carriage + 0.02 * noise[6]
        reading.emg.uv.extend(self.muscles.read(self.back, self.carriage, self.rollers))
        if (number - 1) % self.mat_every == 0:  # the first step has everything; then each at its own rate
            reading.back_mat.kpa.extend(self.back_mat.read(self.carriage, self.rollers))
            reading.seat_mat.kpa.extend(self.seat_mat.read())
        if (number - 1) % 10 == 0:
            reading.water.line_pressure_kpa = self.water.line + 0.5 * noise[7]
            reading.water.temperature_degc = self.water.tank + 0.03 * noise[8]
            reading.water.nozzle_kpa.extend(self.water.nozzles())
            reading.water.level, reading.water.flow_l_min = 0.9, self.water.flow()
        if (number - 1) % 100 == 0:
            reading.heat.degc.extend(degc + 0.03 * noise[9] for degc in self.surface for _ in range(2))

    def tell_truth(self, now, truth):
        for i, told in enumerate((truth.left, truth.right)):
            roller, activation = self.rollers[i], self.back.activation[i]
            told.force_n, told.depth_mm, told.lateral_mm = roller.force, roller.depth, roller.lateral
            told.indentation_mm = max(0.0, roller.indentation)
            told.guarding, told.tensing = activation > 0.5, activation > 0.05
        truth.carriage_mm, truth.spine_lateral_mm = self.carriage, self.back.spine_mm
        truth.person_caused = now - self.back.stirred_at < 0.3
        truth.nozzle_kpa.extend(self.water.nozzles())
        truth.surface_degc.extend(self.surface)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="a back of springs and dampers, as a plant for Knead")
    parser.add_argument("socket", help="where to listen")
    parser.add_argument("--once", action="store_true", help="end after one session")
    arguments = parser.parse_args()
    knead_plant.serve(arguments.socket, SpringBack, arguments.once)
