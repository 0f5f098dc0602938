#include "hal/bridge/bridge_chair.hpp"

#include <utility>

#include "hal/bridge/actuators.hpp"
#include "hal/bridge/greeting.hpp"
#include "hal/bridge/truth_intake.hpp"
#include "hal/bridge/words.hpp"

namespace knead::bridge {

namespace {

constexpr std::int64_t kStep_ns = kCyclePeriod.count();
/// A plant that adds up its own steps may be off by rounding, never by half a step.
constexpr std::int64_t kClockTolerance_ns = kStep_ns / 2;
/// The gate lets go after 3 failed exchanges in a row; the rest is time for log and displays, which
/// look 30 times a second.
constexpr int kReadsUntilEnded = 100;

Error at_plant(const std::string& plant, Error error) {
  error.place = plant + (error.place.empty() ? "" : ", " + error.place);
  return error;
}

Error lie(std::string field, std::string text) {
  return {ErrorCode::inconsistent, {}, std::move(field) + ": " + std::move(text)};
}

/// The plant's next message of whatever kind.
Result<void> hear(PlantStream& stream, v1::PlantMessage& message) {
  const Result<std::string_view> payload = stream.hear();
  if (!payload) return tl::unexpected(payload.error());
  if (!message.ParseFromArray(payload->data(), static_cast<int>(payload->size()))) {
    return failure(ErrorCode::syntax, {},
                   "sent " + std::to_string(payload->size()) +
                       " bytes that are no PlantMessage; look at the framing, and make the "
                       "plant's classes from this release's plant.proto");
  }
  return {};
}

Error said_goodbye(const v1::PlantMessage& message) {
  return {ErrorCode::refused, {}, "said goodbye: " + printable(message.goodbye().text())};
}

void say_farewell(PlantStream& stream, bool finished, const std::string& text) {
  v1::ControllerMessage message;
  message.mutable_goodbye()->set_finished(finished);
  message.mutable_goodbye()->set_text(text);
  static_cast<void>(stream.say(message));  // who is gone already need not be told
}

Result<PlantFacts> say_hello(PlantStream& stream, const BridgeSettings& settings,
                             const ChairDescription& chair) {
  v1::ControllerMessage hello;
  greet(chair, settings.program_version, settings.seed, *hello.mutable_hello());
  if (Result<void> said = stream.say(hello); !said) return tl::unexpected(said.error());
  v1::PlantMessage answer;
  if (Result<void> heard = hear(stream, answer); !heard) return tl::unexpected(heard.error());
  if (answer.has_goodbye()) return tl::unexpected(said_goodbye(answer));
  if (!answer.has_hello()) {
    return failure(ErrorCode::syntax, {}, "did not begin with PlantHello; nothing may come before");
  }
  Result<PlantFacts> facts = facts_of(answer.hello());
  if (!facts) say_farewell(stream, false, facts.error().text);
  return facts;
}

}  // namespace

Result<std::unique_ptr<BridgeChair>> BridgeChair::connect(const BridgeSettings& settings,
                                                          const ChairDescription& chair) {
  Result<PlantStream> stream = PlantStream::connect(settings.socket, settings.patience);
  if (!stream) return tl::unexpected(stream.error());
  return over(std::move(*stream), settings, chair);
}

Result<std::unique_ptr<BridgeChair>> BridgeChair::over(PlantStream stream,
                                                       const BridgeSettings& settings,
                                                       const ChairDescription& chair) {
  Result<PlantFacts> facts = say_hello(stream, settings, chair);
  if (!facts) {
    return tl::unexpected(at_plant("plant at " + settings.socket.string(), facts.error()));
  }
  return std::unique_ptr<BridgeChair>(new BridgeChair(std::move(stream), std::move(*facts), chair));
}

BridgeChair::BridgeChair(PlantStream stream, PlantFacts facts, const ChairDescription& chair)
    : stream_(std::move(stream)),
      facts_(std::move(facts)),
      jets_(chair.jets.size()),
      intake_(chair, facts_.gives) {
  v1::ControllerMessage power_off;
  power_off.mutable_power_off();
  wire::append_frame(power_off, power_off_);
}

BridgeChair::~BridgeChair() {
  if (!ending_) say_farewell(stream_, true, "the session is over");
}

hal::IoStatus BridgeChair::read(TimePoint now, SensorFrame& frame) noexcept {
  if (!origin_) origin_ = now;
  // Milliseconds that nobody read are lived through too, one by one: a step is always one.
  const auto due = static_cast<std::uint64_t>((now - *origin_) / kCyclePeriod) + 1;
  intake_.begin_read();
  while (!ending_ && steps_ < due) {
    if (!exchange(*origin_ + static_cast<std::int64_t>(steps_) * kCyclePeriod)) break;
  }
  if (ending_) {
    return ++reads_since_end_ <= kReadsUntilEnded ? hal::IoStatus::failed : hal::IoStatus::ended;
  }
  frame = intake_.frame();
  return hal::IoStatus::ok;
}

bool BridgeChair::exchange(TimePoint now) {
  ++steps_;
  v1::Step& step = *out_.mutable_step();
  step.set_number(steps_);
  step.set_time_ns(static_cast<std::int64_t>(steps_) * kStep_ns);
  step.set_heartbeat(std::exchange(heartbeat_, false));
  to_wire(commands_, jets_, *step.mutable_actuators());
  if (Result<void> said = stream_.say(out_); !said) {
    end({.error = said.error()});
  } else if (std::optional<Ending> wrong = hear_reading(now)) {
    end(std::move(*wrong));
  }
  return !ending_;
}

std::optional<Ending> BridgeChair::hear_reading(TimePoint now) {
  if (Result<void> heard = hear(stream_, in_); !heard) return Ending{.error = heard.error()};
  if (in_.has_goodbye()) return Ending{.by_goodbye = true, .error = said_goodbye(in_)};
  if (!in_.has_reading()) {
    return Ending{.error = {ErrorCode::syntax,
                            {},
                            "answered a step with no Reading; hello is "
                            "said once, and each step has one reading"}};
  }
  const v1::Reading& reading = in_.reading();
  if (reading.number() != steps_) {
    return Ending{.error = lie("number", std::to_string(reading.number()) +
                                             " is another step's; answer each Step once, with "
                                             "its number")};
  }
  const std::int64_t due_ns = static_cast<std::int64_t>(steps_) * kStep_ns;
  if (reading.time_ns() <= plant_time_ns_) {
    return Ending{.error = lie("time_ns", std::to_string(reading.time_ns()) +
                                              " is not later than the reading before it (" +
                                              std::to_string(plant_time_ns_) +
                                              "); a plant's time grows by 1 ms a step")};
  }
  if (reading.time_ns() < due_ns - kClockTolerance_ns ||
      reading.time_ns() > due_ns + kClockTolerance_ns) {
    return Ending{.error = lie("time_ns", std::to_string(reading.time_ns()) +
                                              " is not the step's " + std::to_string(due_ns) +
                                              " to within half a millisecond; let exactly 1 ms "
                                              "pass in each step")};
  }
  plant_time_ns_ = reading.time_ns();
  FieldCheck check;
  intake_.take(reading, now, check);
  take_truth(reading.truth(), facts_.truth, jets_, truth_, check);
  if (!check.ok()) return Ending{.error = {ErrorCode::out_of_range, {}, *check.complaint()}};
  return std::nullopt;
}

void BridgeChair::end(Ending ending) {
  ending.error.place = "step " + std::to_string(steps_);
  make_safe();
  say_farewell(stream_, false, ending.error.message());
  ending.error = at_plant("plant \"" + facts_.name + "\"", std::move(ending.error));
  ending_ = std::move(ending);
}

hal::IoStatus BridgeChair::write(TimePoint, const ActuatorFrame& frame) noexcept {
  if (ending_) return hal::IoStatus::failed;
  if (safe_) return frame.enable ? hal::IoStatus::failed : hal::IoStatus::ok;
  commands_ = frame;
  return hal::IoStatus::ok;
}

void BridgeChair::pet(TimePoint) noexcept { heartbeat_ = !safe_; }

void BridgeChair::make_safe() noexcept {
  safe_ = true;
  commands_.enable = false;
  heartbeat_ = false;
  if (!ending_) stream_.say_now(power_off_);
}

}  // namespace knead::bridge
