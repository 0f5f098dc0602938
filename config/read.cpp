#include "config/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>

#include "config/nearest_name.hpp"
#include "config/read_value.hpp"

namespace knead::config {

namespace {

std::string joined(const std::string& above, std::string_view key) {
  return above.empty() ? std::string(key) : fmt::format("{}.{}", above, key);
}

/// Line and column of "file:line:column".
std::pair<int, int> line_and_column(std::string_view place) {
  const auto number_before = [&place](std::size_t end) {
    const std::size_t start = place.rfind(':', end - 1) + 1;
    int number = 0;
    std::from_chars(place.data() + start, place.data() + end, number);
    return std::pair{number, start - 1};
  };
  const auto [column, colon] = number_before(place.size());
  return {number_before(colon).first, column};
}

class Reader {
 public:
  Reader(const Source& source, Reading& reading) : source_(source), reading_(reading) {}

  void section(const Section& schema, const toml::table& table, const std::string& path,
               std::span<const std::string> known_already) {
    reading_.remember(path, source_.place(table.source()));
    refuse_unknown(schema, table, path, known_already);
    for (const Field& field : schema.fields()) {
      value(field, table, path);
    }
    for (const Section::Table& sub : schema.tables()) {
      sub_table(sub, table, path);
    }
    for (const Section::List& list : schema.lists()) {
      items(list, table, path);
    }
    for (const Section::Order& order : schema.orders()) {
      in_order(schema, order, table, path);
    }
  }

 private:
  void refuse_unknown(const Section& schema, const toml::table& table, const std::string& path,
                      std::span<const std::string> known_already) {
    std::vector<std::string> names(known_already.begin(), known_already.end());
    for (const Field& field : schema.fields()) names.push_back(field.key);
    for (const Section::Table& sub : schema.tables()) names.push_back(sub.key);
    for (const Section::List& list : schema.lists()) names.push_back(list.key);
    for (auto&& [key, node] : table) {
      const std::string name(key.str());
      if (std::ranges::find(names, name) != names.end()) {
        continue;
      }
      const auto nearest = nearest_name(name, names);
      reading_.add(ErrorCode::unknown_key, joined(path, name), source_.place(key.source()),
                   mistake(joined(path, name), "is not a key that is known here", "",
                           nearest ? fmt::format("did you mean {}?", *nearest)
                                   : "remove it, or see docs/configuration.md for what there is"));
    }
  }

  void value(const Field& field, const toml::table& table, const std::string& path) {
    const std::string here = joined(path, field.key);
    const toml::node* node = table.get(field.key);
    if (node == nullptr) {
      if (field.required) {
        reading_.fault(ErrorCode::missing, here, "is missing", allowed_text(field),
                       fmt::format("add {} ({})", field.key, field.prose));
      }
      return;
    }
    const std::string place = source_.place(node->source());
    reading_.remember(here, place);
    auto read = read_value(field, *node);
    if (read) {
      field.store(*read);
    } else {
      reading_.add(read.error().code, here, place,
                   mistake(here, read.error().what, allowed_text(field), read.error().cure));
    }
  }

  void sub_table(const Section::Table& sub, const toml::table& table, const std::string& path) {
    const std::string here = joined(path, sub.key);
    const toml::node* node = table.get(sub.key);
    if (node == nullptr) {
      if (!sub.optional) {
        section_missing(*sub.section, here);
      }
    } else if (const toml::table* inner = node->as_table()) {
      section(*sub.section, *inner, here, {});
    } else {
      reading_.add(
          ErrorCode::wrong_type, here, source_.place(node->source()),
          mistake(here, "is a value where a table is wanted", "", fmt::format("write [{}]", here)));
    }
  }

  /// A table that is not there at all: one mistake if it holds anything that must be given.
  void section_missing(const Section& schema, const std::string& path) {
    const auto needed = std::ranges::find_if(schema.fields(), &Field::required);
    if (needed != schema.fields().end()) {
      reading_.fault(ErrorCode::missing, path, "the table is missing", "",
                     fmt::format("add [{}] with {} and what belongs to it", path, needed->key));
    }
  }

  void items(const Section::List& list, const toml::table& table, const std::string& path) {
    const std::string here = joined(path, list.key);
    const toml::node* node = table.get(list.key);
    const toml::array* array = node == nullptr ? nullptr : node->as_array();
    if (node != nullptr && (array == nullptr || !array->is_homogeneous<toml::table>())) {
      reading_.add(ErrorCode::wrong_type, here, source_.place(node->source()),
                   mistake(here, "is not a list of tables", "",
                           fmt::format("write [[{}]] before each of its items", here)));
      return;
    }
    const toml::array none;
    const toml::array& rows = array == nullptr ? none : *array;
    const std::size_t count = rows.size();
    if (node != nullptr) {
      reading_.remember(here, source_.place(node->source()));
    }
    if (count < list.size.min || count > list.size.max) {
      reading_.fault(count == 0 ? ErrorCode::missing : ErrorCode::out_of_range, here,
                     fmt::format("has {} items", count),
                     fmt::format("{} to {} items", list.size.min, list.size.max),
                     fmt::format("add or remove [[{}]]", here));
    }
    list.clear();
    for (std::size_t i = 0; i < std::min(count, list.size.max); ++i) {
      const Section item = list.append();
      section(item, *rows.get_as<toml::table>(i), fmt::format("{}[{}]", here, i + 1), {});
    }
  }

  /// What a number of this table is after reading: given or by default; nothing if it is wrong.
  std::optional<double> settled(const Section& schema, const std::string& key,
                                const toml::table& table, const std::string& path) const {
    if (!reading_.clean(joined(path, key))) {
      return std::nullopt;
    }
    if (const auto given = table[key].value<double>()) {
      return given;
    }
    return std::ranges::find(schema.fields(), key, &Field::key)->initial;
  }

  void in_order(const Section& schema, const Section::Order& order, const toml::table& table,
                const std::string& path) {
    const auto low = settled(schema, order.low, table, path);
    const auto high = settled(schema, order.high, table, path);
    if (!low || !high || *low < *high) {
      return;
    }
    const bool blame_high = table.contains(order.high);
    reading_.fault(ErrorCode::inconsistent, joined(path, blame_high ? order.high : order.low),
                   blame_high ? fmt::format("{} is not above {} = {}", *high, order.low, *low)
                              : fmt::format("{} is not below {} = {}", *low, order.high, *high),
                   fmt::format("{} < {}", order.low, order.high),
                   "the two are reversed: swap them");
  }

  const Source& source_;
  Reading& reading_;
};

}  // namespace

void Reading::add(ErrorCode code, const std::string& path, std::string place, std::string text) {
  errors_.push_back({code, std::move(place), std::move(text)});
  faulty_.push_back(path);
}

bool Reading::clean(std::string_view path) const {
  return std::ranges::none_of(faulty_, [path](std::string_view faulty) {
    if (!faulty.starts_with(path)) {
      return false;
    }
    const std::string_view below = faulty.substr(path.size());
    return below.empty() || below.front() == '.' || below.front() == '[';
  });
}

void Reading::fault(ErrorCode code, const std::string& path, std::string_view what,
                    std::string_view allowed, std::string_view cure) {
  add(code, path, place_of(path), mistake(path, what, allowed, cure));
}

void Reading::remember(const std::string& path, std::string place) {
  places_.insert_or_assign(path, std::move(place));
}

std::string Reading::place_of(std::string path) const {
  while (!path.empty()) {
    if (const auto found = places_.find(path); found != places_.end()) {
      return found->second;
    }
    const std::size_t cut = path.find_last_of(".[");
    path.erase(cut == std::string::npos ? 0 : cut);
  }
  return file_ + ":1:1";
}

Errors Reading::take() {
  std::ranges::stable_sort(errors_, {}, [](const Error& e) { return line_and_column(e.place); });
  return std::move(errors_);
}

Reading read(const Section& schema, const Source& source, std::span<const std::string> common) {
  Reading reading(source.file);
  Reader(source, reading).section(schema, source.root, "", common);
  return reading;
}

}  // namespace knead::config
