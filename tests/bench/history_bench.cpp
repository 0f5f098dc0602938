// What `kneadctl history` asks of a history of 100,000 massages of one person: opening it, the
// newest 20, and how many there are; beside the same questions in bare SQLite in the same run.
#include <SQLiteCpp/Statement.h>
#include <benchmark/benchmark.h>
#include <sqlite3.h>
#include <time.h>

#include <filesystem>
#include <limits>
#include <string>

#include "daemon/history/people.hpp"
#include "daemon/history/session_reader.hpp"

namespace knead::history {
namespace {

constexpr int kSessions = 100'000;
constexpr int kShown = 20;
constexpr int kEverything = std::numeric_limits<int>::max();

/// Gone with the program.
struct Folder {
  Folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "knead_bench_XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    path = pattern;
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path path;
};

/// Massages with an intake each, and a little of what happened in each.
const std::filesystem::path& history_of_many() {
  static const std::filesystem::path path = [] {
    static const Folder folder;
    const std::filesystem::path file = folder.path / "history.db";
    auto database = Database::open(file);
    const Person person = *add_person(*database, "Ada", {});
    auto filled = database->change("fill", [&](SQLite::Database& sql) {
      const std::string n = std::to_string(kSessions);
      const std::string count =
          "WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < " + n + ") ";
      const std::string who = std::to_string(person.id);
      sql.exec(count + "INSERT INTO intake SELECT n, " + who + ", n, 1 FROM i");
      for (const char* question : {"pain", "stiffness", "fever", "skin", "comfort_ceiling"}) {
        sql.exec(count + "INSERT INTO intake_answer SELECT n, '" + question + "', n % 2 FROM i");
      }
      sql.exec(count +
               "INSERT INTO session (id, person_id, intake_id, programme, day, began_ms, ended_ms, "
               "outcome, massage_s, force_mean_n, force_peak_n, stiffness_n_per_mm, comfort) "
               "SELECT n, " +
               who + ", n, 'classic', n, n, n, 'completed', 900, 12, 31, 4.5, 7 FROM i");
      sql.exec(count + "INSERT INTO phase SELECT n, 0, 'warm-up', 'stroking' FROM i");
      sql.exec(count +
               "INSERT INTO event SELECT n, 0, 5, 'distress_ease', 'session', 1, 2, 3, '' FROM i");
      sql.exec(count + "INSERT INTO trace SELECT n, 0, 8, 8, 20, 0 FROM i");
    });
    if (!filled) std::abort();
    return file;
  }();
  return path;
}

/// Time of this thread on a core: what others do meanwhile does not count.
double cpu_ms() {
  timespec t{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

template <class Work>
double milliseconds_of(Work work) {
  const double begin = cpu_ms();
  work();
  return cpu_ms() - begin;
}

void ask_history(int most) {
  auto database = Database::open(history_of_many(), Check::none);
  const Person person = *find_person(*database, "Ada");
  const auto lines = newest_sessions(*database, person.id, most);
  const auto count = count_sessions(*database, person.id);
  if (!lines || !count || *count != kSessions) std::abort();
  benchmark::DoNotOptimize(lines->data());
}

void step_through(sqlite3* sql, const std::string& query) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(sql, query.c_str(), -1, &statement, nullptr) != SQLITE_OK) std::abort();
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      benchmark::DoNotOptimize(sqlite3_column_text(statement, i));
    }
  }
  sqlite3_finalize(statement);
}

/// The rows and their number, with nothing made of them.
void ask_bare(int most) {
  sqlite3* sql = nullptr;
  if (sqlite3_open(history_of_many().c_str(), &sql) != SQLITE_OK) std::abort();
  step_through(sql, "SELECT id FROM person WHERE name = 'Ada'");
  step_through(sql, "SELECT * FROM session WHERE person_id = 1 ORDER BY id DESC LIMIT " +
                        std::to_string(most));
  step_through(sql, "SELECT COUNT(*) FROM session WHERE person_id = 1");
  sqlite3_close(sql);
}

void history_of_100000(benchmark::State& state) {
  const int most = state.range(0) == 0 ? kEverything : static_cast<int>(state.range(0));
  history_of_many();
  double ours_ms = 0.0;
  double bare_ms = 0.0;
  for (auto _ : state) {
    bare_ms += milliseconds_of([&] { ask_bare(most); });
    ours_ms += milliseconds_of([&] { ask_history(most); });
  }
  state.counters["ms"] = ours_ms / static_cast<double>(state.iterations());
  state.counters["ratio_to_bare_sqlite"] = ours_ms / bare_ms;
}
BENCHMARK(history_of_100000)
    ->Name("history_newest_of_100000")
    ->Arg(kShown)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(history_of_100000)->Name("history_all_of_100000")->Arg(0)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace knead::history
