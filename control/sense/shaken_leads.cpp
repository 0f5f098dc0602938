#include "control/sense/shaken_leads.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// Blocks of 5 ms: the usual is that of some 10 s, and known after one.
constexpr int kRemembered = 2000;
constexpr int kKnown = 200;
/// Until then nothing is called unusual.
constexpr int kFirst = 40;
/// More than this many times the usual is learned as this much: three spreads.
constexpr double kClip = 9.0;
/// A block: half of it is left after 21 ms. The band swings at 8 to 30 Hz, so that single values
/// pass through zero.
constexpr double kFades = 0.85;
/// No electrode's word counts for more.
constexpr double kMost = 50.0;
constexpr std::size_t kLoudest = 2;
constexpr std::size_t kFewest = 4;
/// An electrode twice its spread off the others' word has half of its weight.
constexpr double kDoubted = 4.0;
constexpr int kPasses = 3;

}  // namespace

void ShakenLeads::reset() noexcept {
  together_.setZero();
  heart_.setConstant(1.0 / std::sqrt(static_cast<double>(kCount)));
  usual_.setZero();
  held_.setZero();
  weight_.setZero();
  taken_ = 0;
  heard_ = {};
  common_ = 0.0;
}

double ShakenLeads::beat_without(const Vector& sample, int left_out) const noexcept {
  Vector weight = weight_;
  weight(left_out) = 0.0;
  const Vector first = weight;
  double beat = 0.0;
  for (int pass = 0; pass < kPasses; ++pass) {
    const double known = (weight.array() * heart_.array().square()).sum();
    if (!(known > 0.0)) return 0.0;
    beat = (weight.array() * heart_.array() * sample.array()).sum() / known;
    const auto off = sample - beat * heart_;
    weight = first.array() / (1.0 + off.array().square() * first.array() / kDoubted);
  }
  return beat;
}

void ShakenLeads::step(const Input& input) noexcept {
  taken_ = std::min(taken_ + 1, kRemembered);
  const double share = 1.0 / taken_;
  Vector sample;
  for (int c = 0; c < kCount; ++c) {
    const bool usable = input.usable[static_cast<std::size_t>(c)];
    sample(c) = usable ? input.slow[static_cast<std::size_t>(c)] : 0.0;
    weight_(c) = usable && usual_(c) > 0.0 ? 1.0 / usual_(c) : 0.0;
  }
  Vector believed = sample;
  for (int c = 0; c < kCount; ++c) {
    if (!input.usable[static_cast<std::size_t>(c)]) {
      held_(c) = 0.0;
      continue;
    }
    const double off = sample(c) - heart_(c) * beat_without(sample, c);
    const double power = off * off;
    // Each electrode by itself: one that comes later must learn its usual too.
    int& heard = heard_[static_cast<std::size_t>(c)];
    heard = std::min(heard + 1, kRemembered);
    held_(c) = std::max(power, held_(c) * kFades);
    const double most = heard > kFirst ? kClip * usual_(c) : power;
    usual_(c) += 1.0 / heard * (std::min(power, most) - usual_(c));
    if (power > most) believed(c) -= off * (1.0 - std::sqrt(most / power));
  }
  together_ += share * (believed * believed.transpose() - together_);
  // Power iteration: the direction in which all electrodes go together most.
  const Vector next = together_ * heart_;
  const double length = next.norm();
  if (length > 0.0) heart_ = next / length;
  compare(input);
}

void ShakenLeads::compare(const Input& input) noexcept {
  std::array<double, kEmgChannels> over;
  over.fill(2.0 * kMost);  // whoever has no word comes last
  std::size_t n = 0;
  for (int c = 0; c < kCount; ++c) {
    const auto channel = static_cast<std::size_t>(c);
    if (!input.usable[channel] || !(usual_(c) > 0.0)) continue;
    over[n++] = std::min(held_(c) / (usual_(c) * (1.0 + input.excess[channel])), kMost);
  }
  common_ = 0.0;
  if (taken_ < kKnown || n < kFewest) return;
  std::ranges::sort(over);
  const std::size_t kept = n - std::min(kLoudest, n / 3);
  for (std::size_t i = 0; i < kept; ++i) common_ += over[i] / static_cast<double>(kept);
}

}  // namespace knead::sense
