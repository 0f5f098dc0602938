// Draws what docs/simulator.md shows: the real plant and its real parts, each put through one plain
// experiment. `simulator_plots FOLDER` writes one SVG a picture; the same build gives the same
// pictures.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "daemon/plot/svg.hpp"
#include "hal/sim/depth_drive.hpp"
#include "hal/sim/heat.hpp"
#include "hal/sim/seeds.hpp"
#include "hal/sim/sim_chair.hpp"
#include "hal/sim/water.hpp"

namespace knead::sim {
namespace {

using plot::Axis;
using plot::Chart;
using plot::Figure;
using plot::Ink;
using plot::Mode;
using plot::Series;

constexpr double kTurn = 6.283185307179586;

/// The whole chair with a person who presses nothing and is pressed as the experiment says.
class PressedPerson {
 public:
  explicit PressedPerson(const Body& body, double carriage_mm = 320.0, double lateral_mm = 50.0)
      : chair_(ChairDescription{}, body, kTrainSeeds.first) {
    frame_.enable = true;
    frame_.carriage = Millimetre(carriage_mm);
    for (Side side : kBothSides) {
      frame_.rollers[index(side)].lateral = Millimetre(lateral_mm * lateral_sign(side));
    }
    chair_.set_spontaneous(false);
    chair_.sit_down();
    constexpr int kCarriageArrives_ms = 8'000;
    run(kCarriageArrives_ms, [](int) { return 0.0; });
  }
  /// `depth(ms)` of the left roller; `see(ms)` after each millisecond.
  void run(
      int milliseconds, const std::function<double(int)>& depth,
      const std::function<void(int)>& see = [](int) {}) {
    SensorFrame sensors;
    for (int i = 0; i < milliseconds; ++i) {
      now_ += kCyclePeriod;
      (void)chair_.read(now_, sensors);
      frame_.issued_at = now_;
      frame_.rollers[0].depth = Millimetre(depth(i));
      (void)chair_.write(now_, frame_);
      chair_.pet(now_);
      see(i);
    }
  }
  /// Goes out until the left roller touches with 0.2 N; where that is, mm.
  double touch() {
    double depth = 0.0;
    while (force_n() < 0.2 && depth < 70.0) {
      run(5, [&](int) { return depth; });
      depth += 0.05;
    }
    return depth;
  }
  [[nodiscard]] double force_n() const { return truth().force[0].value(); }
  [[nodiscard]] const Truth& truth() const { return chair_.truth(); }
  SimChair& chair() { return chair_; }

 private:
  SimChair chair_;
  ActuatorFrame frame_{};
  TimePoint now_{};
};

Body quiet_body() {
  Body body;
  body.breathing_amplitude_mm = 0.0;
  body.guarding_rate_per_min = body.cough_rate_per_min = body.shift_rate_per_min = 0.0;
  body.trunk_yield_mm_per_n = 0.0;
  body.pain_threshold_n_per_cm2.fill(1000.0);
  return body;
}

Series line(std::string name, Ink ink) {
  return {.name = std::move(name), .mode = Mode::line, .ink = ink};
}

Chart chart(std::string title, std::string x, std::string y) {
  return {.title = std::move(title),
          .x = Axis{.label = std::move(x)},
          .y = Axis{.label = std::move(y)}};
}

/// Force over indentation, pressed and let go at two speeds, over muscle and over a blade.
Figure contact_loops() {
  Chart loops = chart("9 mm in and out", "indentation, mm", "force, N");
  const auto press = [](const char* name, Ink ink, double along, double lateral, double hz) {
    PressedPerson person(quiet_body(), along, lateral);
    const double start = person.touch() - 0.5;
    Series series = line(name, ink);
    const int period_ms = static_cast<int>(1000.0 / hz);
    person.run(
        period_ms, [&](int ms) { return start + 4.5 * (1.0 - std::cos(kTurn * ms / period_ms)); },
        [&](int ms) {
          if (ms % std::max(1, period_ms / 250) == 0) {
            series.points.push_back({person.truth().indentation[0].value(), person.force_n()});
          }
        });
    return series;
  };
  loops.series.push_back(press("slowly", Ink::plain, 320.0, 50.0, 0.1));
  loops.series.push_back(press("quickly", Ink::third, 320.0, 50.0, 2.0));
  loops.series.push_back(press("blade", Ink::second, 550.0, 95.0, 0.1));
  return {.panels = {loops}};
}

/// One roller held still on a person who breathes, guards and coughs.
Figure person_under_a_still_roller() {
  Chart force = chart("a roller that stands still", "time, s", "force, N");
  Body body = quiet_body();
  body.breathing_amplitude_mm = 1.0;
  PressedPerson person(body);
  const double start = person.touch() + 5.0;
  Series series = line("", Ink::plain);
  person.run(
      40'000, [&](int) { return start; },
      [&](int ms) {
        if (ms == 20'000) person.chair().guard(Side::left, 2s);
        if (ms == 30'000) person.chair().cough();
        if (ms % 20 == 0) series.points.push_back({ms * 1e-3, person.force_n()});
      });
  force.series.push_back(std::move(series));
  force.spans.push_back({.from = 20.0, .to = 22.4, .label = "guarding"});
  force.spans.push_back({.from = 30.0, .to = 30.5, .ink = Ink::bad, .label = "cough"});

  Chart fading = chart("the same without breath: the held force fades", "time, s", "force, N");
  PressedPerson still(quiet_body());
  const double depth = still.touch() + 5.0;
  Series faded = line("", Ink::second);
  still.run(
      40'000, [&](int) { return depth; },
      [&](int ms) {
        if (ms % 50 == 0) faded.points.push_back({ms * 1e-3, still.force_n()});
      });
  fading.series.push_back(std::move(faded));
  return {.panels = {force, fading}};
}

/// Steps of the bare drive in the air, where the play shows, and under load, where it does not.
Figure drive_steps() {
  const auto steps = [](const char* title, double load_n_per_mm) {
    Chart depth = chart(title, "time, ms", "depth, mm");
    DepthDrive drive(ChairDescription{}, DriveHardware{});
    const auto setpoint = [](int ms) { return ms < 100 ? 30.0 : ms < 300 ? 31.0 : 30.0; };
    const double surface = 30.0 - (load_n_per_mm > 0.0 ? 40.0 / load_n_per_mm : 0.0);
    Series asked = line("set-point", Ink::faint);
    Series arm = line("arm", Ink::plain);
    for (int ms = -2'000; ms < 500; ++ms) {
      const double force = load_n_per_mm * std::max(0.0, drive.depth_mm() - surface);
      drive.step(true, setpoint(ms), {.force_n = force, .slope_n_per_mm = load_n_per_mm});
      if (ms < 80) continue;
      asked.points.push_back({static_cast<double>(ms), setpoint(ms)});
      arm.points.push_back({static_cast<double>(ms), drive.depth_mm()});
    }
    depth.series = {asked, arm};
    return depth;
  };
  Chart release = chart("power lost at 45 mm", "time, ms", "depth, mm");
  DepthDrive drive(ChairDescription{}, DriveHardware{});
  Series promised = line("promised", Ink::bad);
  Series arm = line("arm", Ink::plain);
  for (int ms = -1'000; ms < 150; ++ms) {
    drive.step(ms < 0, 45.0, {});
    if (ms < 0) continue;
    arm.points.push_back({ms + 1.0, drive.depth_mm()});
    promised.points.push_back({ms + 1.0, std::max(0.0, 45.0 - 0.4 * std::max(0, ms + 1 - 20))});
  }
  release.series = {promised, arm};
  return {.panels = {steps("in the air: 1 mm out and back, with 0.25 mm of play", 0.0),
                     steps("on 40 N of tissue of 10 N/mm", 10.0), release}};
}

/// All jets shut at once: the line, a nozzle, and the water that strikes before the valve.
Chart jets_shut(const char* title, double valve_lag_s) {
  Chart pressure = chart(title, "time, ms", "pressure, kPa");
  const ChairDescription chair;
  Hardware hardware;
  hardware.valve_lag_s = valve_lag_s;
  WaterLine water(chair, hardware);
  ActuatorFrame frame;
  frame.line_pressure = Kilopascal(120.0);
  Series before = line("at the valve", Ink::second);
  Series nozzle = line("nozzle", Ink::plain);
  Series in_line = line("line", Ink::faint);
  for (int ms = -3'000; ms < 400; ++ms) {
    for (std::size_t j = 0; j < chair.jets.size(); ++j) {
      frame.jets[j].valve = Fraction(ms < 0 ? 1.0 : 0.0);
    }
    if (ms == 0) {
      const double each_l_s = water.flow_l_min() / 60.0 / static_cast<double>(chair.jets.size());
      const double limit_kpa = water.line_kpa() + JetHose::joukowsky_kpa(each_l_s);
      pressure.y.to = 1.1 * limit_kpa;
      pressure.marks.push_back(
          {.across = plot::Mark::Across::at_y, .at = limit_kpa, .label = "Joukowsky's limit"});
    }
    water.step(true, frame);
    if (ms < -50) continue;
    before.points.push_back({static_cast<double>(ms), water.before_valve_kpa(0)});
    nozzle.points.push_back({static_cast<double>(ms), water.nozzle_kpa(0)});
    in_line.points.push_back({static_cast<double>(ms), water.line_kpa()});
  }
  pressure.series = {in_line, before, nozzle};
  return pressure;
}

Figure jets() {
  return {.panels = {jets_shut("six jets shut, 60 ms", 0.06), jets_shut("valves of 2 ms", 0.002)}};
}

/// A pad at 45 % for ten minutes, then off.
Figure heat_step() {
  Chart warmth = chart("10 min at 45 %", "time, min", "degC");
  HeatPads pads(ChairDescription{}, Hardware{}, Body{});
  ActuatorFrame frame;
  Series foil = line("foil", Ink::second);
  Series surface = line("surface", Ink::plain);
  Series skin = line("skin", Ink::bad);
  Series tissue = line("1 cm deep", Ink::third);
  constexpr int kStepsPerPoint = 5'000;
  for (int ms = 0; ms < 1'200'000; ++ms) {
    frame.heat.fill(Fraction(ms < 600'000 ? 0.45 : 0.0));
    pads.step(true, true, frame);
    if (ms % kStepsPerPoint != 0) continue;
    const double minutes = ms / 60'000.0;
    foil.points.push_back({minutes, pads.foil_degc(0)});
    surface.points.push_back({minutes, pads.surface_degc(0)});
    skin.points.push_back({minutes, pads.skin_degc(0)});
    tissue.points.push_back({minutes, pads.tissue_degc(0)});
  }
  warmth.series = {foil, surface, skin, tissue};
  return {.panels = {warmth}};
}

bool write(const std::filesystem::path& folder, const char* name, const Figure& figure) {
  const Result<std::string> svg = plot::to_svg(figure);
  if (!svg) {
    std::fprintf(stderr, "%s: %s\n", name, svg.error().message().c_str());
    return false;
  }
  std::ofstream(folder / name) << *svg;
  return true;
}

}  // namespace
}  // namespace knead::sim

int main(int count, char** words) {
  using namespace knead::sim;
  if (count != 2) {
    std::fprintf(stderr, "usage: simulator_plots FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = words[1];
  const bool written = write(folder, "simulator_contact.svg", contact_loops()) &&
                       write(folder, "simulator_person.svg", person_under_a_still_roller()) &&
                       write(folder, "simulator_drive.svg", drive_steps()) &&
                       write(folder, "simulator_jets.svg", jets()) &&
                       write(folder, "simulator_heat.svg", heat_step());
  return written ? 0 : 1;
}
