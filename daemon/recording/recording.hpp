// Recordings of signals as CSV files that carry what they are in comment lines:
//
//     # schema_version: 1        (optional; another version is refused)
//     # rate_hz: 2000            (required)
//     # unit: mV                 (required)
//     # note: anything           (any number of lines)
//     trapezius_left,trapezius_right
//     0.0123,-0.0042             (one sample a row, every row as wide as the header)
//
// There is no time column: the time of a row is its number over the rate. Set-up only; allocates.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "control/types/result.hpp"
#include "control/types/units.hpp"

namespace knead::recording {

struct Column {
  std::string name;
  std::vector<double> samples;  ///< finite, in the recording's unit
};

struct Recording {
  Hertz rate{};
  std::string unit;
  std::vector<std::string> notes;
  std::vector<Column> columns;  ///< at least one, all of one length, at least one sample
};

/// Errors name `file:line:column`, what is wrong and the cure.
[[nodiscard]] Result<Recording> read_recording(const std::filesystem::path& file);
/// The same from memory; `file` is only used in errors.
[[nodiscard]] Result<Recording> parse_recording(std::string_view text, std::string_view file);

}  // namespace knead::recording
