#include "config/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace knead::config {

namespace {

std::size_t position_of(const std::vector<std::string>& names, const std::string& wanted) {
  return static_cast<std::size_t>(std::ranges::find(names, wanted) - names.begin());
}

}  // namespace

std::string toml_text(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result + '"';
}

Section& Section::number(std::string key, UnitName unit, double& target, Bounds bounds,
                         std::string prose) {
  return number_in(unit, std::move(key), target, std::move(bounds), std::move(prose),
                   [&target](double v) { target = v; });
}

Section& Section::number(std::string key, UnitName unit, std::optional<double>& target,
                         Bounds bounds, std::string prose) {
  number_in(unit, std::move(key), 0.0, std::move(bounds), std::move(prose),
            [&target](double v) { target = v; });
  fields_.back().fallback.clear();
  return *this;
}

Section& Section::numbers(std::string key, UnitName unit, std::span<double> target, Bounds bounds,
                          std::string prose) {
  Field& field = add(std::move(key), ValueKind::numbers, std::move(prose));
  field.unit = unit;
  field.bounds = std::move(bounds);
  field.count_min = field.count = target.size();
  field.fallback = fmt::format("[{}]", fmt::join(target, ", "));
  field.store = [target](const Value& v) {
    std::ranges::copy(std::get<std::vector<double>>(v), target.begin());
  };
  return *this;
}

Section& Section::several(std::string key, UnitName unit, std::vector<double>& target,
                          ListSize size, Bounds bounds, std::string prose) {
  Field& field = add(std::move(key), ValueKind::numbers, std::move(prose));
  field.unit = unit;
  field.bounds = std::move(bounds);
  field.count_min = size.min;
  field.count = size.max;
  field.fallback = target.empty() ? "" : fmt::format("[{}]", fmt::join(target, ", "));
  field.store = [&target](const Value& v) { target = std::get<std::vector<double>>(v); };
  return *this;
}

Section& Section::grid(std::string key, UnitName unit, Grid& target, GridSize size, Bounds bounds,
                       std::string prose) {
  Field& field = add(std::move(key), ValueKind::grid, std::move(prose));
  field.unit = unit;
  field.bounds = std::move(bounds);
  field.grid = size;
  field.store = [&target](const Value& v) { target = std::get<Grid>(v); };
  return *this;
}

Section& Section::milliseconds(std::string key, Duration& target, Bounds bounds,
                               std::string prose) {
  return number_in(kMilliseconds, std::move(key), knead::milliseconds(target), std::move(bounds),
                   std::move(prose), [&target](double v) { target = from_seconds(v * 1e-3); });
}

Section& Section::integer(std::string key, std::optional<int>& target, Bounds bounds,
                          std::string prose) {
  whole_number(std::move(key), "", std::move(bounds), std::move(prose),
               [&target](std::int64_t v) { target = static_cast<int>(v); });
  return *this;
}

Section& Section::text(std::string key, std::string& target, std::size_t longest,
                       std::string prose) {
  Field& field = add(std::move(key), ValueKind::text, std::move(prose));
  field.bounds = within(1.0, static_cast<double>(longest));
  field.fallback = target.empty() ? "" : toml_text(target);
  field.store = [&target](const Value& v) { target = std::get<std::string>(v); };
  return *this;
}

Section& Section::word(std::string key, std::string& target, const std::vector<std::string>& words,
                       std::string prose) {
  const std::string now = target;
  return one_of(std::move(key), words, now, std::move(prose),
                [&target, words](std::size_t i) { target = words[i]; });
}

Section& Section::path(std::string key, std::filesystem::path& target, std::string prose) {
  constexpr double kLongestPath = 4096.0;
  Field& field = add(std::move(key), ValueKind::text, std::move(prose));
  field.bounds = within(1.0, kLongestPath);
  field.fallback = target.empty() ? "" : toml_text(target.string());
  field.store = [&target](const Value& v) { target = std::get<std::string>(v); };
  return *this;
}

Section& Section::boolean(std::string key, bool& target, std::string prose) {
  Field& field = add(std::move(key), ValueKind::boolean, std::move(prose));
  field.fallback = target ? "true" : "false";
  field.store = [&target](const Value& v) { target = std::get<bool>(v); };
  return *this;
}

Section& Section::table(std::string key, Section section) {
  tables_.push_back({std::move(key), std::make_unique<Section>(std::move(section))});
  return *this;
}

Section& Section::optional_table(std::string key, Section section) {
  table(std::move(key), std::move(section));
  tables_.back().optional = true;
  return *this;
}

Section& Section::ordered(std::string low, std::string high) {
  orders_.push_back({std::move(low), std::move(high)});
  return *this;
}

Section& Section::required() {
  fields_.back().required = true;
  return *this;
}

Section& Section::all_required() {
  for (Field& field : fields_) {
    field.required = true;
  }
  return *this;
}

Field& Section::add(std::string key, ValueKind kind, std::string prose) {
  Field& field = fields_.emplace_back();
  field.key = std::move(key);
  field.kind = kind;
  field.prose = std::move(prose);
  return field;
}

Section& Section::number_in(UnitName unit, std::string key, double now, Bounds bounds,
                            std::string prose, std::function<void(double)> store) {
  Field& field = add(std::move(key), ValueKind::number, std::move(prose));
  field.unit = unit;
  field.bounds = std::move(bounds);
  field.fallback = fmt::format("{}", now);
  field.initial = now;
  field.store = [store = std::move(store)](const Value& v) { store(std::get<double>(v)); };
  return *this;
}

Section& Section::whole_number(std::string key, std::string now, Bounds bounds, std::string prose,
                               std::function<void(std::int64_t)> store) {
  Field& field = add(std::move(key), ValueKind::integer, std::move(prose));
  field.bounds = std::move(bounds);
  field.fallback = std::move(now);
  field.store = [store = std::move(store)](const Value& v) { store(std::get<std::int64_t>(v)); };
  return *this;
}

Section& Section::one_of(std::string key, std::vector<std::string> names, std::string_view now,
                         std::string prose, std::function<void(std::size_t)> store) {
  Field& field = add(std::move(key), ValueKind::choice, std::move(prose));
  field.choices = names;
  field.fallback = now.empty() ? "" : toml_text(now);
  field.store = [names = std::move(names), store = std::move(store)](const Value& v) {
    store(position_of(names, std::get<std::string>(v)));
  };
  return *this;
}

Section& Section::some_of(std::string key, std::vector<std::string> names, std::string prose,
                          std::function<void()> clear, std::function<void(std::size_t)> append) {
  Field& field = add(std::move(key), ValueKind::choices, std::move(prose));
  field.choices = names;
  field.store = [names = std::move(names), clear = std::move(clear),
                 append = std::move(append)](const Value& v) {
    clear();
    for (const std::string& item : std::get<std::vector<std::string>>(v)) {
      append(position_of(names, item));
    }
  };
  return *this;
}

}  // namespace knead::config
