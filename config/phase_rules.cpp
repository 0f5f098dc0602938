#include "config/phase_rules.hpp"

#include <array>

#include "config/rule_book.hpp"
#include "control/care/condition_caps.hpp"

namespace knead::config {

namespace {

/// CR-07: the spine band (20 mm), and the radius of the largest footprint beside it (17 mm).
constexpr Millimetre kNearestBeside{38.0};

/// What the field calls each technique: forces and speeds from the project's therapeutic numbers
/// (docs/control.md). A range of 0 to 0 means that the technique has no such thing.
struct TechniqueRange {
  Technique technique;
  double force_min_n, force_max_n;  ///< of the mean plus and minus the swing
  double travel_min_mm_s, travel_max_mm_s;
  double rate_min_hz, rate_max_hz;
  double swing_max_n;  ///< at most half of the range of force: more would leave no middle
  double amplitude_max_mm;
};

// Pressing (acupressure) has no figure of its own: assumed to be at most what kneading reaches.
// Travel between points is held to a slow stroke. Vibration's upper rate is the depth drive's, not
// the literature's 50 Hz; its swing is "small amplitude". Saw moves the skin more than it presses,
// drilling is friction in small circles, stretching pulls under a force that does not slip, slow
// roll is "low force" (CR-31, CR-38 give no figures), tapping is light blows no faster than the
// gate lets a roller follow (control/motion/tapping.cpp): all assumed.
constexpr std::array<TechniqueRange, kTechniques> kRanges{{
    {Technique::none, 0, 0, 0, 0, 0, 0, 0, 0},
    {Technique::stroking, 5, 15, 10, 100, 0, 0, 0, 0},
    {Technique::rubbing, 15, 35, 5, 60, 0.3, 3, 0, 20},
    {Technique::kneading, 6, 60, 5, 60, 0.5, 3, 27, 0},
    {Technique::vibration, 5, 40, 5, 60, 5, 12, 5, 0},
    {Technique::pressing, 5, 60, 5, 60, 0, 0, 0, 0},
    {Technique::saw, 5, 30, 5, 60, 0.3, 2, 0, 15},
    {Technique::drilling, 10, 35, 5, 60, 0.5, 2, 0, 8},
    {Technique::stretching, 5, 30, 5, 60, 0, 0, 0, 15},
    {Technique::slow_roll, 5, 25, 10, 30, 0, 0, 0, 0},
    {Technique::tapping, 2, 20, 5, 60, 2, 4, 5, 0},
}};

static_assert(std::ranges::all_of(kRanges, [](const TechniqueRange& range) {
  return 2.0 * range.swing_max_n <= range.force_max_n - range.force_min_n;
}));

const TechniqueRange& range_of(Technique technique) {
  return *std::ranges::find(kRanges, technique, &TechniqueRange::technique);
}

class PhaseRules {
 public:
  PhaseRules(std::size_t i, const Phase& phase, Reading& reading)
      : i_(i), phase_(phase), reading_(reading) {}

  void check() {
    in_range();
    jets_fit_their_mode();
    is_somewhere();
    points_are_pressed_or_stroked();
    circles_are_rubbed_at_places();
    neck_is_worked_lightly();
    spine_is_left_alone();
  }

 private:
  void refuse(std::string_view key, std::string_view what, std::string_view allowed,
              std::string_view cure) {
    reading_.fault(ErrorCode::inconsistent, phase_path(i_, key), what, allowed, cure);
  }

  void between(std::string_view key, double value, double min, double max, std::string_view unit) {
    if (value < min || value > max) {
      reading_.fault(
          ErrorCode::out_of_range, phase_path(i_, key),
          fmt::format("{} {} is not what {} is", value, unit, name(phase_.technique)),
          min == max ? fmt::format("{} {}", min, unit) : fmt::format("{} to {} {}", min, max, unit),
          min == max ? "leave this key away" : "give a value of the technique's range");
    }
  }

  void in_range() {
    const TechniqueRange& range = range_of(phase_.technique);
    // A swing that the technique has not is refused for itself, and moves no other bound.
    const double swing = std::min(phase_.swing.value(), range.swing_max_n);
    for (const auto& [key, force] :
         {std::pair{"force_n", phase_.force}, std::pair{"force_end_n", phase_.force_end}}) {
      between(key, force.value(), range.force_min_n + swing, range.force_max_n - swing, "N");
    }
    between("travel_mm_s", phase_.travel.value(), range.travel_min_mm_s, range.travel_max_mm_s,
            "mm/s");
    between("rate_hz", phase_.rate.value(), range.rate_min_hz, range.rate_max_hz, "Hz");
    between("swing_n", phase_.swing.value(), 0, range.swing_max_n, "N");
    between("amplitude_mm", phase_.amplitude.value(), 0, range.amplitude_max_mm, "mm");
  }

  /// A key of another mode would be ignored, and its own left away would do nothing.
  void jets_fit_their_mode() {
    const auto belongs = [&](std::string_view key, double value, JetMode mode) {
      const bool given = value > 0.0;
      if (given == (phase_.jet_mode == mode)) return;
      refuse(key,
             given ? fmt::format("jets in mode {} have no {}", name(phase_.jet_mode), key)
                   : fmt::format("jets in mode {} need a {}", name(mode), key),
             fmt::format("jet_mode = \"{}\" with {} above 0", name(mode), key),
             "give both or neither");
    };
    belongs("jet_pulse_hz", phase_.jet_pulse.value(), JetMode::pulsed);
    belongs("jet_air", phase_.jet_air.value(), JetMode::bubble);
  }

  void is_somewhere() {
    if (phase_.regions.empty() == phase_.points.empty()) {
      refuse(
          "regions",
          phase_.regions.empty() ? "the phase works nowhere" : "points have regions of their own",
          "regions, or [[phase.point]]", "give one of the two");
    }
  }

  void points_are_pressed_or_stroked() {
    const bool works =
        phase_.technique == Technique::pressing || phase_.technique == Technique::stroking;
    if (!phase_.points.empty() && !works) {
      refuse("technique", fmt::format("CR-32: points are not worked by {}", name(phase_.technique)),
             "\"pressing\" (deep, or lightly with little force) or \"stroking\"",
             "choose one of the two, or work regions");
    }
  }

  void circles_are_rubbed_at_places() {
    if (phase_.circles && (phase_.technique != Technique::rubbing || phase_.dwell_s <= 0.0)) {
      refuse("circles", "circles are a way of rubbing at a place",
             "technique = \"rubbing\" with dwell_s above 0", "give both, or leave circles away");
    }
  }

  /// More would be asked in vain.
  void neck_is_worked_lightly() {
    const bool neck_alone = phase_.regions.size() == 1 && has(phase_.regions, Region::cervical);
    const Newton most = std::max(phase_.force, phase_.force_end) + phase_.swing;
    if (neck_alone && most > care::kNeckCeiling) {
      refuse("force_n", fmt::format("{} N is too much for the neck", most.value()),
             fmt::format("at most {} N with the swing", care::kNeckCeiling.value()),
             "lower force_n, force_end_n or swing_n");
    }
  }

  /// The gate keeps the rollers out anyway; a file that asks for the spine is mistaken.
  void spine_is_left_alone() {
    const auto far_enough = [&](const std::string& key, Millimetre beside) {
      if (beside == Millimetre(0.0) || beside >= kNearestBeside) return;
      refuse(key,
             fmt::format("CR-07: {} mm beside the spine's line is over the spine", beside.value()),
             fmt::format("0, or {} mm and more", kNearestBeside.value()), "go further out");
    };
    far_enough("beside_mm", phase_.beside);
    for (std::size_t i = 0; i < phase_.points.size(); ++i) {
      far_enough(fmt::format("point[{}].beside_mm", i + 1), phase_.points[i].beside);
    }
  }

  std::size_t i_;
  const Phase& phase_;
  Reading& reading_;
};

}  // namespace

void check_phase(std::size_t i, const Phase& phase, Reading& reading) {
  PhaseRules(i, phase, reading).check();
}

}  // namespace knead::config
