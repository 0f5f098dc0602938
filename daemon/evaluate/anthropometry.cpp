#include "daemon/evaluate/anthropometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <ranges>
#include <string_view>

namespace knead::evaluate {

namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (const auto part : std::views::split(line, ',')) {
    fields.emplace_back(part.begin(), part.end());
  }
  return fields;
}

std::optional<double> number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

tl::unexpected<Error> wrong(const std::filesystem::path& file, std::size_t line, ErrorCode code,
                            std::string what) {
  return failure(code, fmt::format("{}:{}", file.string(), line), std::move(what));
}

/// An odd multiplier walks through all rows before it comes back to one: seeds that follow one
/// another are not the survey's neighbours.
constexpr std::uint64_t kStride = 2'654'435'761;

}  // namespace

Result<People> People::read(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in)
    return wrong(file, 0, ErrorCode::io, "cannot be read: check that it exists and is readable");
  constexpr std::array<std::string_view, 3> kColumns{"sitting_c7", "biacromial_breadth",
                                                     "weight_kg"};
  std::array<std::size_t, 3> at{};
  bool header = false;
  People people;
  std::string line;
  for (std::size_t count = 1; std::getline(in, line); ++count) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> fields = fields_of(line);
    if (!header) {
      for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const auto found = std::ranges::find(fields, kColumns[i]);
        if (found == fields.end()) {
          return wrong(file, count, ErrorCode::missing,
                       fmt::format("has no column '{}': add it", kColumns[i]));
        }
        at[i] = static_cast<std::size_t>(found - fields.begin());
      }
      header = true;
      continue;
    }
    std::array<double, 3> values{};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      const auto value = at[i] < fields.size() ? number(fields[at[i]]) : std::nullopt;
      if (!value || !(*value > 0.0)) {
        return wrong(file, count, ErrorCode::out_of_range,
                     fmt::format("'{}' must be a number above 0", kColumns[i]));
      }
      values[i] = *value;
    }
    people.measured_.push_back({values[0], values[1], values[2]});
  }
  if (people.measured_.empty())
    return wrong(file, 1, ErrorCode::missing, "holds nobody: add one person a row");
  people.source_ =
      fmt::format("{} people of {}", people.measured_.size(), file.filename().string());
  return people;
}

Result<People> People::find() {
  const char* folder = std::getenv("KNEAD_DATA_DIR");
  if (folder == nullptr) return People{};
  const std::filesystem::path file = std::filesystem::path(folder) / "anthropometry.csv";
  return std::filesystem::exists(file) ? read(file) : Result<People>(People{});
}

sim::Body People::draw(std::uint64_t seed, sim::Population population) const {
  if (measured_.empty()) return sim::draw_body(seed, population);
  return sim::draw_body(seed, population, measured_[seed * kStride % measured_.size()]);
}

}  // namespace knead::evaluate
