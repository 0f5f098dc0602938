#include "daemon/care/trace_points.hpp"

#include <algorithm>

namespace knead::daemon {

std::vector<history::KeptTrace> trace_points(std::span<const history::KeptTrace> trace,
                                             std::size_t most) {
  std::vector<history::KeptTrace> points;
  const std::size_t stretch = std::max<std::size_t>((trace.size() + most - 1) / most, 1);
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const history::KeptTrace& next = trace[i];
    if (i % stretch == 0) {
      points.push_back(next);
      continue;
    }
    history::KeptTrace& point = points.back();
    point.force_left_n = std::max(point.force_left_n, next.force_left_n);
    point.force_right_n = std::max(point.force_right_n, next.force_right_n);
    point.ceiling_n = std::max(point.ceiling_n, next.ceiling_n);
    point.jet_kpa = std::max(point.jet_kpa, next.jet_kpa);
  }
  return points;
}

}  // namespace knead::daemon
