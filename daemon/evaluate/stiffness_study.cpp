#include "daemon/evaluate/stiffness_study.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "control/care/session_plan.hpp"
#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "control/sense/stiffness_asymmetry.hpp"
#include "daemon/cycle/cycle.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::evaluate {

namespace {

constexpr double kMinutes = 15.0;
constexpr double kWarmUpMinutes = 0.25;
constexpr TimePoint kSits{1s};
constexpr TimePoint kAsks{2s};
/// A session that is paused is not waited for: what was not felt by then is unknown.
constexpr TimePoint kGivenUp{150s};
constexpr std::array kPopulations{sim::Population::healthy, sim::Population::chronic_low_back_pain,
                                  sim::Population::protrusion};

ProgrammeList short_warm_up() {
  Programme programme;
  programme.name = programme.title = short_name("study");
  programme.default_minutes = kMinutes;
  Phase stroking;
  stroking.technique = Technique::stroking;
  stroking.travel = MillimetrePerSecond(30.0);
  stroking.force = stroking.force_end = Newton(10.0);
  for (Region region : {Region::sacral, Region::lumbar, Region::thoracic}) {
    stroking.regions.push(region);
  }
  stroking.kind = PhaseKind::warm_up;
  stroking.min_minutes = kWarmUpMinutes;
  programme.phases.push(stroking);
  stroking.kind = PhaseKind::work;
  stroking.min_minutes = 0.0;
  stroking.share = 1.0;
  programme.phases.push(stroking);
  ProgrammeList list;
  list.push(programme);
  return list;
}

sim::Body person(std::uint64_t seed, const StiffnessConditions& conditions) {
  sim::Body body = sim::draw_body(seed, kPopulations[seed % kPopulations.size()]);
  if (conditions.asymmetry == 0.0) return body;
  // At the same force dF/dp goes with K^(1/n).
  const double ratio = std::pow(1.0 + conditions.asymmetry, body.contact_exponent);
  const bool right = (seed / kPopulations.size()) % 2 == 0;
  for (std::size_t region = 0; region < kRegions; ++region) {
    const double middle = std::sqrt(body.stiffness_left[region] * body.stiffness_right[region]);
    body.stiffness_left[region] = right ? middle / std::sqrt(ratio) : middle * std::sqrt(ratio);
    body.stiffness_right[region] = right ? middle * std::sqrt(ratio) : middle / std::sqrt(ratio);
  }
  return body;
}

class Study {
 public:
  Study(std::uint64_t seed, const StiffnessConditions& conditions)
      : body_(person(seed, conditions)),
        chair_(description_, body_, seed),
        controller_(description_, Calibration{}, ControlConfig{}, programmes_),
        gate_(description_, Calibration{}, kCompiledCeilings),
        cycle_(chair_, controller_, gate_) {}
  Study(const Study&) = delete;
  Study& operator=(const Study&) = delete;

  StiffnessBody finish() {
    chair_.sit_down();
    while (!over()) cycle();
    conclude();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const Snapshot& snapshot() const { return cycle_.record().step.snapshot; }
  /// The programme has three phases: warm-up, palpation, work.
  [[nodiscard]] bool over() const {
    const bool past = snapshot().state == SessionState::massage && snapshot().phase > 1;
    return past || now_ >= kGivenUp;
  }

  void cycle() {
    now_ += kCyclePeriod;
    const Request start{.id = 1,
                        .kind = RequestKind::start,
                        .programme = 0,
                        .condition = body_.condition,
                        .minutes = kMinutes};
    const bool asks = now_ == kAsks;
    static_cast<void>(
        cycle_.run(now_, 1, std::span(&start, asks ? 1 : 0), [](const daemon::CycleRecord&) {}));
    const bool palpating = snapshot().state == SessionState::massage && snapshot().phase == 1;
    if (!palpating) return;
    result_.round_s += seconds(kCyclePeriod);
    watch_ceiling();
    for (Side side : kBothSides) remember_places(side);
  }

  void watch_ceiling() {
    const sim::Truth& truth = chair_.truth();
    if (truth.person_caused) return;
    for (Side side : kBothSides) {
      const std::size_t i = index(side);
      const Newton over = truth.force[i] - cycle_.record().gate.ceiling[i];
      result_.most_over_n = std::max(result_.most_over_n, over.value());
    }
  }

  /// The roller stands where it felt when a site becomes known.
  void remember_places(Side side) {
    const std::size_t i = index(side);
    for (std::size_t station = 0; station < StiffnessMap::kStations; ++station) {
      const StiffnessSite& site = snapshot().stiffness.at(side, station);
      if (!site.known || site.value == last_[i][station]) continue;
      last_[i][station] = site.value;
      lateral_[i][station] = chair_.truth().lateral[i];
    }
  }

  [[nodiscard]] NewtonPerMillimetre truth(Side side, std::size_t station, Newton preload) const {
    const StiffnessSite& site = snapshot().stiffness.at(side, station);
    return chair_.quasi_static_stiffness(side, site.along, lateral_[index(side)][station], preload);
  }

  [[nodiscard]] bool may_be_felt(Side side, Millimetre along) const {
    const Envelope& envelope = cycle_.record().step.envelope;
    return care::may_be_done(Technique::kneading, envelope.at(envelope.zone_at(side, along)));
  }

  void conclude() {
    const StiffnessMap& map = snapshot().stiffness;
    result_.finished = now_ < kGivenUp;
    // A session that never came to its palpation leaves a whole map unknown.
    const std::size_t stations = map.stations > 0 ? map.stations : StiffnessMap::kStations;
    for (std::size_t station = 0; station < stations; ++station) {
      for (Side side : kBothSides) {
        const StiffnessSite& site = map.at(side, station);
        // Where only stroking is allowed nothing may be felt, and nothing is unknown.
        if (map.stations > 0 && !may_be_felt(side, site.along)) continue;
        result_.readings.push_back({.side = side,
                                    .station = station,
                                    .along = site.along,
                                    .known = site.known,
                                    .preload = site.preload,
                                    .estimate = site.value,
                                    .standard_error = site.standard_error,
                                    .truth = truth(side, station, site.preload)});
      }
      const StiffnessSite& left = map.at(Side::left, station);
      const StiffnessSite& right = map.at(Side::right, station);
      const sense::StiffnessAsymmetry judged = sense::asymmetry(left, right);
      if (!judged.judged) continue;
      const Newton preload = (left.preload + right.preload) * 0.5;
      result_.pairs.push_back(
          {.station = station,
           .true_ratio = truth(Side::right, station, preload) / truth(Side::left, station, preload),
           .found = judged.found});
    }
  }

  ChairDescription description_{};
  sim::Body body_;
  ProgrammeList programmes_ = short_warm_up();
  // The parts hold references to one another: in the order of their making.
  sim::SimChair chair_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
  TimePoint now_ = kSits;
  std::array<std::array<NewtonPerMillimetre, StiffnessMap::kStations>, kSides> last_{};
  std::array<std::array<Millimetre, StiffnessMap::kStations>, kSides> lateral_{};
  StiffnessBody result_{};
};

}  // namespace

StiffnessBody measure_stiffness(std::uint64_t seed, const StiffnessConditions& conditions) {
  return Study(seed, conditions).finish();
}

}  // namespace knead::evaluate
