#include "display/gateway/request_lanes.hpp"

#include <algorithm>
#include <utility>

#include "proto/convert/request.hpp"

namespace knead::display {

namespace {

bool moves(const v1::ClientMessage& message) {
  return message.has_request() && (message.request().has_start() || message.request().has_resume());
}

std::uint64_t id_of(const v1::ClientMessage& message) {
  return message.has_care() ? message.care().id() : message.request().id();
}

v1::CareRefusal of_people(v1::Refusal why) {
  return why == v1::REFUSAL_BUSY ? v1::CARE_REFUSAL_BUSY : v1::CARE_REFUSAL_NO_ANSWER;
}

const char* words(v1::Refusal why) {
  return why == v1::REFUSAL_BUSY
             ? "four requests of this kind are open already; wait for their answers"
             : "the chair's controller cannot be reached; its own stop button still works";
}

v1::DisplayMessage about(v1::Answer answer) {
  v1::DisplayMessage message;
  *message.mutable_answer() = std::move(answer);
  return message;
}

v1::DisplayMessage about(v1::CareAnswer answer) {
  v1::DisplayMessage message;
  *message.mutable_care() = std::move(answer);
  return message;
}

}  // namespace

RequestLanes::Lane RequestLanes::lane_of(const v1::Request& request) {
  switch (request.kind_case()) {
    case v1::Request::kStop:
      return stop;
    case v1::Request::kPause:
      return pause;
    case v1::Request::kPain:
      return request.pain().severe() ? severe_pain : pain;
    case v1::Request::kDiscomfort:
      return discomfort;
    case v1::Request::kEase:
      return ease;
    case v1::Request::kStart:
    case v1::Request::kResume:
    case v1::Request::kCeiling:
    case v1::Request::kInjectFault:
    case v1::Request::kClearFaults:
    case v1::Request::KIND_NOT_SET:
      break;
  }
  return other;
}

bool RequestLanes::letting_go() const {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    if (lets_go(static_cast<Lane>(lane)) && (at_kneadd_[lane] > 0 || !waiting_[lane].empty())) {
      return true;
    }
  }
  return false;
}

std::size_t RequestLanes::of_browser(BrowserId browser, Lane lane) const {
  const auto open = std::ranges::count_if(
      open_, [&](const auto& o) { return o.second.browser == browser && o.second.lane == lane; });
  const auto waiting = std::ranges::count(waiting_[lane], browser, &Waiting::browser);
  return static_cast<std::size_t>(open + waiting);
}

void RequestLanes::ask(BrowserId browser, v1::Request request, TimePoint now) {
  const Lane lane = lane_of(request);
  Waiting waiting{.browser = browser, .message = {}, .since = now};
  *waiting.message.mutable_request() = std::move(request);
  if (lets_go(lane)) {
    withdraw_starts();
  } else if (moves(waiting.message) && letting_go()) {
    return refuse(browser, waiting.message, v1::REFUSAL_WITHDRAWN);
  }
  line_up(lane, std::move(waiting));
  move_on(lane, now);
}

void RequestLanes::ask(BrowserId browser, v1::CareRequest request, TimePoint now) {
  Waiting waiting{.browser = browser, .message = {}, .since = now};
  *waiting.message.mutable_care() = std::move(request);
  line_up(care, std::move(waiting));
  move_on(care, now);
}

void RequestLanes::line_up(Lane lane, Waiting waiting) {
  if (of_browser(waiting.browser, lane) == kOpenPerLane ||
      waiting_[lane].size() == kWaitingInLane) {
    return refuse(waiting.browser, waiting.message, v1::REFUSAL_BUSY);
  }
  waiting_[lane].push_back(std::move(waiting));
}

void RequestLanes::withdraw_starts() {
  for (const Waiting& waiting : waiting_[other]) {
    if (moves(waiting.message)) {
      refuse(waiting.browser, waiting.message, v1::REFUSAL_WITHDRAWN);
    }
  }
  std::erase_if(waiting_[other], [](const Waiting& w) { return moves(w.message); });
}

void RequestLanes::move_on(Lane lane, TimePoint now) {
  while (at_kneadd_[lane] < kOpenPerLane && !waiting_[lane].empty()) {
    Waiting first = std::move(waiting_[lane].front());
    waiting_[lane].pop_front();
    if (lane == other && now - first.since > kMovesWithin) {
      refuse(first.browser, first.message, v1::REFUSAL_BUSY);
    } else {
      forward(lane, first);
    }
  }
}

void RequestLanes::forward(Lane lane, Waiting& waiting) {
  const std::uint64_t id = ++last_id_;
  open_[id] = {.browser = waiting.browser, .asked_as = id_of(waiting.message), .lane = lane};
  ++at_kneadd_[lane];
  if (waiting.message.has_care()) {
    waiting.message.mutable_care()->set_id(id);
  } else {
    waiting.message.mutable_request()->set_id(id);
  }
  forward_(waiting.message);
}

template <class TheAnswer>
void RequestLanes::pass_on(TheAnswer answer, TimePoint now) {
  const auto found = open_.find(answer.request_id());
  if (found == open_.end()) {
    return;
  }
  answer.set_request_id(found->second.asked_as);
  tell_(found->second.browser, about(std::move(answer)));
  close(found->first, now);
}

void RequestLanes::answered(v1::Answer answer, TimePoint now) { pass_on(std::move(answer), now); }

void RequestLanes::answered(v1::CareAnswer answer, TimePoint now) {
  pass_on(std::move(answer), now);
}

void RequestLanes::close(std::uint64_t id, TimePoint now) {
  const Lane lane = open_[id].lane;
  open_.erase(id);
  --at_kneadd_[lane];
  move_on(lane, now);
}

void RequestLanes::gone(BrowserId browser) {
  for (const Lane lane : {other, care}) {
    std::erase_if(waiting_[lane], [browser](const Waiting& w) { return w.browser == browser; });
  }
}

void RequestLanes::chair_lost() {
  const auto open = std::exchange(open_, {});
  for (const auto& [id, o] : open) {
    refuse(o.browser, o.asked_as, o.lane == care, v1::REFUSAL_NO_ANSWER);
  }
  auto waiting = std::exchange(waiting_, {});
  for (const auto& lane : waiting) {
    for (const Waiting& w : lane) {
      refuse(w.browser, w.message, v1::REFUSAL_NO_ANSWER);
    }
  }
  at_kneadd_.fill(0);
}

void RequestLanes::refuse(BrowserId browser, const v1::ClientMessage& message, v1::Refusal why) {
  refuse(browser, id_of(message), message.has_care(), why);
}

void RequestLanes::refuse(BrowserId browser, std::uint64_t id, bool about_people, v1::Refusal why) {
  v1::DisplayMessage message;
  if (about_people) {
    message.mutable_care()->set_request_id(id);
    message.mutable_care()->set_refusal(of_people(why));
    message.mutable_care()->set_text(words(why));
  } else {
    wire::to_wire(why, id, *message.mutable_answer());
    if (why == v1::REFUSAL_NO_ANSWER || why == v1::REFUSAL_BUSY) {
      message.mutable_answer()->set_text(words(why));
    }
  }
  tell_(browser, message);
}

}  // namespace knead::display
