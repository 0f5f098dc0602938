"""How soon could anybody know? The delay of an observer who knows all but whether somebody guards.

Usage: guarding_bound.py [--episodes N] [--seed S] [--svg FILE]

Draws episodes of guarding as the simulated person has them and lets an ideal observer listen: it knows each
electrode's spectrum at rest, under this force and under this rubbing, the strength, place and rise time of the
guarding, and when leads are shaken. Unknown to it are whether, when and on which side or sides. Its test is
Shiryaev's and Roberts's: the likelihoods of all onsets so far, summed, against a limit of as many blocks as may pass
between two false alarms, which is a bound for every distribution (Pollak 1985). No causal detector of the chair knows
as much, so none is much sooner at that rate. The numbers are the simulated person's; each says where it stands.
"""

import argparse

import numpy as np

RATE_HZ = 2000.0
BLOCK_S = 0.005
BAND_HZ = 20.0
CENTRES = np.arange(30.0, 450.0, BAND_HZ)
FALSE_ALARM_S = 1800.0  # one in a session of 30 minutes
BEFORE_S, AFTER_S = 0.1, 0.6

# control/types/chair_description.hpp: left and right of trapezius, T8, L1, L4
ALONG_MM = np.repeat([700.0, 520.0, 370.0, 250.0], 2)
LATERAL_MM = np.array([-70.0, 70.0, -45.0, 45.0, -40.0, 40.0, -35.0, 35.0])
SIDE = np.tile([0, 1], 4)

# hal/sim/muscle.cpp
ANSWER_REACH_MM, GUARDING_REACH_MM, GUARDING_EVERYWHERE = 80.0, 160.0, 0.25
ANSWER_OTHER_SIDE, NOISE_BAND_HZ = 0.15, 430.0
# hal/sim/guarding.cpp
OTHER_SIDE_LEVEL, SPONTANEOUS_FLINCH_SHARE = 0.6, 0.2
# hal/sim/emg_synth.cpp
ARTEFACT_CORNER_HZ, ARTEFACT_REACH_MM, ARTEFACT_SPEED_MM_S, ARTEFACT_FORCE_N = 15.0, 30.0, 30.0, 20.0
MOST_SHAKEN = 4.0
# hal/sim/plant.cpp, person_motion.cpp
RESTLESS_LAG_S, FLINCH_S = 0.05, 0.12
# hal/sim/muscle_noise.cpp
HIGH_PASS_HZ, CORNER_OVER_MEDIAN = 20.0, 1.45
PLATEAU = 2.0  # 6 dB over rest (daemon/evaluate/guarding_study)

# Technique: share of the massage, set-point in newtons, speed over the skin in mm/s (guarding_study.cpp: travel of 30
# mm/s; 10 mm to each side at 0.8 Hz is 32 mm/s on average). Most envelopes leave half of the force: see forces().
TECHNIQUES = ((0.40, 12.0, 30.0), (0.20, 22.0, 32.0), (0.25, 30.0, 0.0), (0.15, 30.0, 0.0))
CARRIAGE_MM = (210.0, 570.0)  # lumbar and thoracic
LATERAL_OF_ROLLER_MM = 50.0


def power(coefficients, hz):
    """|H|^2 of a second-order section."""
    b, a = coefficients
    z = np.exp(-2j * np.pi * hz / RATE_HZ)
    return np.abs((b[0] + b[1] * z + b[2] * z * z) / (a[0] + a[1] * z + a[2] * z * z)) ** 2


def second_order(corner_hz, high):
    """Butterworth, by the bilinear transform."""
    w = 2.0 * np.pi * corner_hz / RATE_HZ
    alpha, c = np.sin(w) / np.sqrt(2.0), np.cos(w)
    b = ((1 + c) / 2, -(1 + c), (1 + c) / 2) if high else ((1 - c) / 2, 1 - c, (1 - c) / 2)
    return b, (1 + alpha, -2 * c, 1 - alpha)


def per_band(shape):
    """Share of a signal of unit power that lies in each band."""
    hz = np.arange(0.5, RATE_HZ / 2)
    density = shape(hz)
    density /= density.sum()
    return np.array([density[(hz > c - BAND_HZ / 2) & (hz < c + BAND_HZ / 2)].sum() for c in CENTRES])


def muscle_bands(median_hz):
    return per_band(lambda hz: power(second_order(HIGH_PASS_HZ, True), hz)
                    * power(second_order(median_hz * CORNER_OVER_MEDIAN, False), hz))


def artefact_bands():
    share = 1.0 - np.exp(-2.0 * np.pi * ARTEFACT_CORNER_HZ / RATE_HZ)
    return per_band(lambda hz: np.abs(share / (1 - (1 - share) * np.exp(-2j * np.pi * hz / RATE_HZ))) ** 2)


NOISE = np.full(len(CENTRES), BAND_HZ / (RATE_HZ / 2))
ARTEFACT = artefact_bands()


def nearness(distance, reach):
    return (reach**2 / (reach**2 + distance**2)) ** 2


def smooth_step(x):
    x = np.clip(x, 0.0, 1.0)
    return x * x * (3.0 - 2.0 * x)


class Episode:
    """A person, a moment of the massage and a guarding, drawn as hal/sim/body_draw.cpp draws them."""

    def __init__(self, dice):
        def log_uniform(low, high, count=None):
            return np.exp(dice.uniform(np.log(low), np.log(high), count))

        self.rest = np.clip(log_uniform(2.5, 8.0) * log_uniform(0.75, 1.33, 8), 2.0, 10.0)
        self.noise = log_uniform(0.5, 2.0)
        uv_per_n = log_uniform(0.05, 0.3)
        self.muscle = muscle_bands(dice.uniform(60.0, 110.0))
        self.rise_s = min(dice.uniform(0.04, 0.16), dice.uniform(0.1, 0.3))
        self.side = int(dice.integers(2))
        self.both = dice.random() < dice.uniform(0.1, 0.5)
        self.flinches = dice.random() < SPONTANEOUS_FLINCH_SHARE
        self.motion_uv = log_uniform(30.0, 500.0)
        self.carriage = dice.uniform(*CARRIAGE_MM)
        shares = np.array([t[0] for t in TECHNIQUES])
        _, setpoint, speed = TECHNIQUES[dice.choice(len(TECHNIQUES), p=shares / shares.sum())]
        force = setpoint * dice.uniform(0.3, 1.0)  # what condition and knots leave: assumed
        along = ALONG_MM - self.carriage
        near = [nearness(np.hypot(along, LATERAL_MM - x), ARTEFACT_REACH_MM)
                for x in (-LATERAL_OF_ROLLER_MM, LATERAL_OF_ROLLER_MM)]
        shaken = sum(near) * force / ARTEFACT_FORCE_N * speed / ARTEFACT_SPEED_MM_S
        self.rubbed_uv = log_uniform(5.0, 150.0) * np.minimum(shaken, MOST_SHAKEN)
        pressed = force * (1.0 + ANSWER_OTHER_SIDE) * nearness(along, ANSWER_REACH_MM)
        self.healthy = self.rest + uv_per_n * pressed
        self.seen = GUARDING_EVERYWHERE + (1 - GUARDING_EVERYWHERE) * nearness(along, GUARDING_REACH_MM)
        # 6 dB at the nearest electrode of the side, both with the amplifier's noise in its band
        noise2 = self.noise**2 * 2.0 * NOISE_BAND_HZ / RATE_HZ
        self.guarding_uv = np.zeros(2)
        for s in (0, 1):
            nearest = min(np.flatnonzero(SIDE == s), key=lambda c: abs(along[c]))
            plateau2 = PLATEAU**2 * (self.rest[nearest] ** 2 + noise2)
            self.guarding_uv[s] = (np.sqrt(max(0.0, plateau2 - noise2)) - self.rest[nearest]) / self.seen[nearest]

    def levels(self, hypothesis):
        """Of either side: 0 the left alone, 1 the right alone, 2 and 3 with the other."""
        level = np.zeros(2)
        level[hypothesis % 2] = 1.0
        if hypothesis >= 2:
            level[1 - hypothesis % 2] = OTHER_SIDE_LEVEL
        return level

    def muscle_power(self, activation, hypothesis):
        """Channels by bands; `activation` between 0 and 1."""
        added = activation * self.levels(hypothesis)[SIDE] * self.guarding_uv[SIDE] * self.seen
        return ((self.healthy + added) ** 2)[:, None] * self.muscle

    def beside(self, rubbing, motion):
        artefact = (self.rubbed_uv * rubbing + self.motion_uv * motion) ** 2
        return artefact[:, None] * ARTEFACT + self.noise**2 * NOISE

    def motion_at(self, since_s):
        """Restless from the onset of the movement on, of 1."""
        inside = 1.0 - np.exp(-np.clip(since_s, 0.0, FLINCH_S) / RESTLESS_LAG_S)
        return inside * np.exp(-np.clip(since_s - FLINCH_S, 0.0, None) / RESTLESS_LAG_S)


def delay_ms(episode, dice, rubbing, flinch, from_hz):
    """From half of the activation to the alarm; infinity if there is none in time."""
    heard = CENTRES >= from_hz
    begin = dice.uniform(0.0, BLOCK_S)
    start = np.arange(-BEFORE_S, AFTER_S, BLOCK_S)  # of each block, after the activation's first block
    activation = smooth_step((start + BLOCK_S / 2 - begin) / episode.rise_s)
    moving = episode.flinches and flinch
    phases = max(1, int(np.ceil(episode.rise_s / BLOCK_S)))
    ramp = smooth_step((np.arange(phases) + 0.5) * BLOCK_S / episode.rise_s)
    truth = episode.side + (2 if episode.both else 0)
    shape = BLOCK_S * BAND_HZ  # independent complex values of a band in a block
    healthy_muscle = episode.muscle_power(0.0, 0)[:, heard]
    guarding_muscle = [[episode.muscle_power(a, h)[:, heard] for a in ramp] for h in range(4)]
    onsets = np.zeros((4, phases))
    half = begin + episode.rise_s / 2.0
    for at, now in zip(start, activation):
        motion = float(episode.motion_at(at + BLOCK_S / 2 - begin)) if moving else 0.0
        beside = episode.beside(1.0 if rubbing else 0.0, motion)[:, heard]
        true_power = episode.muscle_power(now, truth)[:, heard] + beside
        seen = true_power * dice.standard_gamma(shape, true_power.shape) / shape
        healthy = healthy_muscle + beside
        newest = np.empty((4, phases))
        for h in range(4):
            for k in range(phases):
                guarding = guarding_muscle[h][k] + beside
                newest[h, k] = shape * np.sum(seen / healthy - seen / guarding - np.log(guarding / healthy))
        carried = np.empty_like(onsets)
        carried[:, 0] = 1.0
        carried[:, 1:] = onsets[:, :-1]
        carried[:, -1] += onsets[:, -1] if phases > 1 else 0.0
        if phases == 1:
            carried[:, 0] = 1.0 + onsets[:, 0]
        onsets = carried * np.exp(np.minimum(newest, 600.0))
        # The four answers are equally likely beforehand.
        if onsets.sum() / 4.0 > FALSE_ALARM_S / BLOCK_S and at + BLOCK_S > begin:
            return 1000.0 * (at + BLOCK_S - half)
    return float("inf")


VARIANTS = (
    ("nothing but the muscle, from 20 Hz", False, False, 20.0),
    ("nothing but the muscle, above the heart (100 Hz)", False, False, 100.0),
    ("rubbing rollers, above the heart", True, False, 100.0),
    ("rubbing rollers, from 60 Hz as the chair hears", True, False, 60.0),
    ("rubbing rollers and flinches, from 60 Hz", True, True, 60.0),
)


def percentile(values, share):
    return float(np.sort(values)[int(np.ceil(share * len(values))) - 1])


def chart(delays):
    """Share of episodes that are not yet found, by time after the onset, on a logarithmic scale."""
    width, height, left, top = 640, 360, 70, 20
    x_ms = (-50.0, 400.0)

    def place(ms, share):
        return (left + (ms - x_ms[0]) / (x_ms[1] - x_ms[0]) * (width - left - 20),
                top + (-np.log10(share)) / 3.0 * (height - top - 60))

    colours = ("#7a7a7a", "#0b6fb8", "#c25d00", "#2a7d3c", "#8b1a5c")
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + 80}" font-family="sans-serif" '
           'font-size="13"><rect width="100%" height="100%" fill="white"/>']
    for share, words in ((1.0, "all"), (0.1, "10 %"), (0.05, "5 %"), (0.01, "1 %"), (0.001, "0.1 %")):
        x, y = place(x_ms[0], share)
        out.append(f'<path d="M{x:.0f} {y:.0f}H{width - 20}" stroke="#ddd"/>'
                   f'<text x="{x - 6:.0f}" y="{y + 4:.0f}" text-anchor="end">{words}</text>')
    for ms in range(0, 401, 100):
        x, y = place(ms, 0.001)
        out.append(f'<text x="{x:.0f}" y="{y + 18:.0f}" text-anchor="middle">{ms} ms</text>')
    x, y = place(120.0, 1.0)
    out.append(f'<path d="M{x:.0f} {y:.0f}V{place(120.0, 0.001)[1]:.0f}" stroke="#444" stroke-dasharray="4 3"/>')
    for row, ((words, *_), values) in enumerate(zip(VARIANTS, delays)):
        ordered = np.sort(values)
        points = [place(np.clip(ms, *x_ms), 1.0 - i / len(ordered))
                  for i, ms in enumerate(ordered) if np.isfinite(ms)]
        path = " ".join(f"{x:.1f},{min(y, place(0, 0.001)[1]):.1f}" for x, y in points)
        y = height + 14 * row
        out.append(f'<polyline points="{path}" fill="none" stroke="{colours[row]}" stroke-width="2"/>'
                   f'<path d="M{left} {y}h24" stroke="{colours[row]}" stroke-width="2"/>'
                   f'<text x="{left + 30}" y="{y + 4}">{words}</text>')
    out.append("<title>Episodes not yet found by an ideal observer, after the onset of guarding</title></svg>\n")
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--episodes", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--svg", metavar="FILE")
    options = parser.parse_args()
    delays = []
    print(f"{options.episodes} episodes, one false alarm in {FALSE_ALARM_S / 60:.0f} minutes")
    for words, rubbing, flinch, from_hz in VARIANTS:
        dice = np.random.default_rng(options.seed)
        found = np.array([delay_ms(Episode(dice), dice, rubbing, flinch, from_hz)
                          for _ in range(options.episodes)])
        delays.append(found)
        p50, p90, p95, p99 = (percentile(found, share) for share in (0.5, 0.9, 0.95, 0.99))
        print(f"{words:50s} p50 {p50:4.0f}  p90 {p90:4.0f}  p95 {p95:4.0f}  p99 {p99:4.0f} ms, "
              f"later than 120 ms {np.mean(found > 120.0):.2%}, not within 500 ms {np.mean(found > 500.0):.2%}")
    if options.svg:
        with open(options.svg, "w", encoding="utf-8") as file:
            file.write(chart(delays))


if __name__ == "__main__":
    main()
