#include "control/signal/floor_steps.hpp"

#include <algorithm>
#include <cmath>

namespace knead::signal {

namespace {

constexpr int kBlocksOfSecond = 100;
/// The least of a second's envelope over its median, for muscle noise of 60 to 110 Hz; each channel
/// learns its own from there.
constexpr double kUsualFloor = 0.72;
constexpr double kLearnUsual = 0.1;
/// A floor within this of the usual one is chance.
constexpr double kDown = 0.7;
constexpr double kUp = 1.4;
/// Another channel that rises by this much casts doubt: it may be the person and not the electrode.
constexpr double kNeighbourUp = 1.2;
/// Largest over smallest floor of a noise that does not change.
constexpr double kSteady = 1.7;
constexpr std::size_t kSecondsDown = 3;
constexpr std::size_t kSecondsUpAtRest = 10;
constexpr std::size_t kSecondsUpInMassage = 30;

}  // namespace

FloorSteps::FloorSteps() noexcept {
  for (Channel& c : channels_) c.usual = kUsualFloor;
  factor_.fill(1.0);
}

bool FloorSteps::push(const Tones& tones, bool at_rest) noexcept {
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    Channel& c = channels_[i];
    c.whole = c.whole && tones[i] > 0.0;
    c.least = blocks_ == 0 ? tones[i] : std::min(c.least, tones[i]);
  }
  all_at_rest_ = all_at_rest_ && at_rest;
  if (++blocks_ < kBlocksOfSecond) return false;
  finish_second(all_at_rest_);
  blocks_ = 0;
  all_at_rest_ = true;
  return true;
}

void FloorSteps::finish_second(bool at_rest) noexcept {
  for (Channel& c : channels_) {
    if (c.whole) {
      c.floors[c.next] = c.least;
      c.next = (c.next + 1) % kLongest;
      c.filled = std::min(c.filled + 1, kLongest);
      const bool ordinary = c.least > kDown * c.usual && c.least < kUp * c.usual;
      if (at_rest && ordinary) c.usual += kLearnUsual * (c.least - c.usual);
    } else {
      c.filled = 0;
    }
    c.whole = true;
  }
  for (std::size_t i = 0; i < kEmgChannels; ++i) factor_[i] = judge(i, at_rest);
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    if (factor_[i] != 1.0) channels_[i].filled = 0;  // what was measured against the old rest
  }
}

double FloorSteps::judge(std::size_t channel, bool at_rest) const noexcept {
  const Channel& c = channels_[channel];
  if (c.filled < kSecondsDown) return 1.0;
  const Range last = range(c, kSecondsDown);
  if (last.high < kDown * c.usual) return last.high / c.usual;
  const std::size_t needed = at_rest ? kSecondsUpAtRest : kSecondsUpInMassage;
  if (c.filled < needed || !alone_up(channel)) return 1.0;
  const Range up = range(c, needed);
  const bool steady = up.high < kSteady * up.low;
  return up.low > kUp * c.usual && steady ? std::sqrt(up.low * up.high) / c.usual : 1.0;
}

bool FloorSteps::alone_up(std::size_t channel) const noexcept {
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    const Channel& c = channels_[i];
    if (i != channel && c.filled > 0 && newest(c) > kNeighbourUp * c.usual) return false;
  }
  return true;
}

double FloorSteps::newest(const Channel& c) noexcept {
  return c.floors[(c.next + kLongest - 1) % kLongest];
}

FloorSteps::Range FloorSteps::range(const Channel& c, std::size_t seconds) noexcept {
  Range r{newest(c), newest(c)};
  for (std::size_t age = 1; age <= seconds; ++age) {
    const double floor = c.floors[(c.next + kLongest - age) % kLongest];
    r.low = std::min(r.low, floor);
    r.high = std::max(r.high, floor);
  }
  return r;
}

}  // namespace knead::signal
