#include "daemon/plot/decimate.hpp"

#include <algorithm>

namespace knead::plot {

std::vector<Point> min_max_band(std::span<const double> samples, double first_x, double step_x,
                                std::size_t columns) {
  const std::size_t stretches = std::min(columns, samples.size());
  std::vector<Point> band;
  band.reserve(stretches);
  for (std::size_t i = 0; i < stretches; ++i) {
    const std::size_t begin = i * samples.size() / stretches;
    const std::size_t end = std::min((i + 1) * samples.size() / stretches + 1, samples.size());
    const auto [low, high] = std::ranges::minmax(samples.subspan(begin, end - begin));
    const double middle = 0.5 * static_cast<double>(begin + end - 1);
    band.push_back({.x = first_x + middle * step_x, .y = low, .y2 = high});
  }
  return band;
}

std::vector<Point> max_line(std::span<const double> samples, double first_x, double step_x,
                            std::size_t columns) {
  std::vector<Point> line = min_max_band(samples, first_x, step_x, columns);
  for (Point& point : line) point.y = point.y2;
  return line;
}

}  // namespace knead::plot
