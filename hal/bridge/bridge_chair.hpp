// A chair whose body is another program: each read lets the plant live through the milliseconds
// since the last one and takes what its sensors say then. Time is the controller's: the plant
// counts it and is checked. The conversation: proto/knead/v1/plant.proto, docs/bridge.md.
//
// What breaks the conversation (silence, nonsense, a lie about time, a plant that goes away) ends
// it for good: the plant is told that power is off and why, read() says `failed` for some cycles,
// so that the gate lets go with its own reason, and then `ended`.
//
// Thread: one, the cycle's; make_safe also from a crash handler, ending() also from another thread
// once read() has said `ended`. NOT real-time: read() waits for the plant, up to `patience`, and
// allocates. So a bridge's cycle never runs on the wall clock's grid but in lock step.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "hal/bridge/bridge_settings.hpp"
#include "hal/bridge/plant_stream.hpp"
#include "hal/bridge/reading_intake.hpp"
#include "hal/chair.hpp"

namespace knead::bridge {

/// How the conversation ended.
struct Ending {
  bool by_goodbye = false;  ///< the plant said goodbye; otherwise something went wrong
  Error error;              ///< names plant, step, field, value and cure
};

class BridgeChair final : public hal::Chair {
 public:
  /// Connects, greets and hears the plant's hello. Errors: those of PlantStream::connect and of
  /// facts_of, and everything that can be wrong with a message.
  [[nodiscard]] static Result<std::unique_ptr<BridgeChair>> connect(const BridgeSettings& settings,
                                                                    const ChairDescription& chair);
  /// The same over a connection that is there already.
  [[nodiscard]] static Result<std::unique_ptr<BridgeChair>> over(PlantStream stream,
                                                                 const BridgeSettings& settings,
                                                                 const ChairDescription& chair);
  /// Says goodbye.
  ~BridgeChair() override;
  BridgeChair(const BridgeChair&) = delete;
  BridgeChair& operator=(const BridgeChair&) = delete;

  [[nodiscard]] hal::IoStatus read(TimePoint now, SensorFrame& frame) noexcept override;
  [[nodiscard]] hal::IoStatus write(TimePoint now, const ActuatorFrame& frame) noexcept override;
  void pet(TimePoint now) noexcept override;
  /// Tells the plant at once that power is off, and asks for it never again.
  void make_safe() noexcept override;

  [[nodiscard]] const PlantFacts& facts() const { return facts_; }
  /// For scores and traces; as of the last read.
  [[nodiscard]] const PlantTruth& truth() const { return truth_; }
  /// Power is on the actuators, as the plant's relay reads back.
  [[nodiscard]] bool energised() const { return intake_.frame().inputs.value.enable_energised; }
  /// Why there is nothing to read any more.
  [[nodiscard]] const std::optional<Ending>& ending() const { return ending_; }

 private:
  BridgeChair(PlantStream stream, PlantFacts facts, const ChairDescription& chair);

  [[nodiscard]] bool exchange(TimePoint now);
  [[nodiscard]] std::optional<Ending> hear_reading(TimePoint now);
  void end(Ending ending);

  PlantStream stream_;
  PlantFacts facts_;
  std::size_t jets_;
  ReadingIntake intake_;
  PlantTruth truth_{};
  v1::ControllerMessage out_;
  v1::PlantMessage in_;
  std::string power_off_;  ///< framed beforehand: a crash handler can only send
  ActuatorFrame commands_{};
  bool heartbeat_ = false;
  std::atomic<bool> safe_{false};
  std::optional<TimePoint> origin_;  ///< of the first read
  std::uint64_t steps_ = 0;          ///< that the plant has lived through
  std::int64_t plant_time_ns_ = 0;
  std::optional<Ending> ending_;
  int reads_since_end_ = 0;
};

}  // namespace knead::bridge
