// The faults as people meet them: one name for what breaks and how, what it does in words, how much
// of it shows something. For lists, command lines and pages; scenario files use the same names. Not
// real-time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "control/types/channel.hpp"
#include "hal/sim/fault.hpp"

namespace knead::sim {

/// A fault without its place and size.
struct FaultSort {
  FaultTarget target{};
  FaultKind kind{};

  friend bool operator==(const FaultSort&, const FaultSort&) = default;
};

/// Beyond this no sensor of a chair has anything to say, whatever its unit (assumed).
inline constexpr double kMagnitudeMax = 1000.0;

/// All that is_possible() allows, target by target.
[[nodiscard]] std::vector<FaultSort> possible_faults();

/// "force_left.drop_out": target and kind as scenario files have them.
[[nodiscard]] std::string name(FaultSort sort);
/// None if there is no such name, or it is not possible.
[[nodiscard]] std::optional<FaultSort> fault_named(std::string_view name);

/// What it does, as half a sentence.
[[nodiscard]] std::string_view words(FaultKind kind);
/// Who speaks of the trouble, as far as one channel does.
[[nodiscard]] Channel channel_of(const Fault& fault);

struct Magnitude {
  double usual = 0.0;     ///< enough to be noticed; assumed, or what the tests of the senses use
  std::string_view unit;  ///< "N"
};
/// None where a magnitude means nothing.
[[nodiscard]] std::optional<Magnitude> magnitude_of(FaultSort sort);

}  // namespace knead::sim
