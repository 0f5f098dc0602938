#include "config/programme_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace knead::config {

namespace {

/// CR-10 says "light", assumed to be the gentle level of CARE_RULES' own table of assumptions.
constexpr double kWarmUpForce_n = 10.0;
constexpr double kWarmUpMinutes = 3.0;        ///< CR-10
constexpr std::size_t kFewestTechniques = 3;  ///< CR-13
constexpr std::size_t kMostTechniques = 4;
constexpr double kShareTolerance = 1e-6;

/// What the field calls each technique: forces and speeds from the project's therapeutic numbers
/// (docs/control.md). A range of 0 to 0 means that the technique has no such thing.
struct TechniqueRange {
  Technique technique;
  double force_min_n, force_max_n;  ///< of the mean plus and minus the swing
  double travel_min_mm_s, travel_max_mm_s;
  double rate_min_hz, rate_max_hz;
  double swing_max_n;
  double amplitude_max_mm;
};

// Pressing (acupressure) has no figure of its own: assumed to be at most what kneading reaches.
// Travel between points is held to a slow stroke. Vibration's upper rate is the depth drive's, not
// the literature's 50 Hz; its swing is "small amplitude". Saw moves the skin more than it presses,
// drilling is friction in small circles, stretching pulls under a force that does not slip, slow
// roll is "low force" (CR-31, CR-38 give no figures): all assumed.
constexpr std::array<TechniqueRange, kTechniques - 1> kRanges{{
    {Technique::stroking, 5, 15, 10, 100, 0, 0, 0, 0},
    {Technique::rubbing, 15, 35, 5, 60, 0.3, 3, 0, 20},
    {Technique::kneading, 6, 60, 5, 60, 0.5, 3, 30, 0},
    {Technique::vibration, 5, 40, 5, 60, 5, 12, 5, 0},
    {Technique::pressing, 5, 60, 5, 60, 0, 0, 0, 0},
    {Technique::saw, 5, 30, 5, 60, 0.3, 2, 0, 15},
    {Technique::drilling, 10, 35, 5, 60, 0.5, 2, 0, 8},
    {Technique::stretching, 5, 30, 5, 60, 0, 0, 0, 15},
    {Technique::slow_roll, 5, 25, 10, 30, 0, 0, 0, 0},
    {Technique::tapping, 2, 20, 5, 60, 2, 4, 5, 0},
}};

const TechniqueRange& range_of(Technique technique) {
  return *std::ranges::find(kRanges, technique, &TechniqueRange::technique);
}

class Rules {
 public:
  Rules(const ProgrammeText& programme, Reading& reading)
      : programme_(programme), reading_(reading) {}

  void check() {
    for (std::size_t i = 0; i < programme_.phases.size(); ++i) {
      if (reading_.clean(path(i))) {
        in_range(i);
        jets_fit_their_mode(i);
      }
    }
    if (!reading_.clean("phase") || programme_.phases.empty()) {
      return;  // rules about the whole would blame a phase that was not understood
    }
    warm_up_comes_first();
    cool_down_comes_last();
    work_lies_between();
    techniques_are_three_or_four();
    shares_make_one();
  }

 private:
  static std::string path(std::size_t i) { return fmt::format("phase[{}]", i + 1); }
  static std::string path(std::size_t i, std::string_view key) {
    return fmt::format("phase[{}].{}", i + 1, key);
  }

  void refuse(const std::string& where, std::string_view what, std::string_view allowed,
              std::string_view cure) {
    reading_.fault(ErrorCode::inconsistent, where, what, allowed, cure);
  }

  void between(std::size_t i, std::string_view key, double value, double min, double max,
               std::string_view unit) {
    if (value < min || value > max) {
      const auto technique = name(programme_.phases[i].phase.technique);
      reading_.fault(
          ErrorCode::out_of_range, path(i, key),
          fmt::format("{} {} is not what {} is", value, unit, technique),
          min == max ? fmt::format("{} {}", min, unit) : fmt::format("{} to {} {}", min, max, unit),
          min == max ? "leave this key away" : "give a value of the technique's range");
    }
  }

  void in_range(std::size_t i) {
    const Phase& phase = programme_.phases[i].phase;
    const TechniqueRange& range = range_of(phase.technique);
    const double swing = phase.swing.value();
    for (const auto& [key, force] :
         {std::pair{"force_n", phase.force}, std::pair{"force_end_n", phase.force_end}}) {
      between(i, key, force.value(), range.force_min_n + swing, range.force_max_n - swing, "N");
    }
    between(i, "travel_mm_s", phase.travel.value(), range.travel_min_mm_s, range.travel_max_mm_s,
            "mm/s");
    between(i, "rate_hz", phase.rate.value(), range.rate_min_hz, range.rate_max_hz, "Hz");
    between(i, "swing_n", swing, 0, range.swing_max_n, "N");
    between(i, "amplitude_mm", phase.amplitude.value(), 0, range.amplitude_max_mm, "mm");
  }

  /// A key of another mode would be ignored, and its own left away would do nothing.
  void jets_fit_their_mode(std::size_t i) {
    const Phase& phase = programme_.phases[i].phase;
    const auto belongs = [&](std::string_view key, double value, JetMode mode) {
      const bool given = value > 0.0;
      if (given == (phase.jet_mode == mode)) return;
      refuse(path(i, key),
             given ? fmt::format("jets in mode {} have no {}", name(phase.jet_mode), key)
                   : fmt::format("jets in mode {} need a {}", name(mode), key),
             fmt::format("jet_mode = \"{}\" with {} above 0", name(mode), key),
             "give both or neither");
    };
    belongs("jet_pulse_hz", phase.jet_pulse.value(), JetMode::pulsed);
    belongs("jet_air", phase.jet_air.value(), JetMode::bubble);
  }

  void warm_up_comes_first() {
    const Phase& first = programme_.phases.front().phase;
    if (first.kind != PhaseKind::warm_up || first.technique != Technique::stroking) {
      refuse(path(0, "kind"), "CR-10: the first phase is no warm-up of stroking",
             "kind = \"warm_up\" with technique = \"stroking\"", "begin with one");
      return;
    }
    if (first.min_minutes < kWarmUpMinutes) {
      refuse(path(0, "min_minutes"),
             fmt::format("CR-10: {} min of warm-up is too short", first.min_minutes),
             fmt::format("{} min or more", kWarmUpMinutes), "give it its time");
    }
    if (std::max(first.force, first.force_end).value() > kWarmUpForce_n) {
      refuse(path(0, "force_n"), "CR-10: a warm-up is light",
             fmt::format("at most {} N", kWarmUpForce_n), "lower force_n and force_end_n");
    }
  }

  void cool_down_comes_last() {
    const std::size_t last = programme_.phases.size() - 1;
    const Phase& phase = programme_.phases[last].phase;
    if (phase.kind != PhaseKind::cool_down || phase.technique != Technique::stroking) {
      refuse(path(last, "kind"), "CR-18: the last phase is no cool-down of stroking",
             "kind = \"cool_down\" with technique = \"stroking\"", "end with one");
    } else if (phase.force_end >= phase.force) {
      refuse(path(last, "force_end_n"), "CR-18: the cool-down's force does not fall",
             "force_end_n < force_n", "let it fall towards the end");
    }
  }

  void work_lies_between() {
    for (std::size_t i = 1; i + 1 < programme_.phases.size(); ++i) {
      if (programme_.phases[i].phase.kind != PhaseKind::work) {
        refuse(path(i, "kind"), "CR-10, CR-18: only work lies between warm-up and cool-down",
               "kind = \"work\"", "move this phase or change its kind");
      }
    }
  }

  void techniques_are_three_or_four() {
    std::set<Technique> techniques;
    for (const PhaseText& text : programme_.phases) {
      if (text.phase.kind == PhaseKind::work) {
        techniques.insert(text.phase.technique);
      }
    }
    const bool exempt = techniques.size() == 1;  // CR-13: single-technique programmes
    if (!exempt && (techniques.size() < kFewestTechniques || techniques.size() > kMostTechniques)) {
      refuse("phase", fmt::format("CR-13: {} techniques at work", techniques.size()),
             fmt::format("{} to {}, or a single one", kFewestTechniques, kMostTechniques),
             "add or remove techniques");
    }
  }

  void shares_make_one() {
    double sum = 0.0;
    for (const PhaseText& text : programme_.phases) {
      sum += text.phase.share;
    }
    if (std::abs(sum - 1.0) > kShareTolerance) {
      refuse(
          path(programme_.phases.size() - 1, "share"),
          fmt::format("all shares together make {:.4g}", sum), "1",
          fmt::format("{} {:.4g} somewhere", sum > 1.0 ? "take away" : "add", std::abs(sum - 1.0)));
    }
  }

  const ProgrammeText& programme_;
  Reading& reading_;
};

}  // namespace

void check_programme(const ProgrammeText& programme, Reading& reading) {
  Rules(programme, reading).check();
}

}  // namespace knead::config
