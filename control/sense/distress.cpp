#include "control/sense/distress.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace knead::sense {

namespace {

// -- when a side is suspect
/// One false alarm of the sequential test in so long, over both sides, while its model holds: what
/// a session may have. The limit's formula errs to the safe side by a factor of 2 to 10
/// (side_suspicion_test), which is left to what the model does not know.
constexpr double kSecondsPerFalseAlarm = 1800.0;
/// `guarding_residual` scales the limit about this value, the default.
constexpr double kMiddlingResidual = 4.0;
/// Without its loudest electrode the side must say this much still: 55 to 1.
constexpr double kOthersAgree = 4.0;
/// With fewer usable electrodes a side learns nothing of its answer.
constexpr int kFewestToLearn = 2;
/// With the back pulling away, or the hand on the switch, this share of the limit will do.
constexpr double kShareWithWitness = 0.4;
constexpr double kWitnessCounts_s = 0.4;
/// From this share of both limits a side learns no more. Not from the first doubt: learning from
/// the unsuspected values alone would make the expectation sink. What one electrode alone shows is
/// learned: it is rubbed, or was knocked.
constexpr double kFrozenFrom = 0.5;

// -- what is not guarding
/// A suspicion younger than this may be the beginning of a cough, in which one side is only a block
/// ahead of the other.
constexpr int kGlanceBlocks = 6;
/// Where both sides are suspect, the pattern is looked at first.
constexpr double kLook_s = 0.04;
/// Less while both arms touch: a cough would throw them back, and is told by that as well. Without
/// touch as short a look takes coughs for guarding (found with drawn people).
constexpr double kLookWithArms_s = 0.015;
/// Longer while a movement of the whole body may go on.
constexpr double kLongLook_s = 0.2;
constexpr double kMovementEnds_s = 0.6;
/// The second weakest channel's excess over the strongest's: about 0.3 in guarding of both sides,
/// 0.8 in a cough, which tightens both sides and all heights alike.
constexpr double kAlike = 0.5;
constexpr int kFewestToCompare = 4;
/// Everything may be tight for this long (a cough lasts half a second) before it is taken for
/// guarding of the whole back.
constexpr double kWholeBodyAllowed_s = 1.1;
/// A back that throws both arms back coughs; so long until it and the leads are calm again.
constexpr double kCoughLasts_s = 0.9;
/// The back pulls away when both rollers lose it by this much in 100 ms: breath and travel make
/// 1 mm at most.
constexpr Millimetre kPullsAway{1.5};
/// When all leads shake at once, as in a flinch, less shows that it is one.
constexpr Millimetre kPullsAwayWhileMoving{0.7};

// -- levels
/// After this long without belief the level falls back to none.
constexpr double kQuiet_s = 1.0;
/// Belief that lasts although the force was eased: pause, then end.
constexpr double kPauseAfter_s = 5.0;
constexpr double kEndAfter_s = 12.0;

constexpr double kBlock_s = signal::PowerBlocks<1>::kBlock_s;

std::size_t slot(std::size_t channel) { return channel / kSides; }

double weaker_over_stronger(const std::array<SideSuspicion, kSides>& sides) {
  const double more = std::max(sides[0].nats(), sides[1].nats());
  return more > 0.0 ? std::min(sides[0].nats(), sides[1].nats()) / more : 0.0;
}

}  // namespace

DistressDetector::DistressDetector(const ChairDescription& chair, const ControlConfig& config)
    : electrodes_(chair.emg),
      residual_limit_(config.guarding_residual),
      limit_(config.guarding_residual / kMiddlingResidual *
             SideSuspicion::limit_for(kSides * kSecondsPerFalseAlarm / kBlock_s)),
      loads_(chair),
      sway_(chair) {
  reset();
}

void DistressDetector::reset() noexcept {
  loads_.reset();
  watches_ = {};
  suspicion_ = {};
  learned_ = {};
  pressed_ = {};
  force_ = {};
  surface_ = {};
  reflex_ = {};
  sway_.reset();
  pulled_away_ago_s_ = kWitnessCounts_s + 1.0;
  coughed_ago_s_ = kCoughLasts_s + 1.0;
  moved_ago_s_ = kMovementEnds_s;
  left_alone_s_ = {};
  touched_once_ = false;
  suspected_ = {};
  suspected_for_s_ = 0.0;
  whole_body_ = false;
  believed_for_s_ = 0.0;
  quiet_for_s_ = kQuiet_s;
  finding_ = DistressFinding{};
}

void DistressDetector::feel_rollers(const DistressInput& input) noexcept {
  Millimetre least_away{1e3};
  bool thrown = true;
  bool touched = false;
  finding_.force_withdrawal = Newton(0.0);
  pulled_away_ago_s_ += input.dt_s;
  coughed_ago_s_ += input.dt_s;
  moved_ago_s_ += input.dt_s;
  for (std::size_t s = 0; s < kSides; ++s) {
    const ContactState& contact = input.contact[s];
    force_[s].step({.force = contact.force, .depth = contact.depth, .setpoint = input.setpoint[s]},
                   input.dt_s);
    surface_[s].step({.in_contact = contact.in_contact,
                      .force = contact.force,
                      .setpoint = input.setpoint[s],
                      .depth = contact.depth,
                      .stiffness = contact.stiffness},
                     input.dt_s);
    reflex_[s].step({.force = contact.force,
                     .depth = contact.depth,
                     .carriage = input.carriage,
                     .stiffness = contact.stiffness},
                    input.dt_s);
    left_alone_s_[s] = contact.in_contact ? 0.0 : left_alone_s_[s] + input.dt_s;
    finding_.force_withdrawal = std::max(finding_.force_withdrawal, force_[s].withdrawn());
    if (force_[s].pulls_away()) pulled_away_ago_s_ = 0.0;
    // One arm thrown back alone is a reflex, and nothing to look away from.
    thrown = thrown && surface_[s].touched() && surface_[s].thrown();
    if (!surface_[s].touched()) continue;
    touched = touched_once_ = true;
    least_away = std::min(least_away, surface_[s].away());
  }
  away_ = touched ? least_away : Millimetre(0.0);
  if (away_ >= kPullsAway) pulled_away_ago_s_ = 0.0;
  if (thrown) coughed_ago_s_ = 0.0;
  const bool mat = input.back_mat != nullptr && input.back_mat->good();
  if (mat && input.back_mat->sequence != mat_frame_) {
    mat_frame_ = input.back_mat->sequence;
    sway_.update(input.back_mat->value, input.carriage);
  }
}

void DistressDetector::judge_block(const DistressInput& input) noexcept {
  loads_.step({.force = {input.contact[0].force, input.contact[1].force},
               .lateral = input.lateral,
               .carriage = input.carriage},
              kBlock_s);
  std::array<SideSuspicion::Nats, kSides> says{};
  std::array<double, kEmgChannels> power{};
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!input.emg[c].usable || !(input.rest_power[c] > 0.0)) {
      watches_[c].forget_now();
      continue;
    }
    power[c] = input.blocks.channel[c].power / input.rest_power[c];
    if (!touched_once_) {
      watches_[c].rest(power[c]);
      power[c] = 0.0;
      continue;
    }
    says[index(electrodes_[c].side)][slot(c)] = watches_[c].judge(power[c], loads_.at(c), kBlock_s);
  }
  // Who has not been touched has nothing to guard against; who coughs is tight all over.
  const bool open = touched_once_ && coughed_ago_s_ >= kCoughLasts_s;
  for (std::size_t s = 0; s < kSides; ++s) {
    open ? suspicion_[s].add(says[s]) : suspicion_[s].reset();
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const SideSuspicion& side = suspicion_[index(electrodes_[c].side)];
    const bool frozen = (side.nats() > kFrozenFrom * limit_ &&
                         side.without_the_loudest() > kFrozenFrom * kOthersAgree) ||
                        coughed_ago_s_ < kCoughLasts_s || finding_.level != DistressLevel::none;
    if (power[c] > 0.0 && !frozen) {
      watches_[c].learn(power[c], loads_.at(c), kBlock_s);
    } else {
      watches_[c].skip(kBlock_s);
    }
  }
}

void DistressDetector::learn_force(const DistressInput& input) noexcept {
  for (std::size_t s = 0; s < kSides; ++s) pressed_[s].learn(input.contact[s].force, input.dt_s);
  if (finding_.level != DistressLevel::none || coughed_ago_s_ < kCoughLasts_s) return;
  for (std::size_t s = 0; s < kSides; ++s) {
    int usable = 0;
    for (std::size_t c = 0; c < kEmgChannels; ++c) {
      usable += index(electrodes_[c].side) == s && input.emg[c].usable ? 1 : 0;
    }
    const bool calm = suspicion_[s].nats() < kFrozenFrom * limit_;
    if (usable >= kFewestToLearn && calm) learned_[s].learn(input.contact[s].force, input.dt_s);
  }
}

Newton DistressDetector::learned_force() const noexcept {
  // A side that was pressed and has not yet been calm under it has learned nothing.
  std::optional<Newton> least;
  for (std::size_t s = 0; s < kSides; ++s) {
    if (pressed_[s].highest() == Newton(0.0)) continue;
    least = std::min(least.value_or(learned_[s].highest()), learned_[s].highest());
  }
  return least.value_or(Newton(0.0));
}

bool DistressDetector::side_guards(std::size_t side, double limit) const noexcept {
  return suspicion_[side].nats() >= limit &&
         suspicion_[side].without_the_loudest() >= std::min(kOthersAgree, limit);
}

bool DistressDetector::on_both_sides() const noexcept {
  return weaker_over_stronger(suspicion_) >= kOnBothSides;
}

bool DistressDetector::alike_everywhere(const DistressInput& input) const noexcept {
  double most = 0.0;
  double least = std::numeric_limits<double>::infinity();
  double second_least = least;
  int usable = 0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!input.emg[c].usable) continue;
    ++usable;
    const double excess = watches_[c].excess();
    most = std::max(most, excess);
    second_least = std::min(second_least, std::max(least, excess));
    least = std::min(least, excess);
  }
  return usable >= kFewestToCompare && second_least > kAlike * most;
}

bool DistressDetector::believed(const DistressInput& input) noexcept {
  const bool pulled_away = pulled_away_ago_s_ <= kWitnessCounts_s;
  const bool witness = pulled_away || input.hand.ease || input.hand.pain;
  const double limit = limit_ * (witness ? kShareWithWitness : 1.0);
  for (std::size_t s = 0; s < kSides; ++s) suspected_[s] = side_guards(s, limit);
  if (!suspected_[0] && !suspected_[1]) {
    suspected_for_s_ = 0.0;
    whole_body_ = false;
    return false;
  }
  suspected_for_s_ += input.dt_s;
  if (suspected_for_s_ > kWholeBodyAllowed_s) return true;
  const std::size_t stronger = suspicion_[1].nats() > suspicion_[0].nats() ? 1 : 0;
  if (suspicion_[stronger].blocks() < kGlanceBlocks) return false;
  if (pulled_away) return true;
  const bool both = on_both_sides();
  const bool alike = both && alike_everywhere(input);
  if (alike && away_ >= kPullsAwayWhileMoving) return true;
  if (whole_body_ && !alike) {
    // The movement is over: what is left must speak for itself.
    suspicion_ = {};
    suspected_ = {};
    suspected_for_s_ = 0.0;
    moved_ago_s_ = 0.0;
    whole_body_ = false;
    return false;
  }
  whole_body_ = alike;
  const bool arms_tell = left_alone_s_[0] == 0.0 && left_alone_s_[1] == 0.0;
  const double look_s = moved_ago_s_ < kMovementEnds_s ? kLongLook_s
                        : arms_tell                    ? kLookWithArms_s
                                                       : kLook_s;
  return !whole_body_ && (!both || suspected_for_s_ >= look_s);
}

const DistressFinding& DistressDetector::step(const DistressInput& input) noexcept {
  if (!(input.dt_s > 0.0)) return finding_;
  feel_rollers(input);
  if (input.blocks.number != block_) {
    block_ = input.blocks.number;
    judge_block(input);
  }
  const bool guards = believed(input);
  learn_force(input);
  finding_.emg_residual = 0.0;
  for (const MuscleWatch& w : watches_) {
    finding_.emg_residual = std::max(finding_.emg_residual, w.residual());
  }
  for (std::size_t s = 0; s < kSides; ++s) finding_.guarding[s] = guards && suspected_[s];
  set_level(guards, input.dt_s);
  list_signs(input);
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

void DistressDetector::list_signs(const DistressInput& input) noexcept {
  DistressSigns signs{.electrodes = electrodes_,
                      .force = force_,
                      .suspected = suspected_,
                      .residual_limit = residual_limit_,
                      .calmer_over_other = weaker_over_stronger(suspicion_),
                      .swayed = sway_.shift(),
                      .hand = input.hand};
  for (std::size_t c = 0; c < kEmgChannels; ++c) signs.residual[c] = watches_[c].residual();
  for (std::size_t s = 0; s < kSides; ++s) {
    signs.outlasts_s[s] = std::min(left_alone_s_[s], suspected_for_s_);
    signs.stiffened[s] = reflex_[s].share();
  }
  list_evidence(signs, finding_.evidence);
}

}  // namespace knead::sense
