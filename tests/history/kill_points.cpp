// Kills a process that writes sessions down, at many random points, and looks at what is left each
// time; and, for each point, cuts the log of a copy where a power failure might have, because a
// kill alone loses nothing that the kernel had. Prints one JSON document; exits 1 if anything was
// wrong. Usage: history_kill_points [POINTS [SEED]]
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string_view>

#include "daemon/history/people.hpp"
#include "tests/history/intact.hpp"

namespace knead::history {
namespace {

namespace fs = std::filesystem;

constexpr int kMostAcknowledged = 130;  ///< a little more than one session
constexpr long kMostDelay_ns = 3'000'000;

struct Tally {
  int points = 0;
  int ended_unknown = 0;  ///< the session so far was there, its end was not
  int power_cuts = 0;
  int wrong = 0;
};

void wait_ns(long nanoseconds) {
  const timespec delay{.tv_sec = 0, .tv_nsec = nanoseconds};
  ::nanosleep(&delay, nullptr);
}

/// Lets a writer run for a random while and kills it. What it was told last.
Acknowledged write_and_kill(const fs::path& path, std::int64_t person, std::mt19937& random) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  const pid_t writer = ::fork();
  if (writer == 0) write_sessions(path, person, ends[1]);
  ::close(ends[1]);
  Acknowledged told;
  int left = std::uniform_int_distribution(1, kMostAcknowledged)(random);
  const auto next = [&] { return ::read(ends[0], &told, sizeof told) == sizeof told; };
  while (left-- > 0 && next()) {
  }
  wait_ns(std::uniform_int_distribution(0L, kMostDelay_ns)(random));
  ::kill(writer, SIGKILL);
  ::waitpid(writer, nullptr, 0);
  Acknowledged last = told;
  while (next()) last = told;
  ::close(ends[0]);
  return last;
}

/// A copy whose log ends somewhere, with rubbish where it was cut in half of the cases.
fs::path cut_copy(const fs::path& path, const fs::path& folder, std::mt19937& random) {
  fs::remove_all(folder);
  fs::create_directory(folder);
  const fs::path copy = folder / "history.db";
  fs::copy_file(path, copy);
  const fs::path log = path.native() + "-wal";
  if (!fs::exists(log)) return copy;
  const fs::path copied_log = copy.native() + "-wal";
  fs::copy_file(log, copied_log);
  const auto size = static_cast<long>(fs::file_size(copied_log));
  const long cut = std::uniform_int_distribution(0L, size)(random);
  fs::resize_file(copied_log, static_cast<std::uintmax_t>(cut));
  if (std::bernoulli_distribution()(random)) {
    const int file = ::open(copied_log.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    const std::array<char, 600> rubbish{};
    if (::write(file, rubbish.data(), rubbish.size()) < 0) std::cerr << "no rubbish\n";
    ::close(file);
  }
  return copy;
}

void judge(const std::string& wrong, int point, const char* what, Tally& tally) {
  if (wrong.empty()) return;
  ++tally.wrong;
  std::cerr << fmt::format("point {}, {}: {}\n", point, what, wrong);
}

Tally run(int points, unsigned seed, const fs::path& folder) {
  std::mt19937 random(seed);
  const fs::path path = folder / "history.db";
  std::int64_t person = 0;
  {
    auto database = Database::open(path);
    person = add_person(*database, "Ada", {})->id;
  }
  Tally tally;
  for (int point = 0; point < points; ++point) {
    const Acknowledged told = write_and_kill(path, person, random);
    const fs::path copy = cut_copy(path, folder / "cut", random);
    const Found cut = look_at(copy, person);
    judge(cut.wrong, point, "log cut", tally);
    ++tally.power_cuts;
    const Found found = look_at(path, person);
    judge(found.wrong, point, "killed", tally);
    if (found.wrong.empty()) judge(missing(told, found.newest), point, "killed", tally);
    tally.ended_unknown += found.newest.session != 0 && found.newest.ended == 0 ? 1 : 0;
    ++tally.points;
    // The next point begins with a history of its own: only the newest session may have no end.
    for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path.native() + suffix);
    auto database = Database::open(path);
    person = add_person(*database, "Ada", {})->id;
  }
  return tally;
}

int number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

int kill_points(int points, int seed) {
  std::string pattern = fs::temp_directory_path() / "knead_kill_XXXXXX";
  const fs::path folder = ::mkdtemp(pattern.data());
  const Tally tally = run(points, static_cast<unsigned>(seed), folder);
  fs::remove_all(folder);
  std::cout << fmt::format(
      "{{\"seed\": {}, \"kill_points\": {}, \"end_unknown\": {}, \"log_cuts\": {}, \"wrong\": "
      "{}}}\n",
      seed, tally.points, tally.ended_unknown, tally.power_cuts, tally.wrong);
  // A run in which no session was ever cut off has shown nothing.
  return tally.wrong == 0 && tally.ended_unknown > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace knead::history

int main(int argc, char** argv) {
  constexpr int kPoints = 200;
  const int points = argc > 1 ? knead::history::number(argv[1], kPoints) : kPoints;
  return knead::history::kill_points(points, argc > 2 ? knead::history::number(argv[2], 1) : 1);
}
