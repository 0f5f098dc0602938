#include "daemon/server/request_desk.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

#include "proto/convert/request.hpp"

namespace knead::daemon {

namespace {

bool lets_go(RequestKind kind) {
  switch (kind) {
    case RequestKind::stop:
    case RequestKind::pause:
    case RequestKind::pain:
    case RequestKind::severe_pain:
    case RequestKind::discomfort:
      return true;
    case RequestKind::start:
    case RequestKind::resume:
    case RequestKind::ease:
    case RequestKind::ceiling:
      return false;
  }
  return true;
}

/// Moves nothing towards anybody. It waits behind nothing of another kind.
bool only_lowers(RequestKind kind) { return lets_go(kind) || kind == RequestKind::ease; }

/// The log says which refusal it was and never its words: they may tell of somebody's health.
void log_answer(const Connection& client, const v1::Answer& answer) {
  spdlog::info("request answered client=\"{}\" accepted={} refusal={}", client.name(),
               answer.accepted(), v1::Refusal_Name(answer.refusal()));
}

}  // namespace

RequestDesk::RequestDesk(boost::asio::io_context& io, Handover& handover,
                         const ProgrammeList& programmes, Condition unstated,
                         Duration answer_within, CareHouse* house, Tell tell)
    : io_(io),
      house_(house),
      tell_(std::move(tell)),
      handover_(handover),
      programmes_(programmes),
      unstated_(unstated),
      answer_within_(answer_within) {}

void RequestDesk::ask(const std::shared_ptr<Connection>& client, const v1::Request& message,
                      TimePoint now) {
  v1::ServerMessage refusal;
  const auto refuse_at_once = [&](v1::Refusal why) {
    wire::to_wire(why, message.id(), *refusal.mutable_answer());
    log_answer(*client, refusal.answer());
    client->send(make_frame(refusal));
  };
  const auto request = wire::from_wire(message, last_id_ + 1, programmes_, unstated_);
  if (!request) {
    return refuse_at_once(request.error());
  }
  if (lets_go(request->kind)) {
    withdraw_starts();  // whatever becomes of this request itself
  }
  if (!has_room(*client, request->kind)) {
    return refuse_at_once(v1::REFUSAL_BUSY);
  }
  const bool ask_house = house_ != nullptr && request->kind == RequestKind::start;
  if (!ask_house && !handover_.requests.push(Asked{*request, now})) {
    return refuse_at_once(v1::REFUSAL_BUSY);
  }
  ++last_id_;
  open_.emplace(request->id, Open{.client = client,
                                  .asked_as = message.id(),
                                  .asked = now,
                                  .kind = request->kind,
                                  .stage = ask_house ? Stage::prescribing : Stage::at_cycle});
  if (ask_house) {
    prescribe(message.start(), *request);
  }
}

bool RequestDesk::has_room(const Connection& client, RequestKind kind) const {
  const auto beside = [&](const auto& entry) {
    const Open& open = entry.second;
    return open.client.lock().get() == &client &&
           (only_lowers(kind) ? open.kind == kind : !only_lowers(open.kind));
  };
  return std::ranges::count_if(open_, beside) <
         static_cast<std::ptrdiff_t>(kMaxUnansweredPerClient);
}

void RequestDesk::prescribe(const v1::Start& start, const Request& request) {
  house_->prescribe(
      start, request, [this, id = request.id](tl::expected<CareHouse::Start, v1::Answer> result) {
        boost::asio::post(io_, [this, id, result = std::move(result)] { prescribed(id, result); });
      });
}

void RequestDesk::prescribed(std::uint64_t id,
                             const tl::expected<CareHouse::Start, v1::Answer>& result) {
  const auto found = open_.find(id);
  if (found == open_.end()) {
    return;  // withdrawn, or overdue
  }
  Open& open = found->second;
  if (!result) {
    v1::ServerMessage message;
    *message.mutable_answer() = result.error();
    return answer(id, message);
  }
  if (open.client.expired()) {
    return refuse(id, v1::REFUSAL_WITHDRAWN);  // who asked has gone: nobody would see it move
  }
  if (result->notice) {
    tell_(*result->notice);
  }
  open.stage = Stage::at_cycle;
  if (!handover_.requests.push(Asked{result->request, open.asked})) {
    refuse(id, v1::REFUSAL_BUSY);
  }
}

void RequestDesk::withdraw_starts() {
  std::vector<std::uint64_t> withdrawn;
  for (const auto& [id, open] : open_) {
    if (open.stage == Stage::prescribing) {
      withdrawn.push_back(id);
    }
  }
  for (const std::uint64_t id : withdrawn) {
    refuse(id, v1::REFUSAL_WITHDRAWN);
  }
}

bool RequestDesk::ask_for_kneadd(RequestKind kind, TimePoint now) {
  if (lets_go(kind)) {
    withdraw_starts();
  }
  return handover_.requests.push(Asked{Request{.id = kOwnRequest, .kind = kind}, now});
}

void RequestDesk::collect() {
  handover_.answers.consume_all([this](const Answer& given) { collected_.push_back(given); });
}

void RequestDesk::hand_out(TimePoint now) {
  v1::ServerMessage message;
  for (const Answer& given : collected_) {
    // Not open: kneadd's own, or one that was overdue.
    if (open_.contains(given.id)) {
      wire::to_wire(given.refusal, 0, *message.mutable_answer());
      answer(given.id, message);
    }
  }
  collected_.clear();
  std::vector<std::uint64_t> overdue;
  for (const auto& [id, open] : open_) {
    if (open.stage != Stage::overdue && now > open.asked + answer_within_) {
      overdue.push_back(id);
    }
  }
  for (const std::uint64_t id : overdue) {
    give_up_waiting(id, open_.at(id));
  }
}

void RequestDesk::give_up_waiting(std::uint64_t id, Open& open) {
  if (house_ == nullptr || open.kind != RequestKind::start || open.stage != Stage::at_cycle) {
    return refuse(id, v1::REFUSAL_NO_ANSWER);
  }
  if (const std::shared_ptr<Connection> client = open.client.lock()) {
    v1::ServerMessage message;
    wire::to_wire(v1::REFUSAL_NO_ANSWER, open.asked_as, *message.mutable_answer());
    log_answer(*client, message.answer());
    client->send(make_frame(message));
  }
  open.client.reset();
  open.stage = Stage::overdue;
}

void RequestDesk::refuse(std::uint64_t id, v1::Refusal why) {
  v1::ServerMessage message;
  wire::to_wire(why, 0, *message.mutable_answer());
  answer(id, message);
}

void RequestDesk::answer(std::uint64_t id, v1::ServerMessage& message) {
  const auto found = open_.find(id);
  const Open open = found->second;
  open_.erase(found);
  if (house_ != nullptr && open.kind == RequestKind::start) {
    house_->started(id, message.answer().accepted());
  }
  if (const std::shared_ptr<Connection> client = open.client.lock()) {
    message.mutable_answer()->set_request_id(open.asked_as);
    log_answer(*client, message.answer());
    client->send(make_frame(message));
  }
}

}  // namespace knead::daemon
