#include "control/sense/roller_signs.hpp"

#include <algorithm>

namespace knead::sense {

namespace {

/// The back pulls away when every roller loses it by this much in 100 ms: breath and travel make
/// 1 mm at most.
constexpr Millimetre kPullsAway{1.5};
/// When all leads have just begun to shake, as in a flinch, less shows that it is one: a cough
/// comes towards the rollers, and somebody who shifts in the seat has moved by half of it by then
/// (3 mm in 0.6 s at most). With 0.7 mm for as long as they shake three shifts of train seeds 101
/// to 340 were taken for flinches by this, with 0.45 mm for 0.16 s two.
constexpr Millimetre kPullsAwayShaking{0.45};
/// A flinch is over so soon after its leads began to shake, felt force included.
constexpr double kFlinches_s = 0.16;
constexpr double kCounts_s = 0.4;
/// The back came towards all rollers that touch by this much in 100 ms: twice what breath and
/// travel make. Assumed.
constexpr Millimetre kComes{2.0};
/// So long after that the back may still be on its way back.
constexpr double kReturns_s = 0.9;
/// A roller that was taken back because its force passed the limit loses force by its own movement,
/// and sooner than the depth shows it, since tissue is damped. The watches look back over 100 ms;
/// what is more is the sensors' delay.
constexpr double kGaveWay_s = 0.12;

}  // namespace

void RollerSigns::reset() noexcept {
  force_ = {};
  surface_ = {};
  reflex_ = {};
  left_alone_s_ = {};
  gave_way_ago_s_.fill(kGaveWay_s);
  touched_once_ = thrown_ = false;
  pulled_away_ago_s_ = kCounts_s + 1.0;
  came_ago_s_ = kReturns_s + 1.0;
}

void RollerSigns::step(const Input& input, double dt_s) noexcept {
  constexpr Millimetre kNone{1e3};
  Millimetre least_away = kNone;
  Millimetre least_towards = kNone;
  bool left = true;
  bool pulls_away = false;
  thrown_ = true;
  for (std::size_t s = 0; s < kSides; ++s) {
    const ContactState& contact = input.contact[s];
    force_[s].step({.force = contact.force,
                    .depth = contact.depth,
                    .setpoint = input.setpoint[s],
                    .lateral = input.lateral[s],
                    .stiffness = contact.stiffness},
                   dt_s);
    surface_[s].step({.in_contact = contact.in_contact,
                      .force = contact.force,
                      .setpoint = input.setpoint[s],
                      .depth = contact.depth,
                      .lateral = input.lateral[s],
                      .stiffness = contact.stiffness},
                     dt_s);
    reflex_[s].step({.force = contact.force,
                     .depth = contact.depth,
                     .carriage = input.carriage,
                     .stiffness = contact.stiffness},
                    dt_s);
    left_alone_s_[s] = contact.in_contact ? 0.0 : left_alone_s_[s] + dt_s;
    gave_way_ago_s_[s] = input.gives_way[s] ? 0.0 : gave_way_ago_s_[s] + dt_s;
    const bool gave_way = gave_way_ago_s_[s] < kGaveWay_s;
    pulls_away = pulls_away || (force_[s].pulls_away() && !gave_way);
    // One arm thrown back alone is a reflex, and no movement of the whole person.
    thrown_ = thrown_ && surface_[s].touched() && surface_[s].thrown();
    if (!surface_[s].touched()) continue;
    touched_once_ = true;
    least_away = std::min(least_away, gave_way ? Millimetre(0.0) : surface_[s].away());
    least_towards = std::min(least_towards, surface_[s].towards());
    left = left && surface_[s].left() && !gave_way;
  }
  const bool touches = least_away < kNone;
  came_ago_s_ = thrown_ || (touches && least_towards > kComes) ? 0.0 : came_ago_s_ + dt_s;
  const bool just_shaken = input.leads_shake_for_s > 0.0 && input.leads_shake_for_s < kFlinches_s;
  const Millimetre enough = just_shaken ? kPullsAwayShaking : kPullsAway;
  pulls_away = pulls_away || (touches && (left || least_away >= enough));
  pulled_away_ago_s_ = pulls_away ? 0.0 : pulled_away_ago_s_ + dt_s;
}

bool RollerSigns::pulled_away() const noexcept {
  return pulled_away_ago_s_ <= kCounts_s && came_ago_s_ >= kReturns_s;
}

Newton RollerSigns::withdrawn() const noexcept {
  return std::max(force_[0].withdrawn(), force_[1].withdrawn());
}

}  // namespace knead::sense
