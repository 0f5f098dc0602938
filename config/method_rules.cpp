#include "config/method_rules.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "config/segmental_rules.hpp"
#include "config/technique_rules.hpp"

namespace knead::config {

namespace {

/// CR-33's shares of the time at work, and how close a file has to come.
constexpr double kKneadingShare = 0.10;
constexpr double kCirclesShare = 0.70;
constexpr double kShareOff = 0.02;
/// CR-32: 20 to 40 minutes.
constexpr double kAcupressureShortest_minutes = 20.0;
constexpr double kAcupressureLongest_minutes = 40.0;
/// CR-34 "gentle": assumed, between an extrusion's cap (50 kPa) and a protrusion's (100 kPa).
constexpr double kBubble_kpa = 80.0;
/// CR-38: a pause of one slow breath at least (docs/simulator.md: 0.2 to 0.35 Hz), and "low force".
constexpr double kBreath_s = 5.0;

using enum Technique;

constexpr std::array kClassicTechniques{stroking, rubbing, kneading, vibration};
constexpr std::array kAcupressureTechniques{pressing, stroking};
constexpr std::array kTherapeuticTechniques{stroking, kneading, rubbing, vibration, tapping};
constexpr std::array kRolling{stroking};
constexpr std::array kVibrationAlone{vibration};
constexpr std::array kSlowRollAlone{slow_roll};

void whole_back(const RuleBook& book, std::string_view rule) {
  for (const Region region : {Region::sacral, Region::lumbar, Region::thoracic}) {
    const double share =
        book.share_of_work([&](const Phase& phase) { return has(phase.regions, region); });
    if (share > 0.0) continue;
    book.refuse("phase", fmt::format("{}: no work is done at the {} region", rule, name(region)),
                "the whole back", "add that region to a phase");
  }
}

void classic(const RuleBook& book) {
  only(book, "CR-30", kClassicTechniques);
  every(book, "CR-30", kClassicTechniques);
  whole_back(book, "CR-30");
  const auto& offered = book.programme().offered_minutes;
  if (!std::ranges::equal(offered, std::array{15.0, 30.0, 40.0})) {
    book.refuse("offered_minutes", "CR-30: the lengths are not those of a classic massage",
                "[15, 30, 40]", "offer these three");
  }
}

void acupressure(const RuleBook& book) {
  only(book, "CR-32", kAcupressureTechniques);
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    if (!phase.points.empty()) return;
    book.refuse(phase_path(i, "regions"), "CR-32: acupressure works points",
                "[[phase.point]] in every phase at work", "list its points");
  });
  for (const double minutes : book.programme().offered_minutes) {
    if (minutes >= kAcupressureShortest_minutes && minutes <= kAcupressureLongest_minutes) continue;
    book.refuse(
        "offered_minutes", fmt::format("CR-32: {} min is no acupressure", minutes),
        fmt::format("{} to {} min", kAcupressureShortest_minutes, kAcupressureLongest_minutes),
        "offer another length");
  }
}

void therapeutic(const RuleBook& book) {
  only(book, "CR-33", kTherapeuticTechniques);
  const auto has_share = [&](std::string_view what, double wanted, auto belongs) {
    const double share = book.share_of_work(belongs);
    if (std::abs(share - wanted) <= kShareOff) return;
    book.refuse("phase", fmt::format("CR-33: {} has {:.0f} % of the work", what, share * 100.0),
                fmt::format("{:.0f} %", wanted * 100.0), "change the shares");
  };
  has_share("kneading", kKneadingShare, [](const Phase& p) { return p.technique == kneading; });
  has_share("rubbing in circles", kCirclesShare, [](const Phase& p) { return p.circles; });
  bool ended = false;
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    const bool end = phase.technique == vibration || percussive(phase.technique);
    if ((end || ended) && !(end && phase.keeps_place)) {
      book.refuse(phase_path(i, "keeps_place"),
                  "CR-33: vibration with tapping comes after everything else",
                  "vibration and tapping last at work, with keeps_place = true", "move it");
    }
    ended = ended || end;
  });
  every(book, "CR-33", kVibrationAlone);
}

void water_alone(const RuleBook& book, std::string_view rule, std::span<const JetMode> modes) {
  const auto& phases = book.programme().phases;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const Phase& phase = phases[i];
    if (phase.technique != none) {
      book.refuse(phase_path(i, "technique"), fmt::format("{}: rollers do not work here", rule),
                  "\"none\"", "leave the rollers to other programmes");
    }
    if (phase.jet <= Kilopascal(0.0)) {
      book.refuse(phase_path(i, "jet_kpa"), fmt::format("{}: nothing sprays", rule), "above 0",
                  "give a pressure");
    }
    if (std::ranges::find(modes, phase.jet_mode) == modes.end()) {
      book.refuse(phase_path(i, "jet_mode"),
                  fmt::format("{}: {} jets are another massage's", rule, name(phase.jet_mode)),
                  modes.size() == 1 ? fmt::format("{}", name(modes[0]))
                                    : fmt::format("{} or {}", name(modes[0]), name(modes[1])),
                  "choose another mode, or another method");
    }
  }
}

void hydro_bubble(const RuleBook& book) {
  constexpr std::array kModes{JetMode::bubble};
  water_alone(book, "CR-34", kModes);
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    if (phase.jet.value() <= kBubble_kpa) return;
    book.refuse(phase_path(i, "jet_kpa"),
                fmt::format("CR-34: {} kPa is no soft jet", phase.jet.value()),
                fmt::format("at most {} kPa", kBubble_kpa), "lower it");
  });
}

void hydro_jet(const RuleBook& book) {
  constexpr std::array kModes{JetMode::steady, JetMode::pulsed};
  water_alone(book, "CR-35", kModes);
}

void roller(const RuleBook& book) {
  only(book, "CR-36", kRolling);
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    if (phase.direction == Direction::both) {
      book.refuse(phase_path(i, "direction"), "CR-36: the rolling has no direction",
                  "\"up\" or \"down\"", "choose one");
    }
    if (phase.heat.value() <= 0.0) {
      book.refuse(phase_path(i, "heat"), "CR-36: the roller goes with infrared heat",
                  "heat above 0", "give it heat");
    }
  });
}

void vibration_alone(const RuleBook& book) {
  only(book, "CR-37", kVibrationAlone);
  std::optional<double> before;
  bool rises = false;
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    const double begins = phase.swing.value() * phase.intensity_at(0.0);
    const double ends = phase.swing.value() * phase.intensity_at(1.0);
    if (ends < begins || begins < before.value_or(begins)) {
      book.refuse(phase_path(i, "intensity"), "CR-37: the vibration grows weaker",
                  "a swing that rises through the work", "let intensity or swing_n rise");
    }
    rises = rises || ends > begins || begins > before.value_or(begins);
    before = ends;
  });
  if (!rises) {
    book.refuse("phase", "CR-37: the vibration does not rise", "intensity = [0.5, 1.0] or the like",
                "let it rise");
  }
}

void slow_roll_alone(const RuleBook& book) {
  only(book, "CR-38", kSlowRollAlone);
  whole_back(book, "CR-38");
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    if (phase.dwell_s >= kBreath_s) return;
    book.refuse(phase_path(i, "dwell_s"), "CR-38: there is no pause to breathe between passes",
                fmt::format("{} s or more", kBreath_s), "give it a breath or two");
  });
}

}  // namespace

void check_method(const RuleBook& book) {
  switch (book.programme().method) {
    case Method::classic:
      return classic(book);
    case Method::segmental:
      return check_segmental(book);
    case Method::acupressure:
      return acupressure(book);
    case Method::therapeutic:
      return therapeutic(book);
    case Method::hydro_bubble:
      return hydro_bubble(book);
    case Method::hydro_jet:
      return hydro_jet(book);
    case Method::roller:
      return roller(book);
    case Method::vibration:
      return vibration_alone(book);
    case Method::slow_roll:
      return slow_roll_alone(book);
    case Method::technician:
      return;
  }
}

}  // namespace knead::config
