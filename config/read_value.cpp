#include "config/read_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "config/nearest_name.hpp"

namespace knead::config {

namespace {

using Read = tl::expected<Value, ValueMistake>;

std::string_view type_name(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::none:
      return "nothing";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number with a point";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time";
    case toml::node_type::date_time:
      return "a date with time";
  }
  return "?";
}

std::string_view wanted_name(ValueKind kind) {
  switch (kind) {
    case ValueKind::number:
      return "a number";
    case ValueKind::numbers:
      return "a list of numbers";
    case ValueKind::grid:
      return "a list of rows of numbers";
    case ValueKind::integer:
      return "a whole number";
    case ValueKind::boolean:
      return "true or false";
    case ValueKind::text:
    case ValueKind::choice:
      return "a text";
    case ValueKind::choices:
      return "a list of texts";
  }
  return "?";
}

std::string with_unit(double value, const UnitName& unit) {
  return unit.unit.empty() ? fmt::format("{}", value) : fmt::format("{} {}", value, unit.unit);
}

Read wrong_type(const Field& field, const toml::node& node) {
  const std::string example = !field.choices.empty() ? toml_text(field.choices.front())
                              : field.required       ? ""
                                                     : field.fallback;
  const std::string cure = example.empty() || field.kind == ValueKind::choices
                               ? "see docs/configuration.md for how it is written"
                               : fmt::format("write {} = {}", field.key, example);
  return tl::unexpected(ValueMistake{
      ErrorCode::wrong_type,
      fmt::format("is {} where {} is wanted", type_name(node), wanted_name(field.kind)), cure});
}

std::optional<ValueMistake> outside(const Field& field, double value) {
  if (value >= field.bounds.min && value <= field.bounds.max) {
    return std::nullopt;
  }
  const bool high = value > field.bounds.max;
  const double nearest = high ? field.bounds.max : field.bounds.min;
  std::string cure =
      fmt::format("give {} or {}", with_unit(nearest, field.unit), high ? "less" : "more");
  if (!field.bounds.why.empty()) {
    cure = fmt::format("{}: {}", cure, field.bounds.why);
  }
  return ValueMistake{
      ErrorCode::out_of_range,
      fmt::format("{} is too {}", with_unit(value, field.unit), high ? "high" : "low"), cure};
}

Read read_number(const Field& field, const toml::node& node) {
  const auto value = node.value<double>();
  if (!node.is_number() || !value) {
    return wrong_type(field, node);
  }
  if (!std::isfinite(*value)) {
    return tl::unexpected(ValueMistake{ErrorCode::out_of_range, "is not a finite number",
                                       fmt::format("write {} = {}", field.key, field.fallback)});
  }
  if (auto wrong = outside(field, *value)) {
    return tl::unexpected(*wrong);
  }
  return Value(*value);
}

std::string how_many(const Field& field) {
  return field.count_min == field.count ? fmt::format("{}", field.count)
                                        : fmt::format("{} to {}", field.count_min, field.count);
}

Read read_numbers(const Field& field, const toml::node& node) {
  const toml::array* array = node.as_array();
  if (array == nullptr) {
    return wrong_type(field, node);
  }
  if (array->size() < field.count_min || array->size() > field.count) {
    return tl::unexpected(ValueMistake{ErrorCode::out_of_range,
                                       fmt::format("has {} numbers", array->size()),
                                       fmt::format("give {}", how_many(field))});
  }
  std::vector<double> numbers;
  for (const toml::node& item : *array) {
    const Read number = read_number(field, item);
    if (!number) {
      return number;
    }
    numbers.push_back(std::get<double>(*number));
  }
  return Value(numbers);
}

std::optional<ValueMistake> wrong_shape(const GridSize& size, std::size_t row, std::size_t columns,
                                        std::size_t columns_of_first) {
  if (columns != columns_of_first) {
    return ValueMistake{ErrorCode::out_of_range,
                        fmt::format("has {} numbers in row {}", columns, row + 1),
                        fmt::format("give {}, as in row 1", columns_of_first)};
  }
  if (columns < size.columns_min || columns > size.columns_max) {
    return ValueMistake{
        ErrorCode::out_of_range, fmt::format("has {} numbers in row {}", columns, row + 1),
        fmt::format("give {}", columns < size.columns_min ? size.columns_min : size.columns_max)};
  }
  return std::nullopt;
}

Read read_grid(const Field& field, const toml::node& node) {
  const toml::array* rows = node.as_array();
  if (rows == nullptr) {
    return wrong_type(field, node);
  }
  if (rows->size() < field.grid.rows_min || rows->size() > field.grid.rows_max) {
    return tl::unexpected(
        ValueMistake{ErrorCode::out_of_range, fmt::format("has {} rows", rows->size()),
                     fmt::format("give {} to {}", field.grid.rows_min, field.grid.rows_max)});
  }
  Grid grid;
  for (const toml::node& row : *rows) {
    const toml::array* cells = row.as_array();
    if (cells == nullptr) {
      return wrong_type(field, row);
    }
    const std::size_t columns_of_first = grid.empty() ? cells->size() : grid.front().size();
    if (auto wrong = wrong_shape(field.grid, grid.size(), cells->size(), columns_of_first)) {
      return tl::unexpected(*wrong);
    }
    std::vector<double>& numbers = grid.emplace_back();
    for (const toml::node& cell : *cells) {
      const Read number = read_number(field, cell);
      if (!number) {
        ValueMistake mistake = number.error();
        mistake.what =
            fmt::format("row {}, number {}: {}", grid.size(), numbers.size() + 1, mistake.what);
        return tl::unexpected(mistake);
      }
      numbers.push_back(std::get<double>(*number));
    }
  }
  return Value(grid);
}

Read read_integer(const Field& field, const toml::node& node) {
  if (!node.is_integer()) {
    return wrong_type(field, node);
  }
  const std::int64_t value = **node.as_integer();
  if (auto wrong = outside(field, static_cast<double>(value))) {
    return tl::unexpected(*wrong);
  }
  return Value(value);
}

Read read_text(const Field& field, const toml::node& node) {
  if (!node.is_string()) {
    return wrong_type(field, node);
  }
  const std::string& value = **node.as_string();
  const auto letters = static_cast<double>(value.size());
  if (letters < field.bounds.min) {
    return tl::unexpected(
        ValueMistake{ErrorCode::out_of_range, "is empty", "write it out or leave the key away"});
  }
  if (letters > field.bounds.max) {
    return tl::unexpected(ValueMistake{ErrorCode::out_of_range,
                                       fmt::format("has {} letters", value.size()), "shorten it"});
  }
  return Value(value);
}

tl::expected<std::string, ValueMistake> read_name(const Field& field, const std::string& value) {
  if (std::ranges::find(field.choices, value) != field.choices.end()) {
    return value;
  }
  const auto nearest = nearest_name(value, field.choices);
  return tl::unexpected(ValueMistake{
      ErrorCode::out_of_range, fmt::format("{} is not known", toml_text(value)),
      nearest ? fmt::format("did you mean {}?", toml_text(*nearest)) : "choose one of these"});
}

Read read_choices(const Field& field, const toml::node& node) {
  const toml::array* array = node.as_array();
  if (array == nullptr) {
    return wrong_type(field, node);
  }
  std::vector<std::string> names;
  for (const toml::node& item : *array) {
    if (!item.is_string()) {
      return wrong_type(field, item);
    }
    auto chosen = read_name(field, **item.as_string());
    if (!chosen) {
      return tl::unexpected(chosen.error());
    }
    if (std::ranges::find(names, *chosen) != names.end()) {
      return tl::unexpected(ValueMistake{ErrorCode::duplicate,
                                         fmt::format("{} is given twice", toml_text(*chosen)),
                                         "keep one of the two"});
    }
    names.push_back(*chosen);
  }
  if (names.empty()) {
    return tl::unexpected(ValueMistake{ErrorCode::out_of_range, "is empty", "name at least one"});
  }
  return Value(names);
}

}  // namespace

std::string allowed_text(const Field& field) {
  switch (field.kind) {
    case ValueKind::number:
    case ValueKind::integer: {
      const std::string range = fmt::format("{} to {}", field.bounds.min, field.bounds.max);
      return field.unit.unit.empty() ? range : fmt::format("{} {}", range, field.unit.unit);
    }
    case ValueKind::numbers: {
      const std::string range = fmt::format("{} numbers of {} to {}", how_many(field),
                                            field.bounds.min, field.bounds.max);
      return field.unit.unit.empty() ? range : fmt::format("{} {}", range, field.unit.unit);
    }
    case ValueKind::grid: {
      const GridSize& size = field.grid;
      const std::string columns = size.columns_min == size.columns_max
                                      ? fmt::format("{}", size.columns_min)
                                      : fmt::format("{} to {}", size.columns_min, size.columns_max);
      const std::string range =
          fmt::format("{} to {} rows of {} numbers of {} to {}", size.rows_min, size.rows_max,
                      columns, field.bounds.min, field.bounds.max);
      return field.unit.unit.empty() ? range : fmt::format("{} {}", range, field.unit.unit);
    }
    case ValueKind::boolean:
      return "true or false";
    case ValueKind::text:
      return fmt::format("1 to {} letters", field.bounds.max);
    case ValueKind::choice:
      return fmt::format("one of {}", fmt::join(field.choices, ", "));
    case ValueKind::choices:
      return fmt::format("some of {}", fmt::join(field.choices, ", "));
  }
  return "";
}

tl::expected<Value, ValueMistake> read_value(const Field& field, const toml::node& node) {
  switch (field.kind) {
    case ValueKind::number:
      return read_number(field, node);
    case ValueKind::numbers:
      return read_numbers(field, node);
    case ValueKind::grid:
      return read_grid(field, node);
    case ValueKind::integer:
      return read_integer(field, node);
    case ValueKind::boolean:
      if (!node.is_boolean()) {
        return wrong_type(field, node);
      }
      return Value(**node.as_boolean());
    case ValueKind::text:
      return read_text(field, node);
    case ValueKind::choice: {
      if (!node.is_string()) {
        return wrong_type(field, node);
      }
      auto chosen = read_name(field, **node.as_string());
      if (!chosen) {
        return tl::unexpected(chosen.error());
      }
      return Value(*chosen);
    }
    case ValueKind::choices:
      return read_choices(field, node);
  }
  return wrong_type(field, node);
}

}  // namespace knead::config
