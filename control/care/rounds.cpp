#include "control/care/rounds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace knead::care {

namespace {

bool moves(const Phase& phase) { return phase.kind == PhaseKind::work && !phase.keeps_place; }

}  // namespace

int rounds_in(const Programme& programme, const PhaseList& phases, double work_minutes) noexcept {
  if (std::ranges::count_if(phases, moves) < 2) return 1;
  double shares = 0.0;
  double least = std::numeric_limits<double>::infinity();
  for (const Phase& phase : phases) {
    if (phase.kind != PhaseKind::work || !(phase.share > 0.0)) continue;
    shares += phase.share;
    least = std::min(least, phase.share);
  }
  const double turns = work_minutes * least / shares / kShortestTurnMinutes;
  const double most = std::clamp(turns, 1.0, static_cast<double>(programme.rounds));
  return std::max(1, static_cast<int>(std::floor(most)));
}

PhaseOrder order_of(const PhaseList& phases, int turn) noexcept {
  PhaseOrder order;
  PhaseOrder moving;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    order.push(i);
    if (moves(phases[i])) moving.push(i);
  }
  for (std::size_t i = 0; i < moving.size(); ++i) {
    const std::size_t other = (i + static_cast<std::size_t>(turn)) % moving.size();
    order[moving[i]] = moving[other];
  }
  return order;
}

}  // namespace knead::care
