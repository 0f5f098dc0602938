#include "control/sense/whole_body.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace knead::sense {

namespace {

/// The second weakest electrode shows this power above the healthy, over rest: a doubled amplitude.
/// With 1 a sixth fewer false reductions (train seeds 2031 to 2042), but what is taken for a
/// movement is not learned, and a tension that is not learned ends in a false stop.
constexpr double kMovesFrom = 3.0;
/// ... and this share of the second strongest's amplitude: 0.15 to 0.25 in guarding of both sides,
/// 0.5 and more in most blocks of a movement.
constexpr double kAlike = 0.45;
/// So few electrodes cannot tell a movement from one side's guarding.
constexpr int kFewestToCompare = 4;
constexpr int kFewestOfASide = 2;
/// With fewer the weakest itself is asked.
constexpr int kEnoughForSecond = 6;
/// What is common may exceed the weakest electrodes' share of it by this much: spread of a mean of
/// three blocks.
constexpr double kSpread = 1.7;
/// A movement that fades in 15 ms or more (the power of leads that come to rest within some
/// 50 ms); bridges blocks that are low by chance. Longer hides the guarding that caused a flinch.
constexpr double kFades_s = 0.03;
constexpr double kLearn = 0.1;  ///< a block: 50 ms
/// Rest and skin differ by a factor of 1.6 in amplitude, either way; guarding near a roller by 4
/// from its far end, and shall not be learned as a movement. Assumed.
constexpr double kMostShare = 2.5;
constexpr double kLeastExcess = 0.1;

double amplitude(double power_over_rest) { return std::sqrt(1.0 + power_over_rest) - 1.0; }

}  // namespace

void WholeBody::reset() noexcept {
  still_for_s_ = kCalmAfter_s;
  shakes_ = false;
  shakes_for_s_ = shaken_ago_s_ = 0.0;
  most_show_ = common_ = 0.0;
  share_.fill(1.0);
}

void WholeBody::step(const Input& input, double dt_s) noexcept {
  std::array<double, kEmgChannels> common{};  // weakest first
  std::array<int, kSides> of_side{};
  std::size_t n = 0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!input.usable[c]) continue;
    const double excess = input.excess[c] / share_[c];
    std::size_t i = n++;
    for (; i > 0 && common[i - 1] > excess; --i) common[i] = common[i - 1];
    common[i] = excess;
    ++of_side[index(electrodes_[c].side)];
  }
  const bool comparable =
      static_cast<int>(n) >= kFewestToCompare && std::min(of_side[0], of_side[1]) >= kFewestOfASide;
  const double all_show =
      !comparable ? 0.0 : common[static_cast<int>(n) >= kEnoughForSecond ? 1 : 0];
  shakes_ = comparable && all_show > kMovesFrom &&
            amplitude(all_show) > kAlike * amplitude(common[n - 2]);
  shaken_ago_s_ = shakes_ ? 0.0 : shaken_ago_s_ + dt_s;
  shakes_for_s_ =
      shakes_ || (shakes_for_s_ > 0.0 && shaken_ago_s_ < kFades_s) ? shakes_for_s_ + dt_s : 0.0;
  most_show_ = comparable ? middle_half(input) : 0.0;
  common_ = std::max(all_show, common_ * std::exp(-dt_s / kFades_s));
  still_for_s_ = shakes_ || input.arms_thrown ? 0.0 : still_for_s_ + dt_s;
  if (moves()) learn_shares(input);
}

double WholeBody::middle_half(const Input& input) const noexcept {
  std::array<double, kEmgChannels> shown;
  shown.fill(std::numeric_limits<double>::infinity());  // comes last
  std::size_t n = 0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (input.usable[c]) shown[n++] = input.newest[c] / share_[c];
  }
  std::ranges::sort(shown);
  const std::size_t left_out = n / 4;
  double sum = 0.0;
  for (std::size_t i = left_out; i < n - left_out; ++i) sum += shown[i];
  return std::max(0.0, sum / static_cast<double>(n - 2 * left_out));
}

void WholeBody::learn_shares(const Input& input) noexcept {
  double sum = 0.0;
  int n = 0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!input.usable[c]) continue;
    sum += std::log(std::max(kLeastExcess, input.excess[c]));
    ++n;
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!input.usable[c]) continue;
    const double seen = std::log(std::max(kLeastExcess, input.excess[c])) - sum / n;
    const double share = share_[c] * std::exp(kLearn * (seen - std::log(share_[c])));
    share_[c] = std::clamp(share, 1.0 / kMostShare, kMostShare);
  }
}

double WholeBody::adds(std::size_t channel) const noexcept {
  return moved() ? kSpread * common_ * share_[channel] : 0.0;
}

}  // namespace knead::sense
