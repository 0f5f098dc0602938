// 64 bits that stand for many numbers, to tell whether two runs agree to the last bit. Not a secret
// kind of hash. Field by field and never over a struct's bytes: those have holes. Real-time safe.
#pragma once

#include <bit>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <type_traits>

#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::record {

class Digest {
 public:
  /// Each step is one to one in what came before it and in what is added, so a single difference
  /// never gets lost; an odd multiplier (2^64 over the golden ratio, rounded) and a turn spread it.
  constexpr Digest& word(std::uint64_t bits) noexcept {
    state_ = std::rotl((state_ ^ bits) * 0x9E37'79B9'7F4A'7C15U, 29);
    return *this;
  }
  constexpr Digest& add(double number) noexcept {
    return word(std::bit_cast<std::uint64_t>(number));
  }
  template <class T>
    requires std::integral<T> || std::is_enum_v<T>
  constexpr Digest& add(T value) noexcept {
    return word(static_cast<std::uint64_t>(value));
  }
  template <class Tag>
  constexpr Digest& add(Quantity<Tag> quantity) noexcept {
    return add(quantity.value());
  }
  constexpr Digest& add(Duration duration) noexcept { return add(duration.count()); }
  constexpr Digest& add(TimePoint at) noexcept { return add(at.time_since_epoch()); }

  [[nodiscard]] constexpr std::uint64_t value() const noexcept { return state_; }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace knead::record
