// The file that remembers: who had which massage, and how it went. Opened by one kneadd, and by
// kneadctl beside it (WAL). What is committed survives a kill and a power cut (synchronous=FULL).
// Names and answers about health are private: the file and its folder are readable by their owner
// only, and what is deleted is overwritten (secure_delete).
// Blocks on the disk: never in the cycle. Not thread-safe: one thread an instance.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include "control/types/result.hpp"

namespace knead::history {

/// Whether every page is looked at before a history is used: some seconds where it is large.
/// Without it a damaged page is noticed when it is read.
enum class Check : std::uint8_t { every_page, none };

/// What to do about a history that cannot be opened for writing, by errno; completes "; ".
[[nodiscard]] std::string_view cure_of_opening(int error);

class Database {
 public:
  /// Creates what is missing, brings older tables to this version, and checks what is there.
  /// Errors: a folder or file that cannot be made or read, one that is no database or is damaged,
  /// one that a newer program wrote. Nothing of a file that is refused is changed.
  [[nodiscard]] static Result<Database> open(const std::filesystem::path& path,
                                             Check check = Check::every_page);

  /// Looks at every page. An error says what is damaged, and the cure.
  [[nodiscard]] Result<void> check_pages();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] SQLite::Database& sql() { return *sql_; }

  /// Runs `act` in one transaction, all or nothing; what SQLite says against it becomes an Error.
  /// `what` completes "cannot ...".
  template <class Act>
  auto change(std::string_view what, Act act) -> Result<decltype(act(sql()))>;
  /// Runs `act`, which changes nothing.
  template <class Act>
  auto ask(std::string_view what, Act act) -> Result<decltype(act(sql()))>;

 private:
  Database(std::filesystem::path path, std::unique_ptr<SQLite::Database> sql)
      : path_(std::move(path)), sql_(std::move(sql)) {}
  [[nodiscard]] tl::unexpected<Error> refused(std::string_view what,
                                              const SQLite::Exception& why) const;

  std::filesystem::path path_;
  std::unique_ptr<SQLite::Database> sql_;
};

template <class Act>
auto Database::change(std::string_view what, Act act) -> Result<decltype(act(sql()))> {
  return ask(what, [&](SQLite::Database& sql) {
    SQLite::Transaction all(sql, SQLite::TransactionBehavior::IMMEDIATE);
    if constexpr (std::is_void_v<decltype(act(sql))>) {
      act(sql);
      all.commit();
    } else {
      auto result = act(sql);
      all.commit();
      return result;
    }
  });
}

template <class Act>
auto Database::ask(std::string_view what, Act act) -> Result<decltype(act(sql()))> {
  try {
    if constexpr (std::is_void_v<decltype(act(sql()))>) {
      act(sql());
      return {};
    } else {
      return act(sql());
    }
  } catch (const SQLite::Exception& error) {
    return refused(what, error);
  }
}

}  // namespace knead::history
