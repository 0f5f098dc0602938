// Who is massaged. A name is whatever they want to be called, unique in this chair.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "control/care/day.hpp"
#include "daemon/history/database.hpp"

namespace knead::history {

struct Person {
  std::int64_t id = 0;
  std::string name;
  care::Day added{};
};

/// 1 to 64 bytes of text without control characters; refused if somebody has that name already.
[[nodiscard]] Result<Person> add_person(Database& database, std::string_view name, care::Day today);
[[nodiscard]] Result<std::vector<Person>> list_people(Database& database);
/// An error if nobody has that name, with the nearest cure.
[[nodiscard]] Result<Person> find_person(Database& database, std::string_view name);
/// Erases somebody with intakes, courses and sessions, also from the write-ahead log and the free
/// pages of the file. Backups made before are copies of their own and are not touched.
[[nodiscard]] Result<void> forget_person(Database& database, std::int64_t id);

}  // namespace knead::history
