#include "control/signal/mat_chain.hpp"

#include "control/signal/mat_bridge.hpp"

namespace knead::signal {

namespace {

/// Frames that are refused again and again are said once in this time.
constexpr Duration kOneEvent = 30s;

}  // namespace

MatChain::MatChain(const MatGeometry& geometry, const MatCalibration& calibration, Hertz rate,
                   Channel channel)
    : mat_(geometry),
      channel_(channel),
      check_(geometry, calibration, rate),
      correction_(geometry, calibration),
      cells_(geometry) {}

bool MatChain::update(const Sample<PressureMap>& sample, const RollersOnMat& rollers, TimePoint now,
                      EventList& events) noexcept {
  if (!sample.good() || sample.sequence == sequence_) return false;
  sequence_ = sample.sequence;
  health_.frame_refused = !check_.believes(sample.value, sample.acquired);
  if (health_.frame_refused) {
    // Frames that will agree with one another are a new load, not a fault: no word of those.
    if (++refused_in_row_ == MatFrameCheck::kAgreeing) say_refused(now, events);
    return false;
  }
  const bool agreed = refused_in_row_ == MatFrameCheck::kAgreeing - 1;
  if (believed_.good() && refused_in_row_ > 0 && !agreed) say_refused(now, events);
  refused_in_row_ = 0;
  const Duration since_last =
      believed_.good() ? sample.acquired - believed_.acquired : Duration::zero();
  believed_.acquired = sample.acquired;
  believed_.sequence = sample.sequence;
  believed_.validity = Validity::good;
  correction_.apply(sample.value, since_last, believed_.value);
  cells_.update(sample.value, believed_.value, sample.acquired, rollers);
  bridge(mat_, cells_.faulty(), believed_.value);
  say_cells(now, events);
  return true;
}

void MatChain::say_refused(TimePoint now, EventList& events) noexcept {
  if (said_refused_ && now - said_refused_at_ < kOneEvent) return;
  events.push({.at = now, .reason = Reason::mat_invalid, .channel = channel_});
  said_refused_ = true;
  said_refused_at_ = now;
}

void MatChain::say_cells(TimePoint now, EventList& events) noexcept {
  const MatCellWatch::Cells& faulty = cells_.faulty();
  if (faulty == health_.faulty) return;
  too_many_ = cells_.too_many();
  for (std::size_t i = 0; i < faulty.size() && !too_many_; ++i) {
    if (!faulty[i] || health_.faulty[i]) continue;
    events.push({.at = now,
                 .reason = Reason::mat_cell_bridged,
                 .channel = channel_,
                 .value = static_cast<double>(i + 1)});
  }
  health_.faulty = faulty;
  health_.bridged = cells_.count();
}

}  // namespace knead::signal
