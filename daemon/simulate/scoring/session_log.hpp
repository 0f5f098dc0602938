// The session as a list: its phases in time, what the person did by themselves, and how often each
// reason was given.
#pragma once

#include <string>
#include <vector>

#include "control/types/reason.hpp"
#include "daemon/simulate/scoring/observation.hpp"

namespace knead::scoring {

struct Stretch {
  std::string name;
  double start_s = 0.0;
  double end_s = 0.0;
};

struct Window {
  double start_s = 0.0;
  double end_s = 0.0;
};

class SessionLog {
 public:
  void add(const Observation& o);

  /// Stretches of one phase label, in order; a phase that was paused appears twice.
  [[nodiscard]] const std::vector<Stretch>& phases() const { return phases_; }
  /// Stretches in which the person moved the force by themselves.
  [[nodiscard]] const std::vector<Window>& person() const { return person_; }
  [[nodiscard]] const std::array<std::uint64_t, kReasons>& reasons() const { return reasons_; }

 private:
  std::vector<Stretch> phases_;
  std::vector<Window> person_;
  std::array<std::uint64_t, kReasons> reasons_{};
  SessionState state_{};
  std::uint8_t phase_ = 0;
  bool person_moved_ = false;
};

}  // namespace knead::scoring
