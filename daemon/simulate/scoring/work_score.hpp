// Does the person get what the programme asks? Mean true force against the mean that is asked, over
// the work phases, one sample a roller and millisecond wherever the programme asks for force.
//
// `mean_n` and `asked_n` take the samples that no limit touches, and ask for what signs, wishes and
// sore places have left of the programme's force (`programme_n` is what it was before they did):
// lowering holds for the rest of a session, and the chair must then still give what is left.
// `all_*` take every sample with the programme's own force. The seconds in which something lowers
// or limits are booked under its reason, so that a low mean is never without a name.
#pragma once

#include "control/types/reason.hpp"
#include "daemon/simulate/scoring/observation.hpp"

namespace knead::scoring {

struct WorkFigures {
  double mean_n = 0.0;
  double asked_n = 0.0;
  double programme_n = 0.0;
  double all_mean_n = 0.0;
  double all_asked_n = 0.0;
  double unlimited_s = 0.0;  ///< roller-seconds of `mean_n`
  std::array<double, kReasons> limited_s{};
};

class WorkScore {
 public:
  void add(const Observation& o);
  [[nodiscard]] WorkFigures figures() const;

 private:
  struct Means {
    double given_n = 0.0;
    double asked_n = 0.0;
    double programme_n = 0.0;
    std::uint64_t count = 0;
    void add(const RollerObservation& roller) {
      given_n += roller.force_true.value();
      asked_n += roller.asked.value() * roller.share;
      programme_n += roller.asked.value();
      ++count;
    }
  };
  Means unlimited_;
  Means all_;
  std::array<std::uint64_t, kReasons> limited_{};
};

}  // namespace knead::scoring
