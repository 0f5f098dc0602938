#include "control/sense/sweep_record.hpp"

namespace knead::sense {

void SweepRecord::take(std::size_t height, Millimetre along, const SweepSample& sample) noexcept {
  if (feeling_ && height != height_) close();
  if (!feeling_) {
    feeling_ = true;
    height_ = height;
    here_.begin(along);
  }
  here_.add(sample);
}

void SweepRecord::close() noexcept {
  if (!feeling_) return;
  feeling_ = false;
  if (const auto axis = here_.axis()) axes_.push(*axis);
}

std::optional<Millimetre> SweepRecord::chest_begins(Millimetre expected) const noexcept {
  const auto border = breath_.border(expected);
  return border ? std::optional(border->along) : std::nullopt;
}

}  // namespace knead::sense
