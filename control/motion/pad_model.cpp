#include "control/motion/pad_model.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

// The pad: 300 W/m2 into 5250 J/(m2 K) of foil and cover, 0.057 m2 K/W to the skin and at least
// 0.12 m2 K/W to the room. All assumed (docs/simulator.md has the same pad); the least rise takes
// a fifth off the heat and adds a fifth to what is lost.
constexpr double kWeakest = 0.8;
constexpr double kLeakiest = 1.2;
constexpr double kFullDuty_k_per_s = kWeakest * 300.0 / 5250.0;
constexpr double kToPerson_per_s = kLeakiest / (0.057 * 5250.0);
constexpr double kToRoom_per_s = kLeakiest / (0.12 * 5250.0);
constexpr double kCoolestSkin_degc = 30.0;
constexpr double kCoolestRoom_degc = 16.0;

}  // namespace

double least_rise_k_per_s(Celsius surface, Fraction duty) noexcept {
  const double over_skin = std::max(0.0, surface.value() - kCoolestSkin_degc);
  const double over_room = std::max(0.0, surface.value() - kCoolestRoom_degc);
  return kFullDuty_k_per_s * duty.value() - kToPerson_per_s * over_skin - kToRoom_per_s * over_room;
}

void PadModel::follow(double now_degc) noexcept {
  before_degc_ = now_degc;
  if (believes_) lowest_degc_ = highest_degc_ = now_degc;
  lowest_degc_ = std::min(lowest_degc_, now_degc);
  highest_degc_ = std::max(highest_degc_, now_degc);
}

void PadModel::step(Celsius measured, Fraction duty, double dt_s) noexcept {
  const double now_degc = measured.value();
  if (running_ && believes_) {
    const double must = least_rise_k_per_s(measured, duty) * dt_s;
    // What a surface rises more than it must is no credit for later.
    missing_k_ = std::max(0.0, missing_k_ + must - (now_degc - before_degc_));
    believes_ = missing_k_ < kMissingMost_k;
  }
  running_ = true;
  follow(now_degc);
}

void PadModel::rest(Celsius measured) noexcept {
  if (running_) follow(measured.value());
}

void PadModel::begin_anew() noexcept {
  if (!believes_ && highest_degc_ - lowest_degc_ >= kAlive_k) *this = PadModel{};
}

}  // namespace knead::motion
