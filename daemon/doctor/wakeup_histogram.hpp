// How late a thread woke up, counted by the microsecond, as cyclictest counts. Fixed size: adding
// takes nothing from the heap, so that the thread which is measured does nothing else.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace knead::doctor {

class WakeupHistogram {
 public:
  /// Later ones are counted together; their maximum is still exact.
  static constexpr std::int64_t kLongest_us = 20'000;

  /// `late_ns` after the wished moment; before it counts as 0. Any thread, one at a time.
  void add(std::int64_t late_ns) noexcept {
    late_ns = std::max<std::int64_t>(late_ns, 0);
    ++counts_[static_cast<std::size_t>(std::min(late_ns / 1000, kLongest_us))];
    min_ns_ = count_ == 0 ? late_ns : std::min(min_ns_, late_ns);
    max_ns_ = std::max(max_ns_, late_ns);
    sum_ns_ += late_ns;
    ++count_;
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] double min_us() const { return static_cast<double>(min_ns_) / 1000.0; }
  [[nodiscard]] double max_us() const { return static_cast<double>(max_ns_) / 1000.0; }
  [[nodiscard]] double mean_us() const {
    return count_ == 0 ? 0.0 : static_cast<double>(sum_ns_) / static_cast<double>(count_) / 1000.0;
  }
  /// The whole microsecond within which at least `share` (0 to 1) of them lie, rounded up.
  [[nodiscard]] double quantile_us(double share) const;
  /// How many were later than `limit_us`, which lies within kLongest_us.
  [[nodiscard]] std::uint64_t later_than(std::int64_t limit_us) const;

 private:
  std::array<std::uint64_t, kLongest_us + 1> counts_{};
  std::uint64_t count_ = 0;
  std::int64_t min_ns_ = 0;
  std::int64_t max_ns_ = 0;
  std::int64_t sum_ns_ = 0;
};

}  // namespace knead::doctor
