#include "control/signal/burst_detector.hpp"

#include <algorithm>

namespace knead::signal {

namespace {

using Bin = FineEnvelope::Bin;

/// Seconds kept before and after the coarse beginning, in which its edge is sought.
constexpr double kEdgeSearch_s = 1.0;
/// A burst is certainly on where the fine envelope passes this share of the robust one's peak. The
/// edge is sought outwards from there.
constexpr double kStrong = 0.5;
/// -18 dB of the peak is where readers put the edge of a burst; never within 3 times rest.
constexpr double kEdgeOfPeak = 0.12;
constexpr double kEdgeOverRest = 3.0;
/// Gaps between motor unit spikes that do not end a burst.
constexpr double kDip_s = 0.025;
/// The edge is at most this far outside the strong part.
constexpr double kFarthestEdge_s = 0.4;
/// Area over peak of the fine envelope: a heart beat, however strong, has about 50 ms.
constexpr double kShortestEffective_s = 0.08;

/// Walks from `from` in direction `step` while `value` stays at or above `edge`, over dips of at
/// most `dip` bins, not beyond `last`.
template <class Value>
Bin walk_to_edge(Value value, Bin from, Bin step, Bin last, double edge, Bin dip) noexcept {
  Bin inside = from;
  for (Bin i = from; i != last + step && (i - inside) * step <= dip; i += step) {
    if (value(i) >= edge) {
      inside = i;
    }
  }
  return inside;
}

}  // namespace

BurstDetector::BurstDetector(Hertz rate) noexcept
    : rate_(rate), conditioner_(rate), envelope_(rate), watch_(rate), fine_(rate) {}

void BurstDetector::rewind() noexcept {
  const ActivityLevels levels = levels_;
  const std::optional<Hertz> mains = conditioner_.mains();
  *this = BurstDetector(rate_);
  levels_ = levels;
  conditioner_.assume_mains(mains);
  watch_.look_for_mains(mains);
}

void BurstDetector::settle(double raw) noexcept {
  Lanes<1> sample;
  sample(0) = raw;
  static_cast<void>(conditioner_.push(sample));
}

std::optional<Burst> BurstDetector::push(double raw) noexcept {
  Lanes<1> sample;
  sample(0) = raw;
  const std::optional<Hertz> mains_before = conditioner_.mains();
  const Lanes<1> conditioned = conditioner_.push(sample);
  if (conditioner_.mains() != mains_before) {
    watch_.look_for_mains(conditioner_.mains());
  }
  conditioned_ = conditioned(0);
  watch_.push(sample, conditioned);
  if (fine_.push(conditioned_) && open_) {
    fine_peak_ = std::max(fine_peak_, fine_.at(fine_.newest()));
    if (!beginning_kept_ && fine_.newest() - begun_ >= fine_.bins(kEdgeSearch_s)) {
      keep_beginning();
    }
  }
  if (envelope_.push(conditioned)) {
    judge_level();
  }
  return complete_ ? close() : std::nullopt;
}

std::optional<Burst> BurstDetector::finish() noexcept {
  return open_ && passed_high_ ? close() : std::nullopt;
}

void BurstDetector::judge_level() noexcept {
  block_sum_ += envelope_.newest_block()(0);
  ++blocks_summed_;
  if (blocks_summed_ * RobustEnvelope<1>::kBlock_s >= ActivityLevels::kBlock_s) {
    levels_.add_block(block_sum_ / blocks_summed_);
    block_sum_ = 0.0;
    blocks_summed_ = 0;
  }
  if (!levels_.known()) {
    return;
  }
  const double level = envelope_.value()(0);
  const bool above = level > levels_.low();
  if (!open_ && above) {
    open();
  }
  if (!open_) {
    return;
  }
  peak_ = std::max(peak_, level);
  passed_high_ = passed_high_ || level > levels_.high();
  quiet_s_ = above ? 0.0 : quiet_s_ + RobustEnvelope<1>::kBlock_s;
  if (passed_high_) {
    complete_ = quiet_s_ >= kGap_s;
  } else if (!above) {
    open_ = false;
  }
}

void BurstDetector::open() noexcept {
  open_ = true;
  passed_high_ = false;
  beginning_kept_ = false;
  quiet_s_ = 0.0;
  peak_ = 0.0;
  fine_peak_ = 0.0;
  // The fine envelope lags by half its window, the robust one by kDelay_s; both are counted from
  // the newest fine bin, which is near enough for a place to search from.
  begun_ = std::max(fine_.oldest(), fine_.newest() - fine_.bins(RobustEnvelope<1>::kDelay_s));
  for (Bin i = begun_; i <= fine_.newest(); ++i) {
    fine_peak_ = std::max(fine_peak_, fine_.at(i));
  }
}

void BurstDetector::keep_beginning() noexcept {
  beginning_kept_ = true;
  beginning_.first = std::max(fine_.oldest(), begun_ - fine_.bins(kEdgeSearch_s));
  beginning_.end = beginning_.first;
  for (; beginning_.end <= fine_.newest(); ++beginning_.end) {
    const auto i = static_cast<std::size_t>(beginning_.end - beginning_.first);
    beginning_.value[i] = fine_.at(beginning_.end);
    beginning_.area[i] = fine_.area_to(beginning_.end);
  }
}

std::optional<Burst> BurstDetector::close() noexcept {
  if (!beginning_kept_) {
    keep_beginning();
  }
  open_ = false;
  complete_ = false;
  const double edge = std::max(kEdgeOfPeak * fine_peak_, kEdgeOverRest * levels_.rest());
  const Bin onset = find_onset(kStrong * peak_, edge);
  const Bin offset = find_offset(kStrong * peak_, edge);
  const double length_s = static_cast<double>(offset - onset) * fine_.bin_s();
  const double area =
      fine_.area_to(offset) - beginning_.area[static_cast<std::size_t>(onset - beginning_.first)];
  if (length_s < kShortest_s || area * fine_.bin_s() < kShortestEffective_s * fine_peak_) {
    ++spikes_;
    return std::nullopt;
  }
  levels_.add_burst(peak_);
  const double delay_s = conditioner_.group_delay_s();
  Burst burst;
  burst.onset = from_seconds(std::max(0.0, fine_.time_s(onset) - delay_s));
  burst.offset = from_seconds(fine_.time_s(offset) - delay_s);
  burst.peak = fine_peak_;
  burst.confidence = std::clamp(std::log10(peak_ / levels_.low()), 0.0, 1.0);
  return burst;
}

Bin BurstDetector::find_onset(double strong, double edge) const noexcept {
  const auto value = [this](Bin i) {
    return beginning_.value[static_cast<std::size_t>(i - beginning_.first)];
  };
  Bin from = std::max(begun_, beginning_.first);
  while (from + 1 < beginning_.end && value(from) < strong) {
    ++from;
  }
  const Bin last = std::max(beginning_.first, from - fine_.bins(kFarthestEdge_s));
  return walk_to_edge(value, from, -1, last, edge, fine_.bins(kDip_s));
}

Bin BurstDetector::find_offset(double strong, double edge) const noexcept {
  const auto value = [this](Bin i) { return fine_.at(i); };
  Bin from = fine_.newest();
  while (from > std::max(fine_.oldest(), begun_) && value(from) < strong) {
    --from;
  }
  const Bin last = std::min(fine_.newest(), from + fine_.bins(kFarthestEdge_s));
  return walk_to_edge(value, from, 1, last, edge, fine_.bins(kDip_s));
}

}  // namespace knead::signal
