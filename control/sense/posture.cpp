#include "control/sense/posture.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// Per frame of 10 ms: about 2 s, half a breath.
constexpr double kFollows = 0.005;
/// Leaning: this much of the back's load went over to one side, or so much of it lies there in all.
/// People who sit still stay within 0.03 in the simulated chair; unevenly built ones begin with up
/// to 0.62.
constexpr double kLeans = 0.08;
constexpr double kLeansNoMore = 0.05;
constexpr double kLiesThere = 0.70;
/// Slouching: the pelvis has lost this share of its load against the shoulders, and the seat's load
/// has gone forward. Both, because each alone comes with reading or stretching the legs. Assumed.
constexpr double kPelvisLost = 0.75;
constexpr double kPelvisBack = 0.87;
constexpr Millimetre kForward{15.0};
constexpr Millimetre kForwardNoMore{8.0};
/// Rows with this share of the strongest one are leant on; the lowest and the highest of them, so
/// much of their number, are pelvis and shoulders.
constexpr double kLeantOn = 0.1;
constexpr double kEnd = 0.35;

double share_of(double part, double rest) { return part + rest > 0.0 ? part / (part + rest) : 0.5; }

bool leaning(Posture p) { return p == Posture::leaning_left || p == Posture::leaning_right; }

}  // namespace

void PostureWatch::forget() noexcept {
  const auto advised = advised_;
  *this = PostureWatch(back_, seat_);
  advised_ = advised;
}

void PostureWatch::update(const PostureInput& input, EventList& events) noexcept {
  if (!input.seated) {
    if (seated_) forget();
    return;
  }
  if (!seated_) {
    seated_ = true;
    sat_down_ = input.now;
  }
  if (input.now - sat_down_ < kSettles) return;
  const signal::CellMask near = signal::near_rollers(back_, input.rollers);
  learn(input, near);
  if (!known_ || --until_look_ > 0) return;
  until_look_ = kLookEvery;
  const Signs seen = signs(near);
  finding_.right_load_share = seen.right_share;
  hold(judge(seen), input.now);
  finding_.held = input.now - finding_since_;
  advise(seen, input.now, events);
}

void PostureWatch::learn(const PostureInput& input, const signal::CellMask& near) noexcept {
  const Duration looked = input.now - sat_down_ - kSettles;
  // While the reference is made, the mean of all frames; afterwards the latest seconds.
  const double frames = seconds(looked) / 0.01 + 1.0;
  const double rate = known_ ? kFollows : std::max(kFollows, 1.0 / frames);
  for (std::size_t i = 0; i < back_.rows * back_.columns; ++i) {
    // A cell under a roller keeps what it had: it is not asked for its weight meanwhile.
    if (near[i]) continue;
    back_now_[i] += rate * (input.back.cells[i].value() - back_now_[i]);
  }
  for (std::size_t i = 0; i < seat_.rows * seat_.columns; ++i) {
    seat_now_[i] += rate * (input.seat.cells[i].value() - seat_now_[i]);
  }
  if (known_ || looked < kReference) return;
  known_ = true;
  back_then_ = back_now_;
  seat_then_ = seat_centre();
  finding_since_ = input.now;
  seen_since_ = input.now;
  seen_ = finding_.posture = Posture::upright;
}

Millimetre PostureWatch::seat_centre() const noexcept {
  double load = 0.0;
  double moment = 0.0;
  for (std::size_t i = 0; i < seat_.rows * seat_.columns; ++i) {
    load += seat_now_[i];
    moment += seat_now_[i] * seat_.along(i / seat_.columns).value();
  }
  return load > 0.0 ? Millimetre(moment / load) : seat_then_;
}

PostureWatch::Signs PostureWatch::signs(const signal::CellMask& near) const noexcept {
  std::array<double, kMaxMatCells> rows_now{};
  std::array<double, kMaxMatCells> rows_then{};
  std::array<double, kSides> now{};
  std::array<double, kSides> then{};
  std::array<double, kSides> all{};
  for (std::size_t row = 0; row < back_.rows; ++row) {
    for (std::size_t column = 0; column < back_.columns; ++column) {
      const std::size_t i = row * back_.columns + column;
      const std::size_t side = column < back_.columns / 2 ? 0 : 1;
      all[side] += back_then_[i];
      // The same cells then and now, so that what a roller hides does not look like a loss.
      if (near[i]) continue;
      now[side] += back_now_[i];
      then[side] += back_then_[i];
      rows_now[row] += back_now_[i];
      rows_then[row] += back_then_[i];
    }
  }
  Signs found;
  const double left = then[0] > 0.0 ? all[0] * now[0] / then[0] : all[0];
  const double right = then[1] > 0.0 ? all[1] * now[1] / then[1] : all[1];
  found.right_share = share_of(right, left);
  found.leans = found.right_share - share_of(all[1], all[0]);

  const auto begin = rows_then.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(back_.rows);
  const double leant_on = kLeantOn * *std::max_element(begin, end);
  std::size_t first = back_.rows;
  std::size_t last = 0;
  for (std::size_t row = 0; row < back_.rows; ++row) {
    if (rows_then[row] < leant_on) continue;
    first = std::min(first, row);
    last = row;
  }
  if (first >= last) return found;
  const auto ends = static_cast<std::size_t>(std::lround(kEnd * static_cast<double>(last - first)));
  double low_now = 0.0;
  double low_then = 0.0;
  double high_now = 0.0;
  double high_then = 0.0;
  for (std::size_t k = 0; k <= ends; ++k) {
    low_now += rows_now[first + k];
    low_then += rows_then[first + k];
    high_now += rows_now[last - k];
    high_then += rows_then[last - k];
  }
  const bool comparable = low_then > 0.0 && high_now > 0.0;
  if (comparable) found.pelvis = low_now / low_then * (high_then / high_now);
  found.forward = seat_centre() - seat_then_;
  return found;
}

Posture PostureWatch::judge(const Signs& s) const noexcept {
  const bool was_slouching = seen_ == Posture::slouching;
  if (s.pelvis < (was_slouching ? kPelvisBack : kPelvisLost) &&
      s.forward > (was_slouching ? kForwardNoMore : kForward)) {
    return Posture::slouching;
  }
  const double leans = leaning(seen_) ? kLeansNoMore : kLeans;
  if (s.leans > leans || s.right_share > kLiesThere) return Posture::leaning_right;
  if (s.leans < -leans || s.right_share < 1.0 - kLiesThere) return Posture::leaning_left;
  return Posture::upright;
}

void PostureWatch::hold(Posture seen, TimePoint now) noexcept {
  if (seen != seen_) {
    seen_ = seen;
    seen_since_ = now;
  }
  if (seen_ == finding_.posture || now - seen_since_ < kHold) return;
  finding_.posture = seen_;
  finding_since_ = seen_since_;
}

void PostureWatch::advise(const Signs& s, TimePoint now, EventList& events) noexcept {
  const bool slouches = finding_.posture == Posture::slouching;
  if (!slouches && !leaning(finding_.posture)) return;
  std::optional<TimePoint>& last = advised_[static_cast<std::size_t>(finding_.posture)];
  if (last && now - *last < kAdviceEvery) return;
  last = now;
  events.push({.at = now,
               .reason = slouches ? Reason::posture_slouching : Reason::posture_leaning,
               .channel = slouches ? Channel::seat_mat : Channel::back_mat,
               .value = slouches ? s.forward.value() : s.right_share,
               .lasted = finding_.held});
}

}  // namespace knead::sense
