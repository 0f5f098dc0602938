// Sweeps over every key that is declared anywhere: what holds for one must hold for all.
#include "config/schema.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "config/body.hpp"
#include "config/calibration.hpp"
#include "config/chair.hpp"
#include "config/daemon.hpp"
#include "config/programme_text.hpp"
#include "config/read_value.hpp"
#include "config/scenario_text.hpp"

namespace knead::config {
namespace {

using Visit = std::function<void(const std::string& path, const Section&)>;

void walk(const std::string& path, const Section& section, const Visit& visit) {
  visit(path, section);
  for (const Section::Table& table : section.tables()) {
    walk(path + "." + table.key, *table.section, visit);
  }
  for (const Section::List& list : section.lists()) {
    list.clear();
    walk(path + "." + list.key, list.append(), visit);
  }
}

void walk_all(const Visit& visit) {
  ChairDescription chair;
  walk("chair", declare(chair), visit);
  DaemonConfig daemon;
  walk("daemon", declare(daemon), visit);
  ProgrammeText programme;
  walk("programme", declare(programme), visit);
  CalibrationRecord calibration;
  walk("calibration", declare(calibration), visit);
  sim::Body body;
  walk("body", declare(body), visit);
  ScenarioText scenario;
  walk("scenario", declare(scenario), visit);
}

void for_each_field(const std::function<void(const std::string& path, const Field&)>& visit) {
  walk_all([&visit](const std::string& path, const Section& section) {
    for (const Field& field : section.fields()) {
      visit(path + "." + field.key, field);
    }
  });
}

toml::table parsed(const Field& field, const std::string& value) {
  return toml::parse(field.key + " = " + value);
}

TEST(Schema, every_key_of_a_section_is_declared_once) {
  walk_all([](const std::string& path, const Section& section) {
    std::set<std::string> seen;
    for (const Field& field : section.fields()) {
      EXPECT_TRUE(seen.insert(field.key).second) << path << "." << field.key;
    }
    for (const Section::Table& table : section.tables()) {
      EXPECT_TRUE(seen.insert(table.key).second) << path << "." << table.key;
    }
    for (const Section::List& list : section.lists()) {
      EXPECT_TRUE(seen.insert(list.key).second) << path << "." << list.key;
    }
  });
}

TEST(Schema, every_key_has_a_sentence) {
  for_each_field([](const std::string& path, const Field& field) {
    ASSERT_FALSE(field.prose.empty()) << path;
    EXPECT_EQ(field.prose.back(), '.') << path;
  });
}

TEST(Schema, the_unit_of_every_key_is_the_end_of_its_name) {
  for_each_field([](const std::string& path, const Field& field) {
    EXPECT_TRUE(field.key.ends_with(field.unit.suffix)) << path << " is in " << field.unit.unit;
  });
}

TEST(Schema, every_default_is_one_that_the_file_could_give) {
  for_each_field([](const std::string& path, const Field& field) {
    if (field.required || field.fallback.empty()) {
      return;
    }
    const toml::table table = parsed(field, field.fallback);
    EXPECT_TRUE(read_value(field, *table.get(field.key)).has_value())
        << path << " = " << field.fallback;
  });
}

TEST(Schema, every_number_has_two_finite_bounds_which_are_allowed_and_nothing_beyond_them_is) {
  int numbers = 0;
  for_each_field([&numbers](const std::string& path, const Field& field) {
    if (field.kind != ValueKind::number && field.kind != ValueKind::integer) {
      return;
    }
    ++numbers;
    ASSERT_TRUE(std::isfinite(field.bounds.min) && std::isfinite(field.bounds.max)) << path;
    ASSERT_LT(field.bounds.min, field.bounds.max) << path;
    const bool whole = field.kind == ValueKind::integer;
    const double step = whole ? 1.0 : (field.bounds.max - field.bounds.min) * 1e-6;
    const auto accepted = [&field, whole](double value) {
      const std::string text =
          whole ? fmt::format("{}", static_cast<long>(value)) : fmt::format("{:#.12g}", value);
      const toml::table table = parsed(field, text);
      return read_value(field, *table.get(field.key)).has_value();
    };
    EXPECT_TRUE(accepted(field.bounds.min)) << path;
    EXPECT_TRUE(accepted(field.bounds.max)) << path;
    EXPECT_FALSE(accepted(field.bounds.min - step)) << path;
    EXPECT_FALSE(accepted(field.bounds.max + step)) << path;
  });
  EXPECT_GT(numbers, 150);
}

TEST(Schema, every_order_names_numbers_of_its_own_section) {
  int orders = 0;
  walk_all([&orders](const std::string& path, const Section& section) {
    for (const Section::Order& order : section.orders()) {
      ++orders;
      for (const std::string& key : {order.low, order.high}) {
        const auto found = std::ranges::find(section.fields(), key, &Field::key);
        ASSERT_NE(found, section.fields().end()) << path << "." << key;
        EXPECT_EQ(found->kind, ValueKind::number) << path << "." << key;
      }
    }
  });
  EXPECT_GT(orders, 8);
}

}  // namespace
}  // namespace knead::config
