#include "control/sense/distress.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace knead::sense {

namespace {

// -- what loads a channel
/// A roller is answered by the muscle within about this far along it, and felt by the electrodes
/// within about that far. Assumed; the gains in front of both are learned.
constexpr Millimetre kAnswerReach{60.0};
constexpr Millimetre kRubReach{35.0};
/// Force on the other side is answered too, a little. Assumed.
constexpr double kOtherSide = 0.15;
/// The answer's own lag (60 ms, assumed) and the chain's (70 ms, docs/signal-chain.md), as two
/// poles.
constexpr double kLag_s = 0.065;
constexpr double kReferenceForce_n = 20.0;
constexpr double kReferenceSpeed_mm_s = 30.0;
constexpr double kCarriageSpeedFilter_s = 0.05;

// -- when a channel is suspect
/// CUSUM: residuals above half of the suspected one add up (the optimal reference value for a shift
/// of that size); 4 spreads for 80 ms, or 12 for 16 ms, reach the limit.
constexpr double kReferenceShare = 0.5;
constexpr double kLimit = 0.16;
constexpr double kMostResidual = 12.0;
/// Suspicion does not pile up further than this many limits: it is gone 0.2 s after the residual.
constexpr double kMostSuspicion = 2.0;
/// From this share of the limit the channel learns no more. Not from the first doubt: learning from
/// the unsuspected values alone would make the expectation sink.
constexpr double kFrozenFrom = 0.5;

// -- when a side guards
/// One channel alone is an electrode that was knocked; it counts for at most 1.5 of the 2 that are
/// needed.
constexpr double kOneChannel = 1.5;
constexpr double kNeeded = 2.0;
/// An electrode that a roller rubs counts for less: the rest must come from elsewhere.
constexpr double kRubbed = 0.1;
constexpr double kRubbedChannel = 1.0;
/// With the back pulling away at the same time less will do.
constexpr double kNeededWithWithdrawal = 1.0;
constexpr double kWithdrawalCounts_s = 0.4;

// -- what is not guarding
/// A cough, a laugh or a change of posture tightens both sides and all heights alike; guarding is
/// strongest on one side and near the roller. Where one side has less than this of the other's
/// excess, it is guarding at once; else the pattern is looked at for a while first.
constexpr double kOnBothSides = 0.35;
constexpr double kLook_s = 0.1;
constexpr double kGlance_s = 0.03;  ///< even then
/// The second weakest channel's excess over the strongest's: about 0.2 in guarding of both sides,
/// 0.8 in a cough.
constexpr double kAlike = 0.4;
constexpr int kFewestToCompare = 4;
constexpr double kExcessFilter_s = 0.05;
/// Everything may be tight for this long (a cough lasts half a second) before it is taken for
/// guarding of the whole back.
constexpr double kWholeBodyAllowed_s = 1.1;

// -- levels
/// After this long without belief the level falls back to none.
constexpr double kQuiet_s = 1.0;
/// Belief that lasts although the force was eased: pause, then end.
constexpr double kPauseAfter_s = 5.0;
constexpr double kEndAfter_s = 12.0;

constexpr std::size_t kTurns = 10;

double bell(Millimetre distance, Millimetre reach) {
  const double z = distance / reach;
  return std::exp(-0.5 * z * z);
}

/// Speed of the rollers over the skin that comes from the technique and not from the carriage:
/// rubbing and kneading move sideways. Assumed from their usual amplitude and rate.
double sideways_mm_s(Technique technique) {
  switch (technique) {
    case Technique::rubbing:
    case Technique::kneading:
      return 40.0;
    case Technique::vibration:
    case Technique::stroking:
    case Technique::pressing:
    case Technique::none:
      return 0.0;
  }
  return 0.0;
}

}  // namespace

DistressDetector::DistressDetector(const ChairDescription& chair, const ControlConfig& config)
    : electrodes_(chair.emg), suspect_from_(config.guarding_residual) {}

void DistressDetector::reset() noexcept {
  watches_ = {};
  force_ = {};
  carriage_known_ = false;
  carriage_speed_mm_s_ = 0.0;
  suspected_for_s_ = 0.0;
  whole_body_ = false;
  pulled_away_ago_s_ = kWithdrawalCounts_s + 1.0;
  believed_for_s_ = 0.0;
  quiet_for_s_ = kQuiet_s;
  finding_ = DistressFinding{};
}

void DistressDetector::follow_load(const DistressInput& input) noexcept {
  if (!carriage_known_) {
    carriage_before_ = input.carriage;
    carriage_known_ = true;
  }
  const double speed = (input.carriage - carriage_before_).value() / input.dt_s;
  carriage_before_ = input.carriage;
  carriage_speed_mm_s_ +=
      (speed - carriage_speed_mm_s_) * input.dt_s / (input.dt_s + kCarriageSpeedFilter_s);
  const double skin =
      (std::abs(carriage_speed_mm_s_) + sideways_mm_s(input.technique)) / kReferenceSpeed_mm_s;
  const double pole = input.dt_s / (input.dt_s + kLag_s);
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    Watch& w = watches_[c];
    const std::size_t same = index(electrodes_[c].side);
    const double near_force = std::max(0.0, input.contact[same].force.value());
    const double other_force = std::max(0.0, input.contact[1 - same].force.value());
    const Millimetre distance = electrodes_[c].along - input.carriage;
    const double pressed = (near_force + kOtherSide * other_force) * bell(distance, kAnswerReach);
    const double rubbed = near_force / kReferenceForce_n * skin * bell(distance, kRubReach);
    w.lagged_once.pressed_n += (pressed - w.lagged_once.pressed_n) * pole;
    w.lagged_once.rubbed += (rubbed - w.lagged_once.rubbed) * pole;
    w.load.pressed_n += (w.lagged_once.pressed_n - w.load.pressed_n) * pole;
    w.load.rubbed += (w.lagged_once.rubbed - w.load.rubbed) * pole;
  }
}

void DistressDetector::judge_channel(std::size_t channel, const EmgFeatures& emg,
                                     double dt_s) noexcept {
  Watch& w = watches_[channel];
  const double reference = kReferenceShare * suspect_from_;
  if (!emg.usable) {
    w.residual = 0.0;
    w.excess_v = 0.0;
    w.suspicion = std::max(0.0, w.suspicion - reference * dt_s);
    w.expected.skip(dt_s);
    return;
  }
  const ExpectedEmg::Surprise surprise = w.expected.compare(emg.tone, w.load);
  w.residual = surprise.residual;
  const double excess_v =
      std::max(0.0, (1.0 - surprise.expected / emg.tone) * emg.envelope.value());
  w.excess_v += (excess_v - w.excess_v) * dt_s / (dt_s + kExcessFilter_s);
  const double step = (std::min(w.residual, kMostResidual) - reference) * dt_s;
  w.suspicion = std::clamp(w.suspicion + step, 0.0, kMostSuspicion * kLimit);
  if (w.suspicion > kFrozenFrom * kLimit) {
    w.expected.skip(dt_s);
  } else {
    w.expected.learn(emg.tone, w.load, dt_s);
  }
}

bool DistressDetector::side_guards(Side side, double needed) const noexcept {
  double sum = 0.0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (electrodes_[c].side == side) {
      const Watch& w = watches_[c];
      const double most = w.load.rubbed > kRubbed ? kRubbedChannel : kOneChannel;
      const bool still = w.residual > kReferenceShare * suspect_from_;
      sum += still ? std::min(most, w.suspicion / kLimit) : 0.0;
    }
  }
  return sum >= needed;
}

bool DistressDetector::on_both_sides() const noexcept {
  std::array<double, kSides> sum{};
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    sum[index(electrodes_[c].side)] += watches_[c].excess_v;
  }
  return std::min(sum[0], sum[1]) >= kOnBothSides * std::max(sum[0], sum[1]);
}

bool DistressDetector::alike_everywhere(const DistressInput& input) const noexcept {
  double most = 0.0;
  double least = std::numeric_limits<double>::infinity();
  double second_least = least;
  int usable = 0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!input.emg[c].usable) {
      continue;
    }
    ++usable;
    const double excess = watches_[c].excess_v;
    most = std::max(most, excess);
    second_least = std::min(second_least, std::max(least, excess));
    least = std::min(least, excess);
  }
  return usable >= kFewestToCompare && second_least > kAlike * most;
}

bool DistressDetector::excused(const DistressInput& input, bool suspected) noexcept {
  if (!suspected) {
    suspected_for_s_ = 0.0;
    whole_body_ = false;
    return true;
  }
  suspected_for_s_ += input.dt_s;
  if (pulled_away_ago_s_ <= kWithdrawalCounts_s || suspected_for_s_ > kWholeBodyAllowed_s) {
    return false;
  }
  // Channels are judged one after another: only a whole round may be compared.
  if (turn_ == 0 && suspected_for_s_ >= kGlance_s) {
    whole_body_ = whole_body_ || alike_everywhere(input);
  }
  return whole_body_ || suspected_for_s_ < (on_both_sides() ? kLook_s : kGlance_s);
}

const DistressFinding& DistressDetector::step(const DistressInput& input) noexcept {
  if (!(input.dt_s > 0.0)) {
    return finding_;
  }
  follow_load(input);
  if (turn_ < kEmgChannels) {
    judge_channel(turn_, input.emg[turn_], input.dt_s * static_cast<double>(kTurns));
  }
  turn_ = (turn_ + 1) % kTurns;

  finding_.force_withdrawal = Newton(0.0);
  pulled_away_ago_s_ = std::min(pulled_away_ago_s_ + input.dt_s, kWithdrawalCounts_s + 1.0);
  for (std::size_t s = 0; s < kSides; ++s) {
    const ContactState& contact = input.contact[s];
    force_[s].step({.force = contact.force, .depth = contact.depth, .setpoint = input.setpoint[s]},
                   input.dt_s);
    finding_.force_withdrawal = std::max(finding_.force_withdrawal, force_[s].withdrawn());
    if (force_[s].pulls_away()) {
      pulled_away_ago_s_ = 0.0;
    }
  }
  const bool pulled_away = pulled_away_ago_s_ <= kWithdrawalCounts_s;
  const double needed = pulled_away ? kNeededWithWithdrawal : kNeeded;
  const std::array<bool, kSides> suspected{side_guards(Side::left, needed),
                                           side_guards(Side::right, needed)};
  const bool believed = !excused(input, suspected[0] || suspected[1]);
  for (std::size_t s = 0; s < kSides; ++s) {
    finding_.guarding[s] = believed && suspected[s];
  }
  finding_.emg_residual = 0.0;
  for (const Watch& w : watches_) {
    finding_.emg_residual = std::max(finding_.emg_residual, w.residual);
  }
  set_level(believed, input.dt_s);
  return finding_;
}

void DistressDetector::set_level(bool believed, double dt_s) noexcept {
  if (believed) {
    believed_for_s_ += dt_s;
    quiet_for_s_ = 0.0;
    finding_.level = believed_for_s_ >= kEndAfter_s     ? DistressLevel::end
                     : believed_for_s_ >= kPauseAfter_s ? DistressLevel::pause
                                                        : DistressLevel::ease;
    return;
  }
  quiet_for_s_ += dt_s;
  if (quiet_for_s_ >= kQuiet_s) {
    believed_for_s_ = 0.0;
    finding_.level = DistressLevel::none;
  }
}

}  // namespace knead::sense
