// What each set of rules about programmes works on, and how it refuses. Internal to config.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "config/read.hpp"
#include "control/types/programme.hpp"

namespace knead::config {

/// "phase[2]": phases count from 1, as a person counts.
[[nodiscard]] inline std::string phase_path(std::size_t i) {
  return fmt::format("phase[{}]", i + 1);
}
[[nodiscard]] inline std::string phase_path(std::size_t i, std::string_view key) {
  return fmt::format("phase[{}].{}", i + 1, key);
}

class RuleBook {
 public:
  RuleBook(const Programme& programme, Reading& reading)
      : programme_(programme), reading_(reading) {}

  [[nodiscard]] const Programme& programme() const { return programme_; }

  /// `what` begins with the id of the rule that is broken.
  void refuse(const std::string& where, std::string_view what, std::string_view allowed,
              std::string_view cure) const {
    reading_.fault(ErrorCode::inconsistent, where, what, allowed, cure);
  }

  /// Calls `visit` with the number and the phase of each work phase.
  template <class Visit>
  void each_at_work(Visit visit) const {
    for (std::size_t i = 0; i < programme_.phases.size(); ++i) {
      if (programme_.phases[i].kind == PhaseKind::work) visit(i, programme_.phases[i]);
    }
  }

  /// Share of the time at work that phases have for which `belongs` is true.
  template <class Belongs>
  [[nodiscard]] double share_of_work(Belongs belongs) const {
    double all = 0.0;
    double part = 0.0;
    each_at_work([&](std::size_t, const Phase& phase) {
      all += phase.share;
      if (belongs(phase)) part += phase.share;
    });
    return all > 0.0 ? part / all : 0.0;
  }

 private:
  const Programme& programme_;
  Reading& reading_;
};

/// No roller works in any phase: water alone (CR-34, CR-35).
[[nodiscard]] inline bool has_no_rollers(const Programme& programme) {
  return programme.method == Method::hydro_bubble || programme.method == Method::hydro_jet;
}

[[nodiscard]] inline bool has(const FixedVector<Region, kRegions>& regions, Region region) {
  return std::ranges::find(regions, region) != regions.end();
}

}  // namespace knead::config
