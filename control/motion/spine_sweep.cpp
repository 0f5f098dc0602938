#include "control/motion/spine_sweep.hpp"

#include <algorithm>

#include "control/motion/force_reference.hpp"

namespace knead::motion {
namespace {

constexpr Millimetre kClearance{4.0};
/// A footprint has length and the carriage lags: the line is looked at this far up and down.
constexpr Millimetre kLookAlong{20.0};
/// Both sides feel a back's roundness over no less than this. Assumed: half of it, with which
/// `sense::SweepAxis` begins to tell, says too little.
constexpr Millimetre kLeastWay{40.0};
/// As far out as trunks reach that carry a roller: the narrowest is 130 mm wide to each side.
/// Assumed.
constexpr Millimetre kOutermost{122.0};
/// Slow enough for the force loop to follow a back that falls away by 0.5 mm per mm.
constexpr MillimetrePerSecond kOutSpeed{25.0};
constexpr MillimetrePerSecond kArmSpeed{60.0};
constexpr MillimetrePerSecond kCarriageSpeed{90.0};  ///< unloaded; below the gate's 120 mm/s
constexpr double kArmAcceleration_mm_s2 = 300.0;
constexpr double kCarriageAcceleration_mm_s2 = 250.0;
/// Until the force loop rests on the touch.
constexpr double kRested_s = 0.4;
/// From fully retracted at 16 mm/s the deepest back (45 mm and 10 mm of roundness) takes 3.5 s.
constexpr double kTouchWait_s = 5.0;
/// Touch lost for longer than a bounce: the edge of the back.
constexpr double kLost_s = 0.3;
constexpr double kLiftWait_s = 1.0;
/// While they touch: stroking, of 10 to 100 mm/s.
constexpr MillimetrePerSecond kStrokeSpeed{30.0};
/// Inwards the back rises by up to 0.6 mm per mm: the force loop must follow without 5 N.
constexpr MillimetrePerSecond kInSpeed{6.0};
/// Beside the long muscles (55 mm and more), and well inside the narrowest trunk: over the ribs,
/// where there are any.
constexpr Millimetre kRestAside{110.0};
/// The whole way from loin to chest lies between the outer two, wherever in its scatter of 15 mm
/// to either side a border is that is as wide as `sense::BreathBorder` takes it for.
constexpr Millimetre kRestPitch{45.0};
/// Until the force loop rests after a stroke.
constexpr double kSettled_s = 0.4;
/// Most of a breath, of 3 to 5 s. Longer is surer, and longer to wait.
constexpr double kRest_s = 2.0;
constexpr Millimetre kDepthKept{2.0};
constexpr Millimetre kArrived{2.0};
/// A touch below this is lost with each breath. Assumed.
constexpr Newton kLeastTouch{2.5};
/// Heights between pelvis (0) and shoulder blades (1).
constexpr double kLowerShare = 0.35;
constexpr double kUpperShare = 0.95;
/// Where the carriage waits until the mat has told: near the lower height of a middling person.
constexpr Millimetre kWaitingPlace{290.0};

Millimetre outermost(const RollerGeometry& roller) noexcept {
  return std::min(kOutermost, roller.lateral_outer);
}

}  // namespace

Millimetre clear_of_the_band(const RollerGeometry& roller, const SpineBand& band,
                             Millimetre along) noexcept {
  // Between the knots the line is straight; half a look between samples is well under a knot.
  Millimetre aside{};
  for (const double step : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
    aside = std::max(aside, abs(band.line.at(along + kLookAlong * step)));
  }
  return std::max(aside + band.half_width + roller.footprint_radius_max() + kClearance,
                  roller.lateral_inner);
}

bool sweep_has_room(const RollerGeometry& roller, const SpineBand& band,
                    const SweepHeights& heights) noexcept {
  return std::ranges::all_of(heights, [&](Millimetre along) {
    return outermost(roller) - clear_of_the_band(roller, band, along) >= kLeastWay;
  });
}

SweepHeights sweep_heights(const ScanFinding& finding) noexcept {
  const Millimetre length = finding.shoulders_along - finding.pelvis_along;
  return {finding.pelvis_along + length * kLowerShare, finding.pelvis_along + length * kUpperShare};
}

RestHeights rest_heights(const ScanFinding& finding) noexcept {
  const Millimetre middle = finding.borders.lumbar_thoracic;
  return {middle - kRestPitch, middle, middle + kRestPitch};
}

bool sweep_permitted(const Envelope& envelope, Millimetre along) noexcept {
  return std::ranges::all_of(kBothSides, [&](Side side) {
    return working_ceiling(envelope.force_ceiling_at(side, along)) >= kLeastTouch;
  });
}

SpineSweep::SpineSweep(const ChairDescription& chair)
    : roller_(chair.roller),
      outer_(outermost(chair.roller)),
      carriage_max_(chair.carriage_max),
      carriage_(kCarriageAcceleration_mm_s2),
      outward_(kArmAcceleration_mm_s2) {}

void SpineSweep::begin(Millimetre carriage,
                       const std::array<Millimetre, kSides>& lateral) noexcept {
  carriage_.start(carriage);
  // The further arm leads: neither may come nearer to the middle than it stands.
  outward_.start(std::max(abs(lateral[0]), abs(lateral[1])));
  height_ = rest_ = 0;
  touching_s_ = untouched_s_ = settled_s_ = 0.0;
  view_ = SweepView{};
  enter(Stage::place);
}

bool SpineSweep::touches(Stage stage) noexcept {
  return stage == Stage::touch || stage == Stage::out || stage == Stage::stroke ||
         stage == Stage::rest;
}

void SpineSweep::enter(Stage stage) noexcept {
  stage_ = stage;
  stage_s_ = 0.0;
}

Millimetre SpineSweep::carriage_place(const SweepInput& input) const noexcept {
  return std::min(input.wanted ? input.places.heights[height_] : kWaitingPlace, carriage_max_);
}

bool SpineSweep::lost(const SweepInput& input) const noexcept {
  const Millimetre deepest = std::max(input.depth[0], input.depth[1]);
  return deepest > input.depth_max - kDepthKept || untouched_s_ > kLost_s;
}

Millimetre SpineSweep::rest_place(const SweepInput& input) const noexcept {
  return std::min((*input.places.rests)[rest_], carriage_max_);
}

Millimetre SpineSweep::rest_aside(const SweepInput& input) const noexcept {
  return std::max(kRestAside, clear_of_the_band(roller_, input.band, rest_place(input)));
}

bool SpineSweep::at_rest(const SweepInput& input) const noexcept {
  return carriage_.arrived(rest_place(input)) && outward_.arrived(rest_aside(input)) &&
         abs(input.carriage - rest_place(input)) < kArrived;
}

void SpineSweep::choose_stage(const SweepInput& input) noexcept {
  const bool both = input.in_contact[0] && input.in_contact[1];
  const bool none = !input.in_contact[0] && !input.in_contact[1];
  touching_s_ = both ? touching_s_ + input.dt_s : 0.0;
  untouched_s_ = both ? 0.0 : untouched_s_ + input.dt_s;
  stage_s_ += input.dt_s;
  if (!input.wanted && touches(stage_)) enter(Stage::lift);
  const bool for_rests = stage_ == Stage::stroke || stage_ == Stage::rest;
  if (for_rests && !input.places.rests) enter(Stage::lift);
  switch (stage_) {
    case Stage::place: {
      const Millimetre there = carriage_place(input);
      if (input.wanted && carriage_.arrived(there) && abs(input.carriage - there) < kArrived &&
          outward_.arrived(clear_of_the_band(roller_, input.band, there))) {
        enter(Stage::touch);
      }
      break;
    }
    case Stage::touch:
      if (touching_s_ > kRested_s) {
        enter(Stage::out);
      } else if (stage_s_ > kTouchWait_s) {
        enter(Stage::lift);
      }
      break;
    case Stage::out:
      if (lost(input)) {
        enter(Stage::lift);
      } else if (outward_.arrived(outer_)) {
        enter(height_ == 0 && input.places.rests ? Stage::stroke : Stage::lift);
      }
      break;
    case Stage::stroke:
      settled_s_ = at_rest(input) ? settled_s_ + input.dt_s : 0.0;
      if (lost(input)) {
        enter(Stage::lift);
      } else if (settled_s_ > kSettled_s) {
        settled_s_ = 0.0;
        enter(Stage::rest);
      }
      break;
    case Stage::rest:
      if (lost(input)) {
        enter(Stage::lift);
      } else if (stage_s_ > kRest_s) {
        ++rest_;
        enter(rest_ < input.places.rests->size() ? Stage::stroke : Stage::lift);
      }
      break;
    case Stage::lift:
      if (!none && stage_s_ < kLiftWait_s) break;
      if (!input.wanted) {
        height_ = rest_ = 0;
        enter(Stage::place);
      } else if (height_ + 1 < kSweepHeights) {
        ++height_;
        enter(Stage::place);
      } else {
        enter(Stage::done);
      }
      break;
    case Stage::done:
      break;
  }
}

void SpineSweep::move(const SweepInput& input) noexcept {
  switch (stage_) {
    case Stage::place: {
      const Millimetre there = carriage_place(input);
      carriage_.step(there, kCarriageSpeed, input.dt_s);
      outward_.step(clear_of_the_band(roller_, input.band, there), kArmSpeed, input.dt_s);
      break;
    }
    case Stage::out:
      outward_.step(outer_, kOutSpeed, input.dt_s);
      break;
    case Stage::stroke:
      carriage_.step(rest_place(input), kStrokeSpeed, input.dt_s);
      outward_.step(rest_aside(input), kInSpeed, input.dt_s);
      break;
    case Stage::touch:
    case Stage::rest:
    case Stage::lift:
    case Stage::done:
      break;
  }
}

SweepSetpoint SpineSweep::step(const SweepInput& input) noexcept {
  choose_stage(input);
  move(input);
  const bool pressing = touches(stage_);
  const bool both = input.in_contact[0] && input.in_contact[1];
  view_ = {.feeling = stage_ == Stage::out && both,
           .height = height_,
           .resting = stage_ == Stage::rest && both,
           .rest = rest_,
           .done = stage_ == Stage::done};
  SweepSetpoint out{.carriage = carriage_.position()};
  for (const Side side : kBothSides) {
    out.lateral[index(side)] = outward_.position() * lateral_sign(side);
    out.force[index(side)] = pressing ? std::max(kLeastTouch, kTouch * input.share) : Newton(0.0);
  }
  return out;
}

}  // namespace knead::motion
