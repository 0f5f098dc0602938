// What this person may be given today, and why: made of the day's answers, the course and the
// chair's limits. The lowest cap wins, and each cap remembers the rule that set it, so that a
// result can be read aloud. Pure; real-time safe.
#pragma once

#include <array>
#include <optional>

#include "control/care/answers.hpp"
#include "control/care/course.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/gate_limits.hpp"
#include "control/types/rule.hpp"
#include "control/types/technique.hpp"
#include "control/types/units.hpp"

namespace knead::care {

/// A cap and who set it.
template <class T>
struct Capped {
  T value{};
  Rule by = Rule::none;

  void lower(const T& to, Rule rule) {
    if (to < value) {
      value = to;
      by = rule;
    }
  }
};

struct ZoneCaps {
  Capped<Newton> force{};  ///< per roller
  Capped<NewtonPerSquareCentimetre> contact_pressure{};
  Capped<Kilopascal> jet{};
  Capped<Millimetre> depth{};
  Capped<Celsius> surface{};
  TechniqueSet techniques{};
  Rule techniques_by = Rule::none;  ///< who took techniques away last
  Rule left_out_by = Rule::none;    ///< set: nothing presses, sprays or heats there

  [[nodiscard]] bool left_out() const { return left_out_by != Rule::none; }
};

/// Why there is no massage today.
struct Objection {
  Rule rule{};
  /// The answer that objects; nothing where the course does.
  std::optional<Question> question{};
  bool unanswered = false;             ///< it was not answered (CR-01)
  std::optional<Day> possible_from{};  ///< where there is such a day

  /// The answer itself is a sign of an emergency.
  [[nodiscard]] bool emergency() const {
    return question && !unanswered && row(*question).emergency;
  }
};

struct Prescription {
  FixedVector<Objection, kQuestions + 1> objections{};
  std::array<ZoneCaps, kZones> zones{};
  Capped<Duration> massage_time{};  ///< without the rest phase
  /// The person's own limit (CR-08), over all caps. Theirs to change, so no cap of a zone.
  Newton comfort_ceiling{};
  /// Named by the person: where a hernia lies or it is sore, by index(Region) (CR-17).
  std::array<bool, kRegions> affected{};
  /// No technique that taps, anywhere (CR-05, CR-16).
  bool hernia = false;
  bool lumbar_hernia = false;
  int session = 1;  ///< of the course

  [[nodiscard]] bool allowed() const { return objections.empty(); }
  [[nodiscard]] const ZoneCaps& at(Zone zone) const { return zones[index(zone)]; }
};

/// The chair's own limits: compiled ones, tightened by its configuration.
struct ChairCaps {
  Newton force{};
  NewtonPerSquareCentimetre contact_pressure{};
  Kilopascal jet{};
  Millimetre depth{};
  Celsius surface{};
};

/// What no configuration can raise.
inline constexpr ChairCaps kCompiledCaps{.force = kCompiledCeilings.force_max,
                                         .contact_pressure = kCompiledCeilings.contact_pressure_max,
                                         .jet = kCompiledCeilings.jet_max,
                                         .depth = kCompiledCeilings.depth_max,
                                         .surface = kCompiledCeilings.surface_max};

[[nodiscard]] Prescription prescribe(const Answers& answers, const Course& course,
                                     const ChairCaps& chair, Day today);

}  // namespace knead::care
