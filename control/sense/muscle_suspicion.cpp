#include "control/sense/muscle_suspicion.hpp"

#include <algorithm>

namespace knead::sense {

namespace {

/// One block says no more than this: a spike is not a contraction. Chosen on train seeds 2001 to
/// 2072: with 3 half are found 2 ms and the slowest twentieth 3 ms later, with no fewer false
/// reductions, with 2.5 another 7 ms.
constexpr double kMostNats = 4.0;
/// Without its loudest electrode the side must say this much still: 7 to 1. One electrode alone may
/// have been knocked. Chosen on train seeds 1 to 60: with 1 no sooner and a tenth more false
/// reductions, with 3 the slowest twentieth 10 ms later and a tenth fewer.
constexpr double kOthersAgree = 2.0;
/// An electrode that stands out by so many times its healthy amplitude was knocked, or its lead
/// pulled, unless another one of its side shows at least this share of it. Guarding shows a quarter
/// in the whole side. Assumed.
constexpr double kStandsOut = 2.0;
constexpr double kSeenBeside = 0.1;
/// A suspicion younger than this may be the beginning of a cough, in which one side is only a block
/// or two ahead of the other.
constexpr int kGlanceBlocks = 5;
/// Guarding must explain it so much better than a common cause: 7 to 1. With 1 as many false
/// reductions within chance (train seeds 2001 to 2072).
constexpr double kApart = 2.0;
/// From this share of the limit on causes are weighed, the block that takes a suspicion there
/// included: a tenth of it at most goes unweighed, and weighing every block is a tenth of what a
/// cycle of a massage costs.
constexpr double kAsksFrom = 0.1;
/// From this share of the limit a side learns no more. Not from the first doubt: learning from the
/// unsuspected values alone would make the expectation sink. What one electrode alone shows is
/// learned: it is rubbed, or was knocked.
constexpr double kFrozenFrom = 0.5;

std::size_t slot(std::size_t channel) { return channel / kSides; }

}  // namespace

MuscleSuspicion::MuscleSuspicion(const ChairDescription& chair, double limit)
    : electrodes_(chair.emg), limit_(limit), loads_(chair), body_(chair), cause_(chair) {}

void MuscleSuspicion::reset() noexcept {
  loads_.reset();
  body_.reset();
  cause_.reset();
  shake_.reset();
  leads_.reset();
  watches_ = {};
  tense_ = {};
  guards_ = {};
}

void MuscleSuspicion::judge(const Block& block, double dt_s) noexcept {
  loads_.step(block.rollers, dt_s);
  ShakenLeads::Input slow;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    slow.slow[c] = block.blocks.channel[c].slow;
    slow.excess[c] = watches_[c].excess();
    slow.usable[c] = block.emg[c].usable;
  }
  leads_.step(slow);
  WholeBody::Input shown{.arms_thrown = block.arms_thrown};
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const signal::PowerBlock& heard = block.blocks.channel[c];
    if (!block.emg[c].usable || !(heard.rest[0] > 0.0) || !(heard.rest[1] > 0.0)) {
      watches_[c].forget_now();
      continue;
    }
    if (!block.touched) {
      watches_[c].rest(heard);
      continue;
    }
    watches_[c].look(heard, loads_.at(c), dt_s);
    shown.usable[c] = true;
    shown.excess[c] = watches_[c].excess();
    shown.newest[c] = watches_[c].newest_excess();
  }
  // Who has not been touched has nothing to guard against.
  if (!block.touched) return;
  body_.step(shown, dt_s);
  shake_.step(body_.most_show(), dt_s);

  std::array<SideSuspicion::Nats, kSides> any{};
  std::array<SideSuspicion::Nats, kSides> apart{};
  CommonCause::Input explained{.watches = watches_, .usable = shown.usable};
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (!shown.usable[c]) continue;
    const std::size_t s = index(electrodes_[c].side);
    const double moved = explained.moved[c] = body_.adds(c);
    any[s][slot(c)] = std::min(kMostNats, watches_[c].guarding_nats(0.0));
    apart[s][slot(c)] =
        moved > 0.0 ? std::min(kMostNats, watches_[c].guarding_nats(moved)) : any[s][slot(c)];
  }
  bool asked = false;
  for (std::size_t s = 0; s < kSides; ++s) {
    tense_[s].add(any[s]);
    body_.moves() ? guards_[s].reset() : guards_[s].add(apart[s]);
    asked = asked || tense_[s].nats() > kAsksFrom * limit_;
  }
  asked ? cause_.step(explained, dt_s) : cause_.fade(dt_s);
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const SideSuspicion& side = tense_[index(electrodes_[c].side)];
    const bool frozen =
        (side.nats() > kFrozenFrom * limit_ && side.without_the_loudest() > kOthersAgree) ||
        body_.moved() || block.distress;
    if (shown.usable[c] && !frozen) {
      watches_[c].learn(loads_.at(c), dt_s);
    } else {
      watches_[c].skip(dt_s);
    }
  }
}

bool MuscleSuspicion::one_alone(std::size_t side) const noexcept {
  double most = 0.0;
  double second = 0.0;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (index(electrodes_[c].side) != side) continue;
    const double here = watches_[c].stands_out();
    second = std::max(second, std::min(most, here));
    most = std::max(most, here);
  }
  return most > kStandsOut && second < kSeenBeside * most;
}

bool MuscleSuspicion::carried(std::size_t side, const SideSuspicion& suspicion,
                              double limit) const noexcept {
  const double others = suspicion.without_the_loudest();
  if (suspicion.nats() < limit || others < std::min(kOthersAgree, limit)) return false;
  return others >= limit || !one_alone(side);
}

bool MuscleSuspicion::guards(std::size_t side) const noexcept {
  return guards_[side].blocks() >= kGlanceBlocks && carried(side, guards_[side], limit_);
}

bool MuscleSuspicion::stands_apart(std::size_t side) const noexcept {
  return guarding_over_common(side) >= kApart;
}

bool MuscleSuspicion::tense(std::size_t side, double share_of_limit) const noexcept {
  return carried(side, tense_[side], limit_ * share_of_limit);
}

bool MuscleSuspicion::calm(std::size_t side) const noexcept {
  return tense_[side].nats() < kFrozenFrom * limit_ && !body_.moved();
}

double MuscleSuspicion::weaker_over_stronger() const noexcept {
  const double more = std::max(tense_[0].nats(), tense_[1].nats());
  return more > 0.0 ? std::min(tense_[0].nats(), tense_[1].nats()) / more : 0.0;
}

}  // namespace knead::sense
