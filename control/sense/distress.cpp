#include "control/sense/distress.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace knead::sense {

namespace {

// -- when a side is suspect
/// One false alarm of the sequential test in so long, over both sides, while its model holds: half
/// of what a session may have, the rest is left to movements. The limit's formula errs to
/// the safe side by a factor of 2 to 10 (side_suspicion_test), which is left to what the model does
/// not know.
constexpr double kSecondsPerFalseAlarm = 3600.0;
/// `guarding_residual` scales the limit about this value, the default.
constexpr double kMiddlingResidual = 4.0;
/// With fewer usable electrodes a side learns nothing of its answer.
constexpr int kFewestToLearn = 2;
/// With the back pulling away, or the hand on the switch, this share of the limit will do.
constexpr double kShareWithWitness = 0.4;

// -- what may be a movement
/// Where both sides are suspect at once, or all leads are about as much disturbed, the person is
/// looked at first: a cough or a shift in the seat makes itself known.
constexpr double kLook_s = 0.04;
/// Less while both arms touch: a cough would throw them back, and is told by that as well. With
/// 15 ms a sixth more false reductions, with 45 ms more is missed (train seeds 2001 to 2072).
constexpr double kLookWithArms_s = 0.03;
/// Where a disturbance of all leads explains it better than guarding does, by this much, a shift in
/// the seat begins: its shaking is seen below the muscle's band within this time. By e: with 1 or
/// with 2.7 to 1 as many false reductions (train seeds 2001 to 2072).
constexpr double kCommonExplains = -1.0;
constexpr double kLookAtCommon_s = 0.1;
/// Where it explains it far better, a shift is under way, however calm the slow band is: most are
/// over by then. Of 930 true episodes of train seeds 101 to 340 none fell below -1, of 11 false
/// reductions in shifts none was above -10. Bounded, since somebody may tense the whole back alike.
constexpr double kCommonExplainsFar = -5.0;
constexpr double kLookAtShift_s = 1.0;
/// Guarding of both sides that so much speaks for is none of a movement's beginnings.
constexpr double kFarApart = 4.0;
/// From this share of the limit on, a look goes on.
constexpr double kLooksFrom = 0.5;
/// Everything may be tight or shaken for this long (a cough lasts half a second, a shift in the
/// seat up to a second and a half, until the leads are at rest) before it is taken for guarding of
/// the whole back. Assumed.
constexpr double kWholeBodyAllowed_s = 2.0;

// -- levels
/// After this long without belief the level falls back to none.
constexpr double kQuiet_s = 1.0;
/// Belief that lasts although the force was eased: pause, then end.
constexpr double kPauseAfter_s = 5.0;
constexpr double kEndAfter_s = 12.0;

constexpr double kBlock_s = signal::PowerBlocks<1>::kBlock_s;

}  // namespace

DistressDetector::DistressDetector(const ChairDescription& chair, const ControlConfig& config)
    : electrodes_(chair.emg),
      residual_limit_(config.guarding_residual),
      muscles_(chair, config.guarding_residual / kMiddlingResidual *
                          SideSuspicion::limit_for(kSides * kSecondsPerFalseAlarm / kBlock_s)),
      sway_(chair) {
  reset();
}

void DistressDetector::reset() noexcept {
  muscles_.reset();
  rollers_.reset();
  sway_.reset();
  learned_ = {};
  pressed_ = {};
  thrown_since_block_ = false;
  forget_positions();
  suspected_ = {};
  suspected_for_s_ = looked_for_s_ = 0.0;
  believed_for_s_ = 0.0;
  quiet_for_s_ = kQuiet_s;
  finding_ = DistressFinding{};
}

void DistressDetector::feel(const DistressInput& input) noexcept {
  rollers_.step({.contact = input.contact,
                 .setpoint = input.setpoint,
                 .lateral = input.lateral,
                 .carriage = input.carriage,
                 .gives_way = input.gives_way,
                 .leads_shake_for_s = muscles_.body().shakes_for_s()},
                input.dt_s);
  thrown_since_block_ = thrown_since_block_ || rollers_.thrown();
  for (std::size_t s = 0; s < kSides; ++s) lateral_sum_[s] += input.lateral[s];
  carriage_sum_ += input.carriage;
  ++cycles_;
  const bool mat = input.back_mat != nullptr && input.back_mat->good();
  if (mat && input.back_mat->sequence != mat_frame_) {
    mat_frame_ = input.back_mat->sequence;
    sway_.update(input.back_mat->value, input.carriage);
  }
}

void DistressDetector::forget_positions() noexcept {
  lateral_sum_ = {};
  carriage_sum_ = Millimetre(0.0);
  cycles_ = 0;
}

void DistressDetector::judge_block(const DistressInput& input) noexcept {
  if (input.blocks.number == block_) return;
  block_ = input.blocks.number;
  muscles_.judge({.blocks = input.blocks,
                  .emg = input.emg,
                  .rollers = {.force = {input.contact[0].force, input.contact[1].force},
                              .lateral = {lateral_sum_[0] / cycles_, lateral_sum_[1] / cycles_},
                              .carriage = carriage_sum_ / cycles_},
                  .touched = rollers_.touched_once(),
                  .arms_thrown = thrown_since_block_,
                  .distress = finding_.level != DistressLevel::none},
                 kBlock_s);
  thrown_since_block_ = false;
  forget_positions();
}

void DistressDetector::learn_force(const DistressInput& input) noexcept {
  for (std::size_t s = 0; s < kSides; ++s) pressed_[s].learn(input.contact[s].force, input.dt_s);
  if (finding_.level != DistressLevel::none) return;
  for (std::size_t s = 0; s < kSides; ++s) {
    int usable = 0;
    for (std::size_t c = 0; c < kEmgChannels; ++c) {
      usable += index(electrodes_[c].side) == s && input.emg[c].usable ? 1 : 0;
    }
    if (usable >= kFewestToLearn && muscles_.calm(s)) {
      learned_[s].learn(input.contact[s].force, input.dt_s);
    }
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

bool DistressDetector::may_be_a_movement(double dt_s) noexcept {
  double over_common = -std::numeric_limits<double>::infinity();
  bool apart = false;
  for (std::size_t s = 0; s < kSides; ++s) {
    if (!muscles_.guards(s)) continue;
    over_common = std::max(over_common, muscles_.guarding_over_common(s));
    apart = apart || muscles_.stands_apart(s);
  }
  const bool one_side = muscles_.weaker_over_stronger() < kOnBothSides;
  const bool far = over_common >= kFarApart && !muscles_.body().moved();
  if (apart && (one_side || far)) return false;
  // What shook all leads leaves suspicion behind: looked at anew when they are calm.
  looked_for_s_ = muscles_.leads().shake() ? 0.0 : looked_for_s_ + dt_s;
  const bool arms_tell = rollers_.left_alone_s(0) == 0.0 && rollers_.left_alone_s(1) == 0.0;
  const double look_s = over_common < kCommonExplainsFar ? kLookAtShift_s
                        : over_common < kCommonExplains  ? kLookAtCommon_s
                        : arms_tell                      ? kLookWithArms_s
                                                         : kLook_s;
  return looked_for_s_ < look_s;
}

void DistressDetector::believe(const DistressInput& input) noexcept {
  const bool witness =
      rollers_.pulled_away() || muscles_.flinched() || input.hand.ease || input.hand.pain;
  bool tense = false;
  bool still_tense = false;
  std::array<bool, kSides> guards{};
  for (std::size_t s = 0; s < kSides; ++s) {
    tense = tense || muscles_.tense(s, 1.0);
    still_tense = still_tense || muscles_.tense(s, kLooksFrom);
    guards[s] = muscles_.guards(s);
    suspected_[s] = guards[s] || muscles_.tense(s, witness ? kShareWithWitness : 1.0);
  }
  // A block or two below the limit, by chance, hold the clock; only calm turns it back.
  if (tense) suspected_for_s_ += input.dt_s;
  if (!still_tense) suspected_for_s_ = looked_for_s_ = 0.0;
  const bool apart = (guards[0] || guards[1]) && !may_be_a_movement(input.dt_s);
  const bool everything = witness || suspected_for_s_ > kWholeBodyAllowed_s;
  for (std::size_t s = 0; s < kSides; ++s) {
    finding_.guarding[s] = (apart && guards[s]) || (everything && suspected_[s]);
  }
}

const DistressFinding& DistressDetector::step(const DistressInput& input) noexcept {
  if (!(input.dt_s > 0.0)) return finding_;
  feel(input);
  judge_block(input);
  believe(input);
  learn_force(input);
  finding_.force_withdrawal = rollers_.withdrawn();
  finding_.emg_residual = 0.0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    finding_.emg_residual = std::max(finding_.emg_residual, muscles_.residual(c));
  }
  set_level(finding_.guarding[0] || finding_.guarding[1], input.dt_s);
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
                      .force = rollers_.force(),
                      .suspected = suspected_,
                      .residual_limit = residual_limit_,
                      .calmer_over_other = muscles_.weaker_over_stronger(),
                      .swayed = sway_.shift(),
                      .hand = input.hand};
  for (std::size_t c = 0; c < kEmgChannels; ++c) signs.residual[c] = muscles_.residual(c);
  for (std::size_t s = 0; s < kSides; ++s) {
    signs.outlasts_s[s] = std::min(rollers_.left_alone_s(s), suspected_for_s_);
    signs.stiffened[s] = rollers_.stiffened(s);
  }
  list_evidence(signs, finding_.evidence);
}

}  // namespace knead::sense
