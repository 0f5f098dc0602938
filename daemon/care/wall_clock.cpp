#include "daemon/care/wall_clock.hpp"

#include <ctime>

#include "daemon/history/boot.hpp"

namespace knead::daemon {

namespace {

std::tm local_now() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return local;
}

}  // namespace

care::Day WallClock::today() const {
  constexpr int kFirstYear = 1900;
  const std::tm local = local_now();
  return std::chrono::year_month_day(std::chrono::year(local.tm_year + kFirstYear),
                                     std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1U),
                                     std::chrono::day(static_cast<unsigned>(local.tm_mday)));
}

std::chrono::minutes WallClock::time_of_day() const {
  const std::tm local = local_now();
  return std::chrono::hours(local.tm_hour) + std::chrono::minutes(local.tm_min);
}

std::int64_t WallClock::unix_ms() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string WallClock::boot() const { return history::boot_id(); }

bool WallClock::synchronised() const { return history::clock_is_synchronised(); }

}  // namespace knead::daemon
