// kneadd once everything is loaded: the cycle in its thread, who knows the people in another, the
// server in this one, and the watch over all. Ends in order: the session is stopped, the release is
// waited for, the cycle ends, the clients are told.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/care/care_keeper.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/kneadd/chairs.hpp"
#include "daemon/kneadd/options.hpp"
#include "daemon/kneadd/setup.hpp"
#include "daemon/record/recorder.hpp"
#include "daemon/runtime/control_thread.hpp"
#include "daemon/runtime/crash_release.hpp"
#include "daemon/runtime/service_manager.hpp"
#include "daemon/server/server.hpp"

namespace knead::daemon {

class Daemon {
 public:
  /// Without a history, which is where a recording plays, nobody is known and nothing is started.
  Daemon(const Options& options, const Setup& setup, MadeChair chair,
         std::optional<history::Database> history, SocketFile socket);

  /// Runs until SIGTERM, SIGINT or the chair's end. Returns the exit code: 0, or 1 when it could
  /// not start, could not see the chair released, or the chair failed.
  [[nodiscard]] int run();

 private:
  /// starting: no cycle has held yet. running. releasing: the session is being stopped. closing:
  /// the cycle has ended, clients get their goodbyes.
  enum class State { starting, running, releasing, closing };

  [[nodiscard]] Result<void> take_realtime_rights();
  void watch();
  void watch_again();
  void begin_to_end(const char* why);
  void hear_the_chairs_end();
  void end_cycle(bool released);

  Options options_;
  MadeChair made_;
  std::optional<Timekeeping> timekeeping_;  ///< none in lock step
  hal::Chair& chair_;
  Duration release_within_;
  SignalStack signal_stack_;
  CrashRelease crash_release_;
  Controller controller_;
  safety::Gate gate_;
  Cycle cycle_;
  Handover handover_;
  std::unique_ptr<Pace> pace_;
  record::Recorder recorder_;
  ControlThread control_thread_;
  boost::asio::io_context io_{1};
  boost::asio::signal_set signals_;
  boost::asio::steady_timer timer_;
  WallClock clock_;
  std::unique_ptr<CareKeeper> keeper_;  ///< none without a history
  Server server_;
  ServiceManager service_manager_;
  State state_ = State::starting;
  TimePoint since_{};
  std::uint64_t asked_at_cycle_ = 0;  ///< to stop: the cycles after it know
  int exit_code_ = 0;
};

}  // namespace knead::daemon
