// What the rollers felt in the sweep of one scan: the axis at each height that told one, and where
// the chest begins.
// Thread: the cycle. Real-time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "control/sense/breath_border.hpp"
#include "control/sense/sweep_axis.hpp"
#include "control/types/fixed_vector.hpp"

namespace knead::sense {

class SweepRecord {
 public:
  static constexpr std::size_t kMostHeights = 4;

  void forget() noexcept { *this = SweepRecord{}; }
  /// One cycle in which both rollers moved outwards in touch, at the height of this number.
  void take(std::size_t height, Millimetre along, const SweepSample& sample) noexcept;
  /// One cycle in which both rollers rested in touch, at the place of this number.
  void take_rest(std::size_t place, Millimetre along, const SweepSample& sample) noexcept {
    breath_.take(place, along, sample);
  }
  /// Nothing more comes.
  void close() noexcept;
  /// After `close`.
  [[nodiscard]] std::span<const SweepAxis::Axis> axes() const noexcept {
    return {axes_.begin(), axes_.end()};
  }
  /// T12/L1, if it was felt for long enough, for somebody in whom the mat expects it there.
  [[nodiscard]] std::optional<Millimetre> chest_begins(Millimetre expected) const noexcept;

 private:
  SweepAxis here_{};
  std::size_t height_ = 0;
  bool feeling_ = false;
  FixedVector<SweepAxis::Axis, kMostHeights> axes_{};
  BreathBorder breath_{};
};

}  // namespace knead::sense
