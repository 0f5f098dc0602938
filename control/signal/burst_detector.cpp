#include "control/signal/burst_detector.hpp"

#include <algorithm>
#include <cmath>

namespace knead::signal {

namespace {

using Bin = FineEnvelope::Bin;

/// Seconds kept before and after the coarse beginning, in which its edge is sought.
constexpr double kKeptBefore_s = 1.6;
constexpr double kKeptAfter_s = 1.0;
/// A burst is certainly on where the fine envelope passes this share of the robust one's peak. The
/// edge is sought outwards from there.
constexpr double kStrong = 0.5;
/// -18 dB of the peak is where readers put the edge of a burst; never within 3 times rest.
constexpr double kEdgeOfPeak = 0.12;
constexpr double kEdgeOverRest = 3.0;
/// Out of a calm second the edge shows earlier: down to -24 dB, but clear of whatever fidgeting the
/// second before contained (its ninth decile, half as much again). Any factor from 1.3 to 2 serves.
constexpr double kCalmEdgeOfPeak = 0.06;
constexpr double kCalm_s = 1.0;
constexpr double kCalmDecile = 0.9;
constexpr double kOverCalm = 1.5;
/// Then the onset is where the mean power after is most above that before, near the edge: what a
/// likelihood test for a change of variance looks for. Powers below -30 dB of the peak are alike.
constexpr double kRiseSearch_s = 0.06;
constexpr double kRiseAfterCalm_s = 0.02;
constexpr double kBeforeRise_s = 0.15;
constexpr double kAfterRise_s = 0.1;
constexpr double kAlikeOfPeak = 0.03;
/// Gaps between motor unit spikes that do not end a burst.
constexpr double kDip_s = 0.025;
/// The edge is at most this far outside the strong part, or outside the edge found so far.
constexpr double kFarthestEdge_s = 0.4;
/// A block that is this many times the median of its 130 ms is an impulse.
constexpr double kImpulse = 4.0;
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
    : rate_(rate),
      conditioner_(rate),
      heart_filter_(heart_filter<1>(rate)),
      envelope_(rate),
      in_band_envelope_(rate),
      watch_(rate),
      fine_(rate) {}

void BurstDetector::rewind() noexcept {
  const ActivityLevels levels = levels_;
  *this = BurstDetector(rate_);
  levels_ = levels;
}

std::optional<Burst> BurstDetector::push(double raw) noexcept {
  Lanes<1> sample;
  sample(0) = raw;
  const Lanes<1> conditioned = conditioner_.push(sample);
  conditioned_ = conditioned(0);
  watch_.push(sample, conditioned);
  if (fine_.push(conditioned_) && open_) {
    fine_peak_ = std::max(fine_peak_, fine_.at(fine_.newest()));
    if (!beginning_kept_ && fine_.newest() - begun_ >= fine_.bins(kKeptAfter_s)) {
      keep_beginning();
    }
  }
  if (in_band_envelope_.push(conditioned)) {
    count_impulses();
  }
  if (envelope_.push(heart_filter_.step(conditioned))) {
    judge_level();
  }
  return complete_ ? close() : std::nullopt;
}

std::optional<Burst> BurstDetector::finish() noexcept {
  return open_ && passed_high_ ? close() : std::nullopt;
}

void BurstDetector::count_impulses() noexcept {
  const double level = in_band_envelope_.newest_block()(0);
  energy_ += level * level;
  if (level > kImpulse * in_band_envelope_.value()(0)) {
    impulsive_energy_ += level * level;
  }
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
  in_band_peak_ = std::max(in_band_peak_, in_band_envelope_.value()(0));
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
  in_band_peak_ = 0.0;
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
  beginning_.peak = fine_peak_;
  beginning_.first = std::max(fine_.oldest(), begun_ - fine_.bins(kKeptBefore_s));
  beginning_.end = beginning_.first;
  for (; beginning_.end <= fine_.newest(); ++beginning_.end) {
    const auto i = static_cast<std::size_t>(beginning_.end - beginning_.first);
    beginning_.value[i] = fine_.at(beginning_.end);
    beginning_.area[i] = fine_.area_to(beginning_.end);
    beginning_.energy[i] = fine_.energy_to(beginning_.end);
  }
}

std::optional<Burst> BurstDetector::close() noexcept {
  if (!beginning_kept_) {
    keep_beginning();
  }
  open_ = false;
  complete_ = false;
  const double least_edge = kEdgeOverRest * levels_.rest();
  // A burst that grows for seconds begins where its first second does.
  const Bin onset =
      find_onset(kStrong * in_band_peak_, std::max(kEdgeOfPeak * beginning_.peak, least_edge));
  const Bin offset =
      find_offset(kStrong * in_band_peak_, std::max(kEdgeOfPeak * fine_peak_, least_edge));
  const double length_s = static_cast<double>(offset - onset) * fine_.bin_s();
  const double area =
      fine_.area_to(offset) - beginning_.area[static_cast<std::size_t>(onset - beginning_.first)];
  if (length_s < kShortest_s || area * fine_.bin_s() < kShortestEffective_s * fine_peak_) {
    return std::nullopt;
  }
  last_end_ = offset;
  levels_.add_burst(peak_);
  const double delay_s = conditioner_.group_delay_s();
  Burst burst;
  // The rise lies between its bin and the next.
  burst.onset = from_seconds(std::max(0.0, fine_.time_s(onset) + 0.5 * fine_.bin_s() - delay_s));
  burst.offset = from_seconds(fine_.time_s(offset) - delay_s);
  burst.peak = fine_peak_;
  burst.confidence = std::clamp(std::log10(peak_ / levels_.low()), 0.0, 1.0);
  return burst;
}

Bin BurstDetector::find_onset(double strong, double edge) noexcept {
  const auto value = [this](Bin i) {
    return beginning_.value[static_cast<std::size_t>(i - beginning_.first)];
  };
  Bin from = std::max(begun_, beginning_.first);
  while (from + 1 < beginning_.end && value(from) < strong) {
    ++from;
  }
  const auto walk_back = [&](Bin start, double least) {
    const Bin last = std::max(beginning_.first, start - fine_.bins(kFarthestEdge_s));
    return walk_to_edge(value, start, -1, last, least, fine_.bins(kDip_s));
  };
  const Bin readers_edge = walk_back(from, edge);
  const Bin calm_from = std::max(beginning_.first, readers_edge - fine_.bins(kCalm_s));
  double calm_edge = kCalmEdgeOfPeak * beginning_.peak;
  if (readers_edge > calm_from) {
    const auto first = beginning_.value.begin() + (calm_from - beginning_.first);
    const auto length = readers_edge - calm_from;
    std::copy(first, first + length, scratch_.begin());
    const auto decile = scratch_.begin() +
                        static_cast<std::ptrdiff_t>(kCalmDecile * static_cast<double>(length - 1));
    std::nth_element(scratch_.begin(), decile, scratch_.begin() + length);
    calm_edge = std::max(calm_edge, kOverCalm * *decile);
  }
  const Bin calm = walk_back(readers_edge, std::min(edge, calm_edge));
  // A low beginning that was found by its calm is not to be given up for a steeper rise after it.
  const Bin later = calm < readers_edge ? fine_.bins(kRiseAfterCalm_s) : fine_.bins(kRiseSearch_s);
  const Bin rise = sharpest_rise(calm - fine_.bins(kRiseSearch_s), calm, calm + later);
  return std::max(rise, std::min(last_end_, from));
}

Bin BurstDetector::sharpest_rise(Bin from, Bin edge, Bin to) const noexcept {
  const auto energy = [this](Bin i) {
    return beginning_.energy[static_cast<std::size_t>(i - beginning_.first)];
  };
  const Bin before = fine_.bins(kBeforeRise_s);
  const Bin after = fine_.bins(kAfterRise_s);
  const double alike = std::pow(kAlikeOfPeak * beginning_.peak, 2);
  const Bin first = std::max(beginning_.first + before / 2, from);
  const Bin last = std::min(beginning_.end - 1 - after, to);
  Bin best = edge;
  double most = 0.0;
  for (Bin i = first; i <= last; ++i) {
    const Bin heard = std::max(beginning_.first, i - before);
    const double power_before = (energy(i) - energy(heard)) / static_cast<double>(i - heard);
    const double power_after = (energy(i + after) - energy(i)) / static_cast<double>(after);
    const double rise = (power_after + alike) / (power_before + alike);
    if (rise > most) {
      most = rise;
      best = i;
    }
  }
  return best;
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
