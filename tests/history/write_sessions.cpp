#include <unistd.h>

#include <array>
#include <cstdlib>

#include "daemon/history/session_writer.hpp"
#include "tests/history/acknowledged.hpp"

namespace knead::history {

namespace {

constexpr int kTraces = 40;
constexpr int kTracesAPhase = 10;

[[noreturn]] void give_up() { std::_Exit(EXIT_FAILURE); }

void tell(int pipe, const Acknowledged& so_far) {
  if (::write(pipe, &so_far, sizeof so_far) != static_cast<ssize_t>(sizeof so_far)) give_up();
}

void write_one(Database& database, std::int64_t person, int pipe) {
  auto writer = SessionWriter::begin(database, {.person = person, .programme = "classic"});
  if (!writer) give_up();
  Acknowledged so_far{.session = writer->id()};
  tell(pipe, so_far);
  SessionTotals totals;
  for (int i = 0; i < kTraces; ++i) {
    const std::int64_t now = i * 1000;
    if (i % kTracesAPhase == 0) {
      if (!writer->phase({.at_ms = now, .name = "work", .technique = "kneading"})) give_up();
      ++so_far.phases;
      tell(pipe, so_far);
    }
    const std::array<KeptEvent, 2> events{
        {{.at_ms = now, .reason = "guarding", .channel = "emg_l4_left", .value = 5.0},
         {.at_ms = now + 1, .reason = "distress_ease", .channel = "session", .rule = "CR-15"}}};
    if (!writer->events(events)) give_up();
    so_far.events += static_cast<std::int64_t>(events.size());
    tell(pipe, so_far);
    totals.massage_s += 1.0;
    if (!writer->progress(totals, {.at_ms = now, .force_left_n = 8.0})) give_up();
    ++so_far.traces;
    tell(pipe, so_far);
  }
  if (!writer->end(totals, Outcome::completed, kTraces * 1000)) give_up();
  so_far.ended = 1;
  tell(pipe, so_far);
}

}  // namespace

void write_sessions(const std::filesystem::path& path, std::int64_t person, int pipe) {
  auto database = Database::open(path, Check::none);
  if (!database) give_up();
  while (true) write_one(*database, person, pipe);
}

}  // namespace knead::history
