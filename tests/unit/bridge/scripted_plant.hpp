// The plant's end of a conversation, without a thread: in lock step all that a plant will say can
// be written before it is asked, and all that it was told can be read afterwards.
#pragma once

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "hal/bridge/bridge_chair.hpp"

namespace knead::bridge {

/// Shorter than any test may last; only silence is ever waited for.
inline constexpr Duration kShortPatience = 30ms;

inline v1::PlantHello good_hello() {
  v1::PlantHello hello;
  hello.set_protocol_version(1);
  hello.set_name("scripted");
  hello.set_simulated(true);
  hello.add_gives(v1::PLANT_SENSOR_EMG);
  hello.add_gives(v1::PLANT_SENSOR_NOZZLES);
  return hello;
}

/// All senses of the reference chair with somebody in it, at the end of that step.
inline v1::Reading good_reading(std::uint64_t number) {
  const ChairDescription chair;
  v1::Reading r;
  r.set_number(number);
  r.set_time_ns(static_cast<std::int64_t>(number) * 1'000'000);
  r.mutable_switches()->set_seat_occupied(true);
  for (v1::RollerReading* roller : {r.mutable_left(), r.mutable_right()}) {
    roller->set_force_n(12.5F);
    roller->set_depth_mm(30.0F);
    roller->set_lateral_mm(roller == &r.left() ? -60.0F : 60.0F);
  }
  r.set_carriage_mm(300.0F);
  for (std::size_t i = 0; i < chair.back_mat.rows * chair.back_mat.columns; ++i) {
    r.mutable_back_mat()->add_kpa(0.1F * static_cast<float>(i));
  }
  for (std::size_t i = 0; i < chair.seat_mat.rows * chair.seat_mat.columns; ++i) {
    r.mutable_seat_mat()->add_kpa(2.0F);
  }
  for (std::size_t i = 0; i < 2 * kEmgChannels; ++i) {
    r.mutable_emg()->add_uv(static_cast<float>(i));
  }
  r.mutable_water()->set_line_pressure_kpa(50.0F);
  r.mutable_water()->set_temperature_degc(36.0F);
  for (std::size_t j = 0; j < chair.jets.size(); ++j) r.mutable_water()->add_nozzle_kpa(1.0F);
  for (std::size_t i = 0; i < kHeatZones * kThermistorsPerZone; ++i) {
    r.mutable_heat()->add_degc(30.0F + static_cast<float>(i));
  }
  return r;
}

class ScriptedPlant {
 public:
  ScriptedPlant() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) std::abort();
    own_ = ends[0];
    controllers_ = ends[1];
  }
  ~ScriptedPlant() {
    go_away();
    if (controllers_ >= 0) ::close(controllers_);
  }
  ScriptedPlant(const ScriptedPlant&) = delete;
  ScriptedPlant& operator=(const ScriptedPlant&) = delete;

  void says_bytes(const std::string& bytes) const {
    if (::send(own_, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) std::abort();
  }
  void says(const v1::PlantMessage& message) const {
    std::string bytes;
    wire::append_frame(message, bytes);
    says_bytes(bytes);
  }
  void says(v1::PlantHello hello) const {
    v1::PlantMessage message;
    *message.mutable_hello() = std::move(hello);
    says(message);
  }
  void says(v1::Reading reading) const {
    v1::PlantMessage message;
    *message.mutable_reading() = std::move(reading);
    says(message);
  }
  /// Goes on listening; the controller reads to the end of what was said and then learns it.
  void says_no_more() const { ::shutdown(own_, SHUT_WR); }
  void go_away() {
    if (own_ >= 0) ::close(std::exchange(own_, -1));
  }

  [[nodiscard]] PlantStream stream() {
    return PlantStream(std::exchange(controllers_, -1), kShortPatience);
  }
  [[nodiscard]] Result<std::unique_ptr<BridgeChair>> greeted() {
    return BridgeChair::over(stream(),
                             {.socket = "scripted.sock", .seed = 7, .program_version = "1.2.3"},
                             ChairDescription{});
  }
  /// A chair after its hello.
  [[nodiscard]] std::unique_ptr<BridgeChair> chair(v1::PlantHello hello = good_hello()) {
    says(std::move(hello));
    auto made = greeted();
    return made ? std::move(*made) : nullptr;
  }

  /// Everything that it has been told until now.
  [[nodiscard]] std::vector<v1::ControllerMessage> heard() {
    std::vector<v1::ControllerMessage> messages;
    std::array<char, 4096> bytes{};
    ssize_t got = 0;
    while ((got = ::recv(own_, bytes.data(), bytes.size(), MSG_DONTWAIT)) > 0) {
      reader_.feed({bytes.data(), static_cast<std::size_t>(got)});
    }
    std::string_view payload;
    while (reader_.next(payload) == wire::FrameState::complete) {
      messages.emplace_back().ParseFromArray(payload.data(), static_cast<int>(payload.size()));
    }
    return messages;
  }

 private:
  int own_ = -1;
  int controllers_ = -1;
  wire::FrameReader reader_{kMaxMessage};
};

}  // namespace knead::bridge
