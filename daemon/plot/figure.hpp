// What a picture shows, as plain data: panels under one another on a common width, each a chart of
// a few series or a table of cells. How it is drawn is svg.hpp's business. Not real-time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace knead::plot {

/// Few, and each with a meaning that is the same in all pictures.
enum class Ink : std::uint8_t {
  plain,   ///< blue: what was measured
  second,  ///< orange: what was found in it, or a second thing beside the first
  good,    ///< green: found, and true
  bad,     ///< red: a limit, or wrong
  third,   ///< violet: one thing more
  faint,   ///< grey: context
};

struct Point {
  double x = 0.0;
  double y = 0.0;   ///< NaN: the line has a gap here
  double y2 = 0.0;  ///< the other edge, of a band only
};

enum class Mode : std::uint8_t {
  line,
  steps,  ///< holds each value until the next
  dots,
  bars,  ///< centred on x, as wide as the distance to the nearest other
  band,  ///< filled between y and y2
};

struct Series {
  std::string name{};  ///< in the key; empty: not there
  Mode mode = Mode::line;
  Ink ink = Ink::plain;
  std::vector<Point> points{};
  double width = 1.6;  ///< of a line, px
};

/// A stretch of x, shaded from bottom to top.
struct Span {
  double from = 0.0;
  double to = 0.0;
  Ink ink = Ink::second;
  std::string label{};
};

/// A dashed line across the chart: at an x, or at a y.
struct Mark {
  enum class Across : std::uint8_t { at_x, at_y };
  Across across = Across::at_x;
  double at = 0.0;
  Ink ink = Ink::bad;
  std::string label{};
};

struct Axis {
  std::string label{};  ///< with the unit
  std::optional<double> from{};
  std::optional<double> to{};
  std::optional<double> step{};  ///< between numbers; absent: as it fits
  bool logarithmic = false;
  bool numbered = true;  ///< false where the panel beneath has the same axis
  /// Words at 0, 1, .. instead of numbers; none: numbers.
  std::vector<std::string> names{};
};

struct Chart {
  std::string title{};
  Axis x{};
  Axis y{};
  std::vector<Series> series{};
  std::vector<Span> spans{};
  std::vector<Mark> marks{};
  int height_px = 320;
};

/// Counts by truth (rows) and finding (columns), shaded by each count's share of its row.
struct Matrix {
  std::string title{};
  std::string row_label{};
  std::string column_label{};
  std::vector<std::string> rows{};
  std::vector<std::string> columns{};
  std::vector<std::vector<double>> counts{};  ///< [row][column]
  int height_px = 320;
};

using Panel = std::variant<Chart, Matrix>;

struct Figure {
  std::vector<Panel> panels{};
  int width_px = 720;
  int left_px = 76;  ///< of the axes: what the longest number or name beside them needs
};

}  // namespace knead::plot
