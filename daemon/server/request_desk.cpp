#include "daemon/server/request_desk.hpp"

#include <spdlog/spdlog.h>

#include "proto/convert/request.hpp"

namespace knead::daemon {

RequestDesk::RequestDesk(Handover& handover, const ProgrammeList& programmes, Condition unstated,
                         Duration answer_within)
    : handover_(handover),
      programmes_(programmes),
      unstated_(unstated),
      answer_within_(answer_within) {}

void RequestDesk::ask(const std::shared_ptr<Connection>& client, const v1::Request& message,
                      TimePoint now) {
  v1::ServerMessage refusal;
  const auto refuse = [&](v1::Refusal why) {
    wire::to_wire(why, message.id(), *refusal.mutable_answer());
    spdlog::info("request refused client=\"{}\" text=\"{}\"", client->name(),
                 refusal.answer().text());
    client->send(make_frame(refusal));
  };
  const auto request = wire::from_wire(message, last_id_ + 1, programmes_, unstated_);
  if (!request) {
    return refuse(request.error());
  }
  if (client->unanswered >= static_cast<int>(kMaxUnansweredPerClient) ||
      !handover_.requests.push(Asked{*request, now})) {
    return refuse(v1::REFUSAL_BUSY);
  }
  ++last_id_;
  ++client->unanswered;
  open_.emplace(request->id, Open{client, message.id(), now + answer_within_});
}

bool RequestDesk::ask_for_kneadd(RequestKind kind, TimePoint now) {
  return handover_.requests.push(Asked{Request{.id = kOwnRequest, .kind = kind}, now});
}

void RequestDesk::collect() {
  handover_.answers.consume_all([this](const Answer& given) { collected_.push_back(given); });
}

void RequestDesk::hand_out(TimePoint now) {
  v1::ServerMessage message;
  for (const Answer& given : collected_) {
    const auto found = open_.find(given.id);
    if (found == open_.end()) {
      continue;  // kneadd's own, or one that was overdue
    }
    wire::to_wire(given.refusal, found->second.asked_as, *message.mutable_answer());
    answer(found->second, message);
    open_.erase(found);
  }
  collected_.clear();
  for (auto open = open_.begin(); open != open_.end();) {
    if (now <= open->second.until) {
      ++open;
      continue;
    }
    wire::to_wire(v1::REFUSAL_NO_ANSWER, open->second.asked_as, *message.mutable_answer());
    answer(open->second, message);
    open = open_.erase(open);
  }
}

void RequestDesk::answer(const Open& open, const v1::ServerMessage& message) {
  if (const std::shared_ptr<Connection> client = open.client.lock()) {
    --client->unanswered;
    spdlog::info("request answered client=\"{}\" accepted={} text=\"{}\"", client->name(),
                 message.answer().accepted(), message.answer().text());
    client->send(make_frame(message));
  }
}

}  // namespace knead::daemon
