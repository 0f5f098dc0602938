#include "daemon/server/fault_desk.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "daemon/server/frame.hpp"
#include "proto/convert/request.hpp"

namespace knead::daemon {

FaultDesk::FaultDesk(FaultBench* bench, v1::Refusal without, Tell tell)
    : bench_(bench), without_(without), tell_(std::move(tell)) {}

bool FaultDesk::concerns(const v1::Request& request) {
  return request.has_inject_fault() || request.has_clear_faults();
}

FaultBench::Done FaultDesk::done(const v1::Request& request) {
  if (bench_ == nullptr) return {.refusal = without_};
  return request.has_inject_fault() ? bench_->inject(request.inject_fault())
                                    : bench_->clear(request.clear_faults());
}

void FaultDesk::ask(const std::shared_ptr<Connection>& client, const v1::Request& request,
                    TimePoint at) {
  FaultBench::Done result = done(request);
  spdlog::info("fault asked for client=\"{}\" refusal={}", client->name(),
               v1::Refusal_Name(result.refusal));
  for (ReasonEvent& event : result.events) {
    event.at = at;
    tell_(event);
  }
  v1::ServerMessage message;
  v1::Answer& answer = *message.mutable_answer();
  wire::to_wire(result.refusal, request.id(), answer);
  if (answer.accepted()) answer.set_text(result.text);
  if (bench_ != nullptr) *answer.mutable_faults() = bench_->on();
  client->send(make_frame(message));
}

void FaultDesk::describe(v1::ServerHello& hello) const {
  if (bench_ != nullptr) bench_->describe(hello);
}

void FaultDesk::show(v1::Snapshot& snapshot) const {
  snapshot.clear_faults();
  if (bench_ != nullptr) *snapshot.mutable_faults() = bench_->on();
}

}  // namespace knead::daemon
