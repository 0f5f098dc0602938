#include "control/signal/mat_stillness.hpp"

#include <algorithm>
#include <cmath>

namespace knead::signal {

namespace {

/// Frames are averaged over this long: the noise of 20 of them falls to a quarter.
constexpr Duration kBlock = 200ms;
/// What is remembered: three breaths or more. In blocks.
constexpr double kMemory = 75.0;
/// Nothing is said before this many blocks: 8 s, more than a slow breath.
constexpr double kEnough = 40.0;
/// Changes over a second overlap, so that half of the blocks tell something of their own. Assumed.
constexpr double kOwnShare = 0.5;
/// Loads under this drown in the reference mat's noise of 0.05 kPa.
constexpr double kLoaded_kpa = 0.5;
/// The neighbours must move by this share (RMS, over a second) before a still cell is worth a word;
/// breathing makes 4 to 6 % in the simulated chair, noise 0.5 %.
constexpr double kMoves = 0.015;
/// More than this within a second is no breath: a neighbour broke, or the person moved there.
constexpr double kNoBreath = 0.15;
/// A good cell answers with 1; below this, with this many of its own standard errors to spare, for
/// so many blocks, it is stuck.
constexpr double kAnswers = 0.4;
constexpr double kSure = 3.5;
constexpr int kDoubted = 5;
/// The person moved: what was learned about one place does not hold for the other. Breathing at
/// 0.35 Hz changes 2.2 % from block to block. Share of the load.
constexpr double kMoved = 0.06;
constexpr int kWitnesses = 3;

}  // namespace

void MatStillness::update(const PressureMap& pressure, TimePoint acquired,
                          const RollersOnMat& rollers, const Cells& faulty) noexcept {
  if (frames_ == 0) block_began_ = acquired;
  const std::size_t cells = mat_.rows * mat_.columns;
  for (std::size_t i = 0; i < cells; ++i) sum_[i] += pressure.cells[i].value();
  ++frames_;
  if (acquired - block_began_ < kBlock) return;
  take_block(rollers, faulty);
  sum_.fill(0.0);
  frames_ = 0;
}

void MatStillness::take_block(const RollersOnMat& rollers, const Cells& faulty) noexcept {
  const std::size_t cells = mat_.rows * mat_.columns;
  newest_ = (newest_ + 1) % blocks_.size();
  for (std::size_t i = 0; i < cells; ++i) blocks_[newest_][i] = sum_[i] / frames_;
  ++known_;
  const CellMask near = near_rollers(mat_, rollers);
  if (known_ > 1 && person_moved(near, faulty)) {
    known_ = 1;
    answers_.fill(Answer{});
    still_.fill(false);
  }
  for (std::size_t i = 0; i < cells; ++i) {
    Answer& a = answers_[i];
    a.clear = near[i] ? 0 : a.clear + 1;
    if (known_ > kLag && a.clear > static_cast<int>(kLag)) judge(i, faulty);
  }
}

bool MatStillness::person_moved(const CellMask& near, const Cells& faulty) const noexcept {
  const auto& now = blocks_[newest_];
  const auto& before = blocks_[(newest_ + blocks_.size() - 1) % blocks_.size()];
  double changed = 0.0;
  double load = 0.0;
  for (std::size_t i = 0; i < mat_.rows * mat_.columns; ++i) {
    if (faulty[i] || near[i]) continue;
    changed += std::abs(now[i] - before[i]);
    load += now[i];
  }
  return changed > kMoved * load;
}

void MatStillness::judge(std::size_t cell, const Cells& faulty) noexcept {
  const auto& now = blocks_[newest_];
  const auto& then = blocks_[(newest_ + 1) % blocks_.size()];
  double around = 0.0;
  double around_then = 0.0;
  int witnesses = 0;
  // All good ones, loaded or not: who takes part must not depend on what they read.
  visit_neighbours(mat_, cell, 1, [&](std::size_t other, double) {
    if (faulty[other]) return;
    around += now[other];
    around_then += then[other];
    ++witnesses;
  });
  const double own_load = 0.5 * (now[cell] + then[cell]);
  const double their_load = 0.5 * (around + around_then);
  if (witnesses < kWitnesses || their_load < kLoaded_kpa * witnesses || own_load < kLoaded_kpa) {
    return;
  }
  const double own = (now[cell] - then[cell]) / own_load;
  const double theirs = (around - around_then) / their_load;
  if (std::abs(theirs) > kNoBreath || std::abs(own) > kNoBreath) return;
  Answer& a = answers_[cell];
  a.weight = std::min(a.weight + 1.0, kMemory);
  a.together += (own * theirs - a.together) / a.weight;
  a.cell += (own * own - a.cell) / a.weight;
  a.others += (theirs * theirs - a.others) / a.weight;
  a.doubted = is_still(a) ? a.doubted + 1 : 0;
  still_[cell] = a.doubted >= kDoubted;
}

bool MatStillness::is_still(const Answer& a) const noexcept {
  if (a.weight < kEnough || a.others < kMoves * kMoves) return false;
  const double answers = a.together / a.others;
  const double left = std::max(0.0, a.cell - answers * a.together);
  const double error = std::sqrt(left / (a.others * a.weight * kOwnShare));
  return answers + kSure * error < kAnswers;
}

}  // namespace knead::signal
