// Serves the chair's state to every client on the socket, and their requests to the cycle. Thread:
// one, whoever runs the io_context. It looks at the hand-over every 10 ms, so that the cycle never
// has to wake anybody; each message is encoded once for all clients.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <string>
#include <vector>

#include "control/types/chair_description.hpp"
#include "control/types/programme.hpp"
#include "control/types/result.hpp"
#include "daemon/server/care_desk.hpp"
#include "daemon/server/connection.hpp"
#include "daemon/server/fault_desk.hpp"
#include "daemon/server/handover.hpp"
#include "daemon/server/request_desk.hpp"
#include "daemon/server/socket_file.hpp"

namespace knead::daemon {

/// What a client is told of this kneadd, and what its requests are read by.
struct ServerFacts {
  std::string program_version;
  std::string chair_kind;
  double time_lapse = 0.0;  ///< of a simulated chair: so many times as fast as life
  /// Of a kneadd in which nothing can be broken on purpose: why that is refused.
  v1::Refusal no_faults_because = v1::REFUSAL_NOT_SIMULATED;
  ChairDescription chair{};
  ProgrammeList programmes{};
  Condition unstated_condition = Condition::extrusion;
};

struct ServerSettings {
  double snapshot_hz = 30.0;
  /// Start and resume are answered when the gate has looked, which it does for 4 s at most.
  Duration answer_within = 6s;
  ConnectionLimits connection{};
};

class Server final : private Connection::Host {
 public:
  /// The hand-over outlives the server, and so do the feed of the raw stream, who knows the people
  /// and what breaks a simulated chair; null for none.
  Server(boost::asio::io_context& io, SocketFile socket, ServerFacts facts, ServerSettings settings,
         Handover& handover, RecordingFeed* recording = nullptr, CareHouse* house = nullptr,
         FaultBench* bench = nullptr);

  ~Server() override;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Begins to accept and to look at the hand-over.
  void start();
  /// Ends the session that may be running, on nobody's behalf. False: the cycle takes nothing.
  [[nodiscard]] bool ask_to_stop();
  /// Says goodbye to every client and accepts no more. Goodbyes need a few turns of the io_context.
  void close();

  /// The newest state that the cycle has handed over.
  [[nodiscard]] const Snapshot& latest() const { return latest_; }
  [[nodiscard]] std::size_t clients() const { return clients_.size(); }

 private:
  void end_session();
  static constexpr Duration kLook = 10ms;

  [[nodiscard]] Frame hello() const override { return hello_; }
  void asked(const std::shared_ptr<Connection>& client, const v1::Request& request) override;
  void asked(const std::shared_ptr<Connection>& client, const v1::CareRequest& request) override;
  void sent_away(const Connection& client, v1::GoodbyeReason reason,
                 const std::string& text) override;

  [[nodiscard]] RecordingFeed* recording() override { return recording_; }

  void accept_next();
  void welcome(Connection::Socket socket);
  void wait_for_next_look();
  void look(TimePoint now);
  void tell_events();
  /// Tells everybody who has to know: the log, who writes the session down, the clients.
  void hear(const ReasonEvent& event);
  void tell(const ReasonEvent& event);
  void tell_state(TimePoint now);

  boost::asio::io_context& io_;
  SocketFile socket_;
  boost::asio::local::stream_protocol::acceptor acceptor_;
  boost::asio::steady_timer timer_;
  ServerFacts facts_;
  ServerSettings settings_;
  Handover& handover_;
  RecordingFeed* recording_;
  CareHouse* house_;
  RequestDesk desk_;
  CareDesk care_desk_;
  FaultDesk fault_desk_;
  Frame hello_;
  std::vector<std::shared_ptr<Connection>> clients_;
  bool accepting_ = false;
  Snapshot latest_{};
  TimePoint next_look_{};
  TimePoint next_state_{};
  std::uint64_t told_events_ = 0;
  std::uint64_t lost_events_ = 0;
  v1::ServerMessage state_message_;  ///< refilled 30 times a second
  v1::ServerMessage event_message_;
};

}  // namespace knead::daemon
