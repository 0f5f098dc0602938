#include "daemon/kneadctl/history_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>

#include "control/care/day_text.hpp"
#include "daemon/history/boot.hpp"
#include "daemon/history/demo_name.hpp"
#include "daemon/history/usual_file.hpp"

namespace knead::ctl {

namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

void add_history_options(CLI::App& command, HistoryOptions& options) {
  command.add_option(
      "--history", options.file,
      "The file that remembers, as $KNEAD_HISTORY (default: the chair's own for root "
      "where Knead is installed, else ~/.local/state/knead/history.db)");
  command.add_flag("--json", options.json, "One JSON document instead of text");
}

void add_person_option(CLI::App& command, HistoryOptions& options) {
  command.add_option("name", options.name, "Whose; not needed where only one person is known");
}

std::filesystem::path history_path(const HistoryOptions& options) {
  return options.file.empty() ? history::usual_file() : options.file;
}

Result<history::Database> open_history(const HistoryOptions& options) {
  return history::Database::open(history_path(options), history::Check::none);
}

Result<history::Person> person_meant(history::Database& database, const HistoryOptions& options) {
  if (!options.name.empty()) return history::find_person(database, options.name);
  auto people = history::list_people(database);
  if (!people) return tl::unexpected(people.error());
  if (people->empty()) {
    return failure(ErrorCode::not_found, "",
                   fmt::format("nobody is known yet in {}; `kneadctl user add NAME`",
                               database.path().string()));
  }
  if (people->size() > 1) {
    std::erase_if(*people, [](const auto& known) { return known.name == history::kDemoPerson; });
  }
  if (people->size() > 1) {
    return failure(ErrorCode::missing, "",
                   "several people are known; say whose: `kneadctl user list` names them");
  }
  return people->front();
}

care::Day local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  constexpr int kFirstYear = 1900;
  return std::chrono::year_month_day(std::chrono::year(local.tm_year + kFirstYear),
                                     std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1U),
                                     std::chrono::day(static_cast<unsigned>(local.tm_mday)));
}

history::Now local_now() {
  return {.today = local_today(),
          .boot = history::boot_id(),
          .clock_synchronised = history::clock_is_synchronised()};
}

std::int64_t unix_now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string text(care::Day day) { return std::string(care::DayText(day).view()); }

Result<void> write_private(const std::filesystem::path& file, std::string_view text) {
  // What a link points to is not ours to overwrite.
  const int open_file =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly);
  bool written = open_file >= 0 && ::fchmod(open_file, kOwnerOnly) == 0;
  written = written && write_all(open_file, text);
  const int error = errno;
  if (open_file >= 0 && ::close(open_file) != 0) written = false;
  if (written) return {};
  // Half a document would be taken for one. What is no document (/dev/full) stays.
  std::error_code ignored;
  if (open_file >= 0 && std::filesystem::is_regular_file(file, ignored)) ::unlink(file.c_str());
  return failure(ErrorCode::io, file.string(),
                 std::string("cannot be written: ") + std::strerror(error) + "; name another file");
}

}  // namespace knead::ctl
