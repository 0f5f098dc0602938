#include "daemon/server/server.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "daemon/clock/monotonic.hpp"
#include "daemon/server/event_log.hpp"
#include "proto/convert/event.hpp"
#include "proto/convert/hello.hpp"
#include "proto/convert/snapshot.hpp"

namespace knead::daemon {

namespace {

namespace asio = boost::asio;

Frame make_hello(const ServerFacts& facts, const FaultDesk& faults) {
  v1::ServerMessage message;
  v1::ServerHello& hello = *message.mutable_hello();
  hello.set_protocol_version(wire::kProtocolVersion);
  hello.set_program_version(facts.program_version);
  hello.set_chair_kind(facts.chair_kind);
  hello.set_time_lapse(static_cast<float>(facts.time_lapse));
  wire::to_wire(facts.chair, *hello.mutable_chair());
  wire::to_wire(facts.programmes, hello);
  faults.describe(hello);
  return make_frame(message);
}

}  // namespace

Server::Server(asio::io_context& io, SocketFile socket, ServerFacts facts, ServerSettings settings,
               Handover& handover, RecordingFeed* recording, CareHouse* house, FaultBench* bench)
    : io_(io),
      socket_(std::move(socket)),
      acceptor_(io, asio::local::stream_protocol(), socket_.release_descriptor()),
      timer_(io),
      facts_(std::move(facts)),
      settings_(settings),
      handover_(handover),
      recording_(recording),
      house_(house),
      desk_(io, handover, facts_.programmes, facts_.unstated_condition, settings.answer_within,
            house, [this](const ReasonEvent& event) { hear(event); }),
      care_desk_(io, house, [this] { end_session(); }),
      fault_desk_(bench, facts_.no_faults_because,
                  [this](const ReasonEvent& event) { hear(event); }),
      hello_(make_hello(facts_, fault_desk_)) {
  if (house_ == nullptr) return;
  house_->on_end_wanted([this] { asio::post(io_, [this] { end_session(); }); });
}

Server::~Server() {
  if (house_ != nullptr) house_->on_end_wanted({});
}

void Server::end_session() {
  if (!ask_to_stop()) {
    spdlog::error("the cycle takes no request: a session that should end goes on");
  }
}

void Server::start() {
  next_look_ = monotonic_now();
  next_state_ = next_look_;
  accept_next();
  wait_for_next_look();
}

void Server::accept_next() {
  accepting_ = true;
  acceptor_.async_accept([this](const boost::system::error_code& error, Connection::Socket socket) {
    if (error) {
      accepting_ = false;  // out of descriptors, most likely: the next look tries again
      return;
    }
    welcome(std::move(socket));
    accept_next();
  });
}

void Server::welcome(Connection::Socket socket) {
  Connection::Host& host = *this;
  const auto client =
      std::make_shared<Connection>(std::move(socket), host, settings_.connection, monotonic_now());
  clients_.push_back(client);
  if (clients_.size() > kMaxClients) {
    return client->send_away(v1::GOODBYE_REASON_TOO_MANY_CLIENTS,
                             "16 clients are connected; close one");
  }
  client->start();
}

void Server::wait_for_next_look() {
  const TimePoint now = monotonic_now();
  next_look_ = std::max(next_look_ + kLook, now);
  timer_.expires_after(next_look_ - now);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) {
      look(monotonic_now());
      wait_for_next_look();
    }
  });
}

void Server::look(TimePoint now) {
  desk_.collect();
  if (const Snapshot* newest = handover_.snapshot.read()) {
    latest_ = *newest;
    if (house_ != nullptr) {
      house_->saw(latest_);
    }
  }
  tell_events();
  desk_.hand_out(now);
  tell_state(now);
  // By index: sending one away tells the others, which may send those away too.
  for (std::size_t i = 0; i < clients_.size(); ++i) {
    clients_[i]->tick(now);
  }
  std::erase_if(clients_, [](const auto& client) { return client->closed(); });
  if (!accepting_ && acceptor_.is_open()) {
    accept_next();
  }
}

void Server::tell_events() {
  handover_.events.consume_all([this](const ReasonEvent& event) { hear(event); });
  const std::uint64_t lost = handover_.events_lost.load(std::memory_order_relaxed);
  if (lost != lost_events_) {
    spdlog::warn("events came faster than they could be told lost={}", lost - lost_events_);
    told_events_ += lost - lost_events_;
    lost_events_ = lost;
  }
}

void Server::hear(const ReasonEvent& event) {
  log_event(event);
  if (house_ != nullptr) {
    house_->saw(event);
  }
  tell(event);
}

void Server::tell(const ReasonEvent& event) {
  event_message_.mutable_event()->set_sequence(++told_events_);
  wire::to_wire(event, *event_message_.mutable_event());
  const Frame frame = make_frame(event_message_);
  for (std::size_t i = 0; i < clients_.size(); ++i) {
    if (clients_[i]->wants_events()) {
      clients_[i]->send(frame);
    }
  }
}

void Server::tell_state(TimePoint now) {
  if (now < next_state_ || latest_.cycle.cycles == 0) {
    return;
  }
  const Duration period = from_seconds(1.0 / settings_.snapshot_hz);
  next_state_ += period;
  if (next_state_ < now) {
    next_state_ = now + period;
  }
  Frame frame;
  for (const std::shared_ptr<Connection>& client : clients_) {
    if (client->wants_snapshots()) {
      if (!frame) {
        wire::to_wire(latest_, facts_.chair, *state_message_.mutable_snapshot());
        state_message_.mutable_snapshot()->set_time_lapse(static_cast<float>(facts_.time_lapse));
        fault_desk_.show(*state_message_.mutable_snapshot());
        frame = make_frame(state_message_);
      }
      client->show(frame);
    }
  }
}

void Server::asked(const std::shared_ptr<Connection>& client, const v1::Request& request) {
  if (FaultDesk::concerns(request)) {
    return fault_desk_.ask(client, request, latest_.at);
  }
  desk_.ask(client, request, monotonic_now());
}

void Server::asked(const std::shared_ptr<Connection>& client, const v1::CareRequest& request) {
  care_desk_.ask(client, request);
}

void Server::sent_away(const Connection& client, v1::GoodbyeReason reason,
                       const std::string& text) {
  const bool wanted = reason == v1::GOODBYE_REASON_SHUTTING_DOWN;
  spdlog::log(wanted ? spdlog::level::info : spdlog::level::warn,
              "client sent away client=\"{}\" reason={} text=\"{}\"", client.name(),
              v1::GoodbyeReason_Name(reason), text);
  if (reason == v1::GOODBYE_REASON_NOT_READING) {
    const TimePoint now = monotonic_now();
    tell({.at = now,
          .reason = Reason::display_sent_away,
          .channel = Channel::link,
          .value = seconds(client.unread_for(now)),
          .limit = seconds(settings_.connection.patience),
          .lasted = client.unread_for(now)});
  }
}

bool Server::ask_to_stop() { return desk_.ask_for_kneadd(RequestKind::stop, monotonic_now()); }

void Server::close() {
  boost::system::error_code ignored;  // closing twice is no harm
  acceptor_.close(ignored);
  for (std::size_t i = 0; i < clients_.size(); ++i) {
    clients_[i]->send_away(v1::GOODBYE_REASON_SHUTTING_DOWN, "kneadd ends; the chair is released");
  }
}

}  // namespace knead::daemon
