// A server on a socket of its own, with the test in the place of the cycle: the test writes
// snapshots and events into the hand-over and answers requests out of it. The io_context runs in a
// thread; everything waits with a generous limit and nothing sleeps for a fixed time.
#pragma once

#include <spdlog/spdlog.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <optional>
#include <string>
#include <thread>

#include "daemon/client/client.hpp"
#include "daemon/clock/monotonic.hpp"
#include "daemon/server/server.hpp"
#include "tests/daemon/temporary_folder.hpp"

namespace knead::daemon {

/// Long enough for a loaded machine of two cores, short enough to fail in a test run.
inline constexpr Duration kGenerous = 20s;

inline ServerSettings hasty_settings() {
  ServerSettings settings;
  settings.answer_within = 300ms;
  settings.connection = {.hello_within = 300ms, .patience = 200ms, .last_words = 200ms};
  return settings;
}

class RunningServer {
 public:
  explicit RunningServer(ServerSettings settings = {}, RecordingFeed* recording = nullptr,
                         CareHouse* house = nullptr) {
    spdlog::set_level(spdlog::level::off);
    ServerFacts facts{.program_version = "9.9", .chair_kind = "test"};
    Programme classic;
    classic.name = short_name("classic");
    facts.programmes.push(classic);
    server_.emplace(io_, *SocketFile::listen(path()), std::move(facts), settings, handover,
                    recording, house);
    server_->start();
    thread_ = std::thread([this] { io_.run(); });
  }
  ~RunningServer() {
    io_.stop();
    thread_.join();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] std::filesystem::path path() const { return folder_ / "kneadd.sock"; }

  [[nodiscard]] client::Client connect(const client::Wishes& wishes = {"test"}) const {
    return client::Client::connect(path(), wishes, kGenerous).value();
  }

  /// Runs `work(server)` on the server's own thread.
  template <class Work>
  auto on_server(Work work) {
    std::packaged_task<decltype(work(*server_))()> task([&] { return work(*server_); });
    auto done = task.get_future();
    boost::asio::post(io_, [&task] { task(); });
    return done.get();
  }

  /// The cycle's part: a snapshot that says it is the n-th.
  void publish(std::uint64_t sequence) {
    handover.snapshot.write([sequence](Snapshot& s) {
      s = Snapshot{};
      s.sequence = sequence;
      s.cycle.cycles = sequence;
    });
  }

  /// The cycle's part: waits for one request.
  [[nodiscard]] std::optional<Asked> take_request() {
    Asked asked;
    const TimePoint until = monotonic_now() + kGenerous;
    while (monotonic_now() < until) {
      if (handover.requests.pop(asked)) return asked;
      std::this_thread::yield();
    }
    return std::nullopt;
  }

  Handover handover;

 private:
  TemporaryFolder folder_;
  boost::asio::io_context io_{1};
  std::optional<Server> server_;
  std::thread thread_;
};

}  // namespace knead::daemon
