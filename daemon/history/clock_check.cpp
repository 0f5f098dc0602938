#include "daemon/history/clock_check.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "control/care/day_text.hpp"

namespace knead::history {

namespace {

/// Before the first line of this program was written no chair ran it.
constexpr care::Day kProgramBegan{std::chrono::year(2024) / 1 / 1};

constexpr std::int64_t kMsPerDay = 86'400'000;

/// Years that a text can say: a clock may say anything.
care::Day day_of(std::int64_t unix_ms) {
  constexpr std::int64_t kLastDay = 2'932'896;  // of the year 9999
  return care::Day(std::chrono::days(std::clamp<std::int64_t>(unix_ms / kMsPerDay, 0, kLastDay)));
}

}  // namespace

Result<void> check_clock(Database& database, std::int64_t unix_ms) {
  const auto newest = database.ask("read its newest time", [](SQLite::Database& sql) {
    return sql.execAndGet("SELECT unix_ms FROM newest_time").getInt64();
  });
  if (!newest) return tl::unexpected(newest.error());
  const std::int64_t began = kProgramBegan.time_since_epoch().count() * kMsPerDay;
  const std::int64_t least = std::max(began, *newest - kClockMayStepBack_ms);
  if (unix_ms >= least) return {};
  return failure(
      ErrorCode::refused, "clock",
      fmt::format("CR-01: the clock has gone back: it says {}, and {} was already. Nobody knows "
                  "which answers are today's; set the clock (`timedatectl set-time`, or the "
                  "network), and say it again. If it was wrong before and is right now, put a "
                  "backup of before that back (`kneadctl restore`)",
                  care::DayText(day_of(unix_ms)).view(),
                  care::DayText(day_of(std::max(began, *newest))).view()));
}

Result<void> note_time(Database& database, std::int64_t unix_ms) {
  return database.change("note the time", [&](SQLite::Database& sql) {
    SQLite::Statement row(sql, "UPDATE newest_time SET unix_ms = MAX(unix_ms, ?)");
    row.bind(1, unix_ms);
    row.exec();
  });
}

}  // namespace knead::history
