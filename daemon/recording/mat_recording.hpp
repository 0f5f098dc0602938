// A pressure mat's recording as one mean frame. Files are CSV, '#' lines are comments:
//
//     # unit: kPa                     (optional; "raw 0-255" tells the full scale of raw numbers)
//     r0c0,r0c1,...,r63c26            (optional header; names like these tell the grid)
//     1.0,0.5,...                     (one frame a line, row by row of the mat)
//
// or, without such names, one line of the file for one row of the mat. Set-up only; allocates.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "control/types/result.hpp"

namespace knead::recording {

struct MatRecording {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t frames = 0;
  std::string unit;           ///< as the file says; may be empty
  std::vector<double> cells;  ///< mean of all frames, row by row

  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return cells[row * columns + column];
  }
};

/// What the caller knows of the grid; 0 = the file says it.
struct MatShape {
  std::size_t rows = 0;
  std::size_t columns = 0;
};

/// Errors name the file, the line and the cure.
[[nodiscard]] Result<MatRecording> read_mat(const std::filesystem::path& file, MatShape shape);
/// The same from memory; `file` is only used in errors.
[[nodiscard]] Result<MatRecording> parse_mat(std::string_view text, std::string_view file,
                                             MatShape shape);

}  // namespace knead::recording
