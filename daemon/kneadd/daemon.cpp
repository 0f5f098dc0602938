#include "daemon/kneadd/daemon.hpp"

#include <spdlog/spdlog.h>

#include <csignal>
#include <ctime>
#include <utility>

#include "config/chair_caps.hpp"
#include "daemon/clock/monotonic.hpp"
#include "daemon/record/header.hpp"
#include "daemon/runtime/lock_step_pace.hpp"
#include "daemon/runtime/real_time_pace.hpp"

namespace knead::daemon {

namespace {

constexpr Duration kWatchPeriod = 20ms;
/// Contact is gone 250 ms after a stop at the latest; four times that, and power is taken away
/// without having seen it.
constexpr Duration kReleaseWithin = 1s;
constexpr Duration kGoodbyesWithin = 1s;

std::unique_ptr<Pace> make_pace(const MadeChair& made, Handover& handover) {
  if (made.make_pace) return made.make_pace(handover);
  if (made.lock_step) {
    return std::make_unique<LockStepPace>(handover, std::max(made.time_lapse, 1.0));
  }
  return std::make_unique<RealTimePace>(handover);
}

std::optional<Timekeeping> timekeeping(bool lock_step, const config::DaemonConfig& config) {
  if (lock_step) return std::nullopt;
  return Timekeeping{.priority = config.realtime_priority, .cpu = config.cpu};
}

ServerFacts facts(const Options& options, const Setup& setup, const MadeChair& made) {
  return {.program_version = KNEAD_VERSION,
          .chair_kind = name(options.chair),
          .time_lapse = made.time_lapse,
          .no_faults_because = options.chair == ChairKind::sim ? v1::REFUSAL_FAULTS_NOT_ALLOWED
                                                               : v1::REFUSAL_NOT_SIMULATED,
          .chair = setup.chair,
          .programmes = setup.programmes,
          .unstated_condition = setup.config.default_condition};
}

record::RecorderSettings recorder_settings(const Options& options,
                                           const config::DaemonConfig& config) {
  return {.past = std::chrono::seconds(config.recorder_seconds),
          .folder = options.recordings.value_or(config.recordings),
          .files = static_cast<std::size_t>(config.recordings_kept)};
}

v1::RecordingHeader recording_header(const Options& options, const Setup& setup) {
  return record::make_header(setup.files,
                             {.program_version = KNEAD_VERSION,
                              .made_by = std::string("kneadd --chair ") + name(options.chair),
                              .made_unix_s = static_cast<std::int64_t>(std::time(nullptr))});
}

CareFacts care_facts(const Setup& setup, const MadeChair& made) {
  return {.programmes = setup.programmes,
          .chair = config::chair_caps(setup.config.limits, setup.chair),
          .simulated = made.simulated};
}

std::unique_ptr<CareKeeper> make_keeper(std::optional<history::Database> history,
                                        const Setup& setup, const MadeChair& made,
                                        const WallClock& clock) {
  if (!history) return nullptr;
  return std::make_unique<CareKeeper>(std::move(*history), care_facts(setup, made), clock);
}

void log_recorder(const record::RecorderNews& news) {
  spdlog::log(news.good ? spdlog::level::info : spdlog::level::err, "recorder: {}", news.text);
}

}  // namespace

Daemon::Daemon(const Options& options, const Setup& setup, MadeChair chair,
               std::optional<history::Database> history, SocketFile socket)
    : options_(options),
      made_(std::move(chair)),
      timekeeping_(timekeeping(made_.lock_step, setup.config)),
      chair_(*made_.chair),
      // A plant may need all its patience for the milliseconds of one release.
      release_within_(made_.lock_step ? from_seconds(options.plant_timeout_s) + kReleaseWithin
                                      : kReleaseWithin),
      crash_release_(chair_),
      controller_(setup.chair, setup.calibration, setup.config.control, setup.programmes),
      gate_(setup.chair, setup.calibration, setup.config.limits),
      cycle_(chair_, controller_, gate_),
      pace_(make_pace(made_, handover_)),
      recorder_(recorder_settings(options, setup.config), recording_header(options, setup),
                log_recorder),
      control_thread_(chair_, cycle_, handover_, *pace_, &recorder_.tap()),
      signals_(io_, SIGTERM, SIGINT),
      timer_(io_),
      keeper_(make_keeper(std::move(history), setup, made_, clock_)),
      server_(io_, std::move(socket), facts(options, setup, made_),
              {.snapshot_hz = setup.config.snapshot_hz}, handover_, &recorder_.feed(),
              keeper_.get(), made_.bench.get()) {}

/// Without --allow-no-realtime the first refusal ends it; with it every refusal is logged. Lock
/// step is not real-time and takes no rights.
Result<void> Daemon::take_realtime_rights() {
  if (!timekeeping_) return control_thread_.start(timekeeping_, true);
  const bool anyway = options_.allow_no_realtime;
  if (Result<void> locked = lock_memory(); !locked) {
    if (!anyway) return locked;
    spdlog::warn("{}", locked.error().message());
  }
  if (Result<void> started = control_thread_.start(timekeeping_, anyway); !started) {
    if (!anyway) return started;
    spdlog::warn("{}", started.error().message());
  }
  return {};
}

int Daemon::run() {
  if (const Result<void> rights = take_realtime_rights(); !rights) {
    spdlog::error("{}", rights.error().message());
    return 1;
  }
  signals_.async_wait([this](const boost::system::error_code& error, int signal) {
    if (!error) {
      begin_to_end(signal == SIGTERM ? "SIGTERM" : "SIGINT");
    }
  });
  recorder_.start();
  server_.start();
  since_ = monotonic_now();
  watch_again();
  io_.run();
  return exit_code_;
}

void Daemon::watch_again() {
  timer_.expires_after(kWatchPeriod);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) {
      watch();
    }
  });
}

void Daemon::watch() {
  const TimePoint now = monotonic_now();
  const std::uint64_t held = handover_.cycles_held.load(std::memory_order_relaxed);
  service_manager_.cycles_held(held, now);
  switch (state_) {
    case State::starting:
      if (held > 0) {
        state_ = State::running;
        service_manager_.ready();
        spdlog::info("ready chair={} version={}", name(options_.chair), KNEAD_VERSION);
      }
      break;
    case State::running:
      break;
    case State::releasing:
      // The cycle that hears it lets go after it has read the chair; the one after has seen it.
      if (server_.latest().cycle.cycles > asked_at_cycle_ + 1 && server_.latest().released) {
        end_cycle(true);
      } else if (control_thread_.ended()) {
        hear_the_chairs_end();
        end_cycle(true);  // it has made the chair safe itself
      } else if (now - since_ > release_within_) {
        end_cycle(false);
      }
      break;
    case State::closing:
      if (server_.clients() == 0 || now - since_ > kGoodbyesWithin) {
        return io_.stop();
      }
      break;
  }
  if (control_thread_.ended() && state_ != State::releasing && state_ != State::closing) {
    hear_the_chairs_end();
    begin_to_end("the chair came to its end");
  }
  watch_again();
}

void Daemon::hear_the_chairs_end() {
  if (const auto fault = made_.fault ? made_.fault() : std::nullopt) {
    spdlog::error("{}", fault->message());
    exit_code_ = 1;
  }
}

void Daemon::begin_to_end(const char* why) {
  spdlog::info("ending, the chair lets go first cause=\"{}\"", why);
  service_manager_.stopping();
  since_ = monotonic_now();
  state_ = State::releasing;
  if (control_thread_.ended()) {
    end_cycle(true);  // it has made the chair safe itself
  } else if (!server_.ask_to_stop()) {
    end_cycle(false);
  } else {
    asked_at_cycle_ = control_thread_.begun();
  }
}

void Daemon::end_cycle(bool released) {
  control_thread_.stop();
  recorder_.stop();
  if (released) {
    spdlog::info("released, the cycle has ended cycles={} late={}", server_.latest().cycle.cycles,
                 server_.latest().cycle.late);
  } else {
    spdlog::error("the release was not seen in time; power was taken away all the same");
    exit_code_ = 1;
  }
  server_.close();
  since_ = monotonic_now();
  state_ = State::closing;
}

}  // namespace knead::daemon
