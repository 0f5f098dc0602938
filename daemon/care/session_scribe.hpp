// Writes the notes of one session into the history while it goes on. When the disk fails the
// massage goes on all the same: it is told once, and no more is written of this session. Blocks on
// the disk.
#pragma once

#include <optional>

#include "daemon/care/session_watch.hpp"
#include "daemon/care/start_order.hpp"
#include "daemon/care/wall_clock.hpp"

namespace knead::daemon {

class SessionScribe {
 public:
  SessionScribe(history::Database& database, const WallClock& clock)
      : database_(database), clock_(clock) {}

  /// The cycle has taken this start: its session is in the history from now on, and with it the
  /// course that it begins.
  void begin(const StartOrder& order);
  void write(const SessionNotes& notes);

  [[nodiscard]] const std::optional<RunningSession>& running() const { return running_; }

 private:
  [[nodiscard]] Result<std::optional<std::int64_t>> course_of(const StartOrder& order);
  [[nodiscard]] Result<void> write_all(const SessionNotes& notes);
  void give_up(const Error& error);

  history::Database& database_;
  const WallClock& clock_;
  std::optional<history::SessionWriter> writer_{};
  std::optional<RunningSession> running_{};
};

}  // namespace knead::daemon
