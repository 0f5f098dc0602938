#include "control/sense/shift_watch.hpp"

namespace knead::sense {

namespace {

/// Frames that make the place: one second at 100 Hz.
constexpr int kPlaceFrames = 100;

}  // namespace

void ShiftWatch::reset() noexcept { *this = ShiftWatch(seat_, tolerance_); }

void ShiftWatch::carry_on(const ShiftWatch& other) noexcept {
  reset();
  place_ = other.place_;
  frames_ = other.frames_;
}

void ShiftWatch::update(const PressureMap& seat, TimePoint now) noexcept {
  double load = 0.0;
  double moment = 0.0;
  for (std::size_t row = 0; row < seat_.rows; ++row) {
    for (std::size_t column = 0; column < seat_.columns; ++column) {
      const double p = seat.cells[row * seat_.columns + column].value();
      load += p;
      moment += p * seat_.lateral(column).value();
    }
  }
  if (!(load > 0.0)) return;  // an empty seat is the seat switch's to say
  const Millimetre centre(moment / load);
  if (frames_ < kPlaceFrames) {
    ++frames_;
    place_ += (centre - place_) / static_cast<double>(frames_);
    within_at_ = now;
    return;
  }
  if (!within_at_) within_at_ = now;
  offset_ = centre - place_;
  if (abs(offset_) <= tolerance_.by) within_at_ = now;
  shifted_ = now - *within_at_ >= tolerance_.hold;
}

}  // namespace knead::sense
