// The books of one roller's contact: what was put into the tissue and what came back. From touch to
// loss a contact gives back no more than it was given, where the person's own work counts too: a
// muscle that stiffens under a roller, or harder tissue that the roller is carried onto, adds
// what is then stored. Real-time safe.
#pragma once

#include <algorithm>

namespace knead::sim {

class ContactEnergy {
 public:
  struct Step {
    double moved_mm = 0.0;    ///< the indentation grew by so much
    double force_n = 0.0;     ///< mean of the step, damping and fading included
    double elastic_n = 0.0;   ///< of the layers alone, mean of the step
    double stiffening = 1.0;  ///< elastic force of the tissue now over the step's first tissue
    bool touching = false;    ///< at the end of the step
  };
  /// Returns what a contact that has just ended kept back, mJ; 0 while it goes on.
  double step(const Step& s) noexcept {
    const double gained = stored_mj_ * (s.stiffening - 1.0);
    given_mj_ += gained + s.force_n * s.moved_mm;
    stored_mj_ = std::max(0.0, stored_mj_ + gained + s.elastic_n * s.moved_mm);
    if (s.touching) return 0.0;
    const double kept = given_mj_;
    given_mj_ = stored_mj_ = 0.0;
    return kept;
  }
  [[nodiscard]] double given_mj() const noexcept { return given_mj_; }

 private:
  double given_mj_ = 0.0;  ///< by drive, person and carriage, less what came back
  double stored_mj_ = 0.0;
};

}  // namespace knead::sim
