#include "daemon/recording/mat_recording.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

namespace knead::recording {

namespace {

/// Larger grids than this are no mats but mistakes of shape.
constexpr std::size_t kMostCells = 1'000'000;

std::string_view trimmed(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\"");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\"") - first + 1);
}

std::vector<std::string_view> fields_of(std::string_view line) {
  const char separator = line.find(',') != std::string_view::npos    ? ','
                         : line.find(';') != std::string_view::npos  ? ';'
                         : line.find('\t') != std::string_view::npos ? '\t'
                                                                     : ' ';
  std::vector<std::string_view> fields;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(separator), line.size());
    const std::string_view field = trimmed(line.substr(0, end));
    if (!field.empty() || separator != ' ') fields.push_back(field);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return fields;
}

std::optional<double> number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The grid whose last cell has this name: "r63c26" is 64 rows of 27 columns.
std::optional<MatShape> shape_named(std::string_view name) {
  if (name.empty() || name.front() != 'r') return std::nullopt;
  std::size_t row = 0;
  std::size_t column = 0;
  const char* end = name.data() + name.size();
  const auto first = std::from_chars(name.data() + 1, end, row);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != 'c') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, column);
  if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
  return MatShape{row + 1, column + 1};
}

struct Table {
  std::string unit;
  std::optional<MatShape> named;
  std::size_t width = 0;
  std::vector<double> values;

  [[nodiscard]] std::size_t lines() const { return width == 0 ? 0 : values.size() / width; }
};

Result<Table> read_table(std::string_view text, std::string_view file) {
  Table table;
  std::size_t line_number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line_number;
    constexpr std::string_view kUnit = "# unit:";
    if (line.starts_with(kUnit)) table.unit = trimmed(line.substr(kUnit.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> fields = fields_of(line);
    if (table.width == 0 && !number(fields.front())) {
      table.named = shape_named(fields.back());
      continue;
    }
    if (table.width == 0) table.width = fields.size();
    const std::string place = fmt::format("{}:{}", file, line_number);
    if (fields.size() != table.width) {
      return failure(ErrorCode::inconsistent, place,
                     fmt::format("has {} values where the lines above have {}: make all lines "
                                 "equally long",
                                 fields.size(), table.width));
    }
    for (const std::string_view field : fields) {
      const auto value = number(field);
      if (!value || !std::isfinite(*value)) {
        return failure(ErrorCode::wrong_type, place,
                       fmt::format("'{}' is no number: write each cell as one", field));
      }
      table.values.push_back(*value);
    }
  }
  if (table.values.empty()) {
    return failure(ErrorCode::missing, std::string(file), "holds no frame: add one line of cells");
  }
  return table;
}

/// Fills in what the caller did not say.
MatShape completed(MatShape shape, const Table& table) {
  if (shape.rows == 0 && shape.columns == 0) {
    return table.named ? *table.named : MatShape{table.lines(), table.width};
  }
  if (shape.rows == 0) {
    shape.rows = table.width == shape.columns ? table.lines() : table.width / shape.columns;
  }
  if (shape.columns == 0) {
    shape.columns =
        table.width % shape.rows == 0 && table.width > shape.rows && table.lines() != shape.rows
            ? table.width / shape.rows
            : table.width;
  }
  return shape;
}

}  // namespace

Result<MatRecording> parse_mat(std::string_view text, std::string_view file, MatShape shape) {
  auto table = read_table(text, file);
  if (!table) return tl::unexpected(std::move(table.error()));
  shape = completed(shape, *table);
  const std::size_t cells = shape.rows * shape.columns;
  const bool whole_frames = table->width == cells;
  const bool grid_lines = table->width == shape.columns && table->lines() % shape.rows == 0;
  if (cells == 0 || cells > kMostCells || (!whole_frames && !grid_lines)) {
    return failure(ErrorCode::inconsistent, std::string(file),
                   fmt::format("{} lines of {} values are no frames of {} rows and {} columns: say "
                               "--rows and --columns as the mat has them",
                               table->lines(), table->width, shape.rows, shape.columns));
  }
  MatRecording mat{.rows = shape.rows,
                   .columns = shape.columns,
                   .frames = table->values.size() / cells,
                   .unit = std::move(table->unit),
                   .cells = std::vector<double>(cells)};
  for (std::size_t i = 0; i < table->values.size(); ++i) {
    mat.cells[i % cells] += table->values[i] / static_cast<double>(mat.frames);
  }
  return mat;
}

Result<MatRecording> read_mat(const std::filesystem::path& file, MatShape shape) {
  std::error_code status;
  if (std::filesystem::is_directory(file, status)) {
    return failure(ErrorCode::io, file.string(), "is a folder; name a file in it");
  }
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return failure(ErrorCode::io, file.string(),
                   "cannot be read: check that it exists and is readable");
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return parse_mat(text, file.string(), shape);
}

}  // namespace knead::recording
