// What parked palpation feels, both rollers at once: it listens while the movement (motion) says
// so, and fills the person's stiffness map. A place that was disturbed while it was felt (a cough,
// guarding, lost contact, the reflex) is unknown, never a guess. Stiffness is no sign of distress
// and is never mixed with it: stiffer backs had higher pain thresholds (DESIGN).
// Thread: the cycle. Real-time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "control/sense/palpation_fit.hpp"
#include "control/types/anatomy.hpp"
#include "control/types/stiffness_map.hpp"

namespace knead::sense {

/// none: not listening. pending: listening. clear: both sides are known now. doubtful: the window
/// is full and a side is not known. disturbed: given up before its end.
enum class PalpationVerdict : std::uint8_t { none, pending, clear, doubtful, disturbed };

struct PalpationInput {
  bool listening = false;  ///< parked and swinging steadily; each rise begins a window
  std::size_t station = 0;
  std::size_t stations = 0;
  Millimetre along{};
  std::array<Newton, kSides> force{};  ///< calibrated, not filtered
  std::array<Millimetre, kSides> depth{};
  std::array<bool, kSides> pressed{};    ///< in contact by the will of the movement
  std::array<bool, kSides> disturbed{};  ///< guarding is believed, or the roller gives way
  double dt_s = 0.001;
};

class Palpation {
 public:
  /// For the next person: nothing is known.
  void forget() noexcept;
  void step(const PalpationInput& input) noexcept;

  [[nodiscard]] PalpationVerdict verdict() const { return verdict_; }
  [[nodiscard]] const StiffnessMap& map() const { return map_; }

 private:
  void begin(const PalpationInput& input) noexcept;
  void conclude(const PalpationInput& input) noexcept;

  std::array<PalpationFit, kSides> fits_{};
  std::array<bool, kSides> felt_{};  ///< pressed when the window began
  PalpationVerdict verdict_ = PalpationVerdict::none;
  StiffnessMap map_{};
};

}  // namespace knead::sense
