// What the rollers felt in the sweep of one scan: the axis at each height that told one.
// Thread: the cycle. Real-time.
#pragma once

#include <cstddef>
#include <span>

#include "control/sense/sweep_axis.hpp"
#include "control/types/fixed_vector.hpp"

namespace knead::sense {

class SweepRecord {
 public:
  static constexpr std::size_t kMostHeights = 4;

  void forget() noexcept { *this = SweepRecord{}; }
  /// One cycle in which both rollers moved outwards in touch, at the height of this number.
  void take(std::size_t height, Millimetre along, const SweepSample& sample) noexcept;
  /// Nothing more comes.
  void close() noexcept;
  /// After `close`.
  [[nodiscard]] std::span<const SweepAxis::Axis> axes() const noexcept {
    return {axes_.begin(), axes_.end()};
  }

 private:
  SweepAxis here_{};
  std::size_t height_ = 0;
  bool feeling_ = false;
  FixedVector<SweepAxis::Axis, kMostHeights> axes_{};
};

}  // namespace knead::sense
