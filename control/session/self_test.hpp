// Moves each roller a few millimetres off the back and home again before every start and resume,
// and watches that the drive goes where it is told and that nothing is touched. Thread: the cycle.
// Real-time.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/reason.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::session {

struct SelfTestInput {
  TimePoint now{};
  bool powered = false;  ///< enable is read back as energised
  std::array<Millimetre, kSides> depth{};
  std::array<Newton, kSides> force{};
};

enum class SelfTestStatus : std::uint8_t { running, passed, failed };

class SelfTest {
 public:
  void begin(TimePoint now) noexcept;
  SelfTestStatus step(const SelfTestInput& input) noexcept;

  /// Depth set-point of both rollers now.
  [[nodiscard]] Millimetre depth() const { return depth_; }
  /// After `failed`: which roller, what was measured and what it should have been.
  [[nodiscard]] const ReasonEvent& failure() const { return failure_; }

 private:
  SelfTestStatus fail(TimePoint now, Channel channel, double value, double limit) noexcept;

  TimePoint began_{};
  TimePoint powered_at_{};
  bool powered_ = false;
  bool turned_ = false;  ///< the way out has been checked
  Millimetre depth_{};
  ReasonEvent failure_{};
};

}  // namespace knead::session
