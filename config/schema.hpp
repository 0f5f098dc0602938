// A declaration of what a TOML file may hold. Each key is declared once, bound to the variable that
// it fills; from that one declaration come the reading (read.hpp), every error, and the generated
// docs/configuration.md (reference.hpp). The default of a key is what its variable holds when it is
// declared. A Section borrows the variables: it must not outlive them. Set-up only; allocates.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "config/unit_names.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::config {

enum class ValueKind : std::uint8_t {
  number,
  numbers,
  grid,
  integer,
  boolean,
  text,
  choice,
  choices
};

/// Rows of equally many numbers, as a sheet of cells or the corners of a curve are written.
using Grid = std::vector<std::vector<double>>;

using Value = std::variant<double, std::vector<double>, Grid, std::int64_t, bool, std::string,
                           std::vector<std::string>>;

/// How many rows a grid may have, and how many numbers in each.
struct GridSize {
  std::size_t rows_min = 0;
  std::size_t rows_max = 0;
  std::size_t columns_min = 0;
  std::size_t columns_max = 0;
};

/// Closed interval. `why` says where a bound comes from; it is printed when a value lies outside.
struct Bounds {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  std::string why{};
};

[[nodiscard]] inline Bounds within(double min, double max, std::string why = {}) {
  return {min, max, std::move(why)};
}

struct Field {
  std::string key;
  ValueKind kind{};
  UnitName unit{};
  Bounds bounds{};                   ///< of each number; of a text its length
  std::size_t count_min = 0;         ///< of numbers: at least so many ...
  std::size_t count = 0;             ///< ... and at most
  GridSize grid{};                   ///< of a grid
  std::vector<std::string> choices;  ///< of choice and choices
  std::string prose;                 ///< one sentence
  std::string fallback;              ///< the default as the file would have it; empty = none
  double initial = 0.0;              ///< the default of a number
  bool required = false;
  std::function<void(const Value&)> store;
};

/// How many items a list of tables may have.
struct ListSize {
  std::size_t min = 0;
  std::size_t max = 0;
};

class Section {
 public:
  struct Table {
    std::string key;
    std::unique_ptr<Section> section;
    bool optional = false;  ///< may be left away as a whole, whatever it requires inside
  };
  struct List {
    std::string key;
    ListSize size;
    std::function<void()> clear;
    /// Appends an item to the owner and declares it; good until the next is appended.
    std::function<Section()> append;
  };
  /// `low` must stay below `high`.
  struct Order {
    std::string low;
    std::string high;
  };

  explicit Section(std::string prose) : prose_(std::move(prose)) {}

  template <class Tag>
  Section& number(std::string key, Quantity<Tag>& target, Bounds bounds, std::string prose) {
    return number_in(kUnitName<Quantity<Tag>>, std::move(key), target.value(), std::move(bounds),
                     std::move(prose), [&target](double v) { target = Quantity<Tag>(v); });
  }
  Section& number(std::string key, UnitName unit, double& target, Bounds bounds, std::string prose);
  /// Stays empty unless it is given.
  Section& number(std::string key, UnitName unit, std::optional<double>& target, Bounds bounds,
                  std::string prose);
  /// A list of exactly target.size() numbers; `target` may be any contiguous doubles.
  Section& numbers(std::string key, UnitName unit, std::span<double> target, Bounds bounds,
                   std::string prose);
  /// A list of numbers, as many of them as `size` allows.
  Section& several(std::string key, UnitName unit, std::vector<double>& target, ListSize size,
                   Bounds bounds, std::string prose);
  /// A list of lists of numbers, one inner list a row, all of one length.
  Section& grid(std::string key, UnitName unit, Grid& target, GridSize size, Bounds bounds,
                std::string prose);
  Section& milliseconds(std::string key, Duration& target, Bounds bounds, std::string prose);
  template <class Integer>
  Section& integer(std::string key, Integer& target, Bounds bounds, std::string prose) {
    return whole_number(std::move(key), std::to_string(target), std::move(bounds), std::move(prose),
                        [&target](std::int64_t v) { target = static_cast<Integer>(v); });
  }
  Section& integer(std::string key, std::optional<int>& target, Bounds bounds, std::string prose);
  Section& text(std::string key, std::string& target, std::size_t longest, std::string prose);
  Section& path(std::string key, std::filesystem::path& target, std::string prose);
  Section& boolean(std::string key, bool& target, std::string prose);
  /// One of `all`, by its name().
  template <class Enum>
  Section& choice(std::string key, Enum& target, std::span<const Enum> all, std::string prose) {
    return one_of(std::move(key), names_of(all), name(target), std::move(prose),
                  [&target, all](std::size_t i) { target = all[i]; });
  }
  /// The same, empty unless it is given.
  template <class Enum>
  Section& choice(std::string key, std::optional<Enum>& target, std::span<const Enum> all,
                  std::string prose) {
    return one_of(std::move(key), names_of(all), "", std::move(prose),
                  [&target, all](std::size_t i) { target = all[i]; });
  }
  /// One of these words, kept as it is written.
  Section& word(std::string key, std::string& target, const std::vector<std::string>& words,
                std::string prose);
  /// A list of some of `all`, by their names, in the order given; each at most once.
  template <class Enum, std::size_t Capacity>
  Section& choices(std::string key, FixedVector<Enum, Capacity>& target, std::span<const Enum> all,
                   std::string prose) {
    return some_of(
        std::move(key), names_of(all), std::move(prose), [&target] { target.clear(); },
        [&target, all](std::size_t i) { target.push(all[i]); });
  }
  Section& table(std::string key, Section section);
  Section& optional_table(std::string key, Section section);
  /// Tables of one kind, each an element of `items` (a std::vector or a FixedVector).
  template <class Items, class DeclareItem>
  Section& list(std::string key, ListSize size, Items& items, DeclareItem declare_item) {
    lists_.push_back({std::move(key), size, [&items] { items.clear(); },
                      [&items, declare_item] {
                        if constexpr (requires { items.emplace_back(); }) {
                          items.emplace_back();
                        } else {
                          items.push({});
                        }
                        return declare_item(items[items.size() - 1]);
                      }});
    return *this;
  }
  Section& ordered(std::string low, std::string high);
  /// The field declared last must be given: its default is only an example.
  Section& required();
  /// Every field declared so far must be given.
  Section& all_required();

  [[nodiscard]] const std::string& prose() const { return prose_; }
  [[nodiscard]] const std::vector<Field>& fields() const { return fields_; }
  [[nodiscard]] const std::vector<Table>& tables() const { return tables_; }
  [[nodiscard]] const std::vector<List>& lists() const { return lists_; }
  [[nodiscard]] const std::vector<Order>& orders() const { return orders_; }

 private:
  template <class Enum>
  static std::vector<std::string> names_of(std::span<const Enum> all) {
    std::vector<std::string> names;
    for (Enum e : all) {
      names.emplace_back(name(e));
    }
    return names;
  }
  Field& add(std::string key, ValueKind kind, std::string prose);
  Section& number_in(UnitName unit, std::string key, double now, Bounds bounds, std::string prose,
                     std::function<void(double)> store);
  Section& whole_number(std::string key, std::string now, Bounds bounds, std::string prose,
                        std::function<void(std::int64_t)> store);
  Section& one_of(std::string key, std::vector<std::string> names, std::string_view now,
                  std::string prose, std::function<void(std::size_t)> store);
  Section& some_of(std::string key, std::vector<std::string> names, std::string prose,
                   std::function<void()> clear, std::function<void(std::size_t)> append);

  std::string prose_;
  std::vector<Field> fields_;
  std::vector<Table> tables_;
  std::vector<List> lists_;
  std::vector<Order> orders_;
};

/// A quoted TOML string.
[[nodiscard]] std::string toml_text(std::string_view text);

}  // namespace knead::config
