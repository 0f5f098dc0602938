#include "display/gateway/signal_reader.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <zlib.h>

#include <array>
#include <string>
#include <utility>

#include "control/types/chair_description.hpp"

namespace knead::display {

namespace {

/// A header with the largest configuration files is less than 1 MiB, and a chunk 20 KiB.
constexpr std::size_t kLongestPart = 4U << 20U;
/// 50 cycles of full mats are some 300 KiB; one that unpacks into all the memory is refused.
constexpr std::uint32_t kMostUnpacked = 4U << 20U;
constexpr double kNsPerMs = 1e6;
constexpr double kMicrovolts = 1e6;

tl::unexpected<Error> bad(const char* what) {
  return failure(ErrorCode::syntax, "the raw stream", what);
}

std::optional<std::string> unpacked(const v1::RecordingChunk& chunk) {
  if (chunk.unpacked_bytes() > kMostUnpacked) {
    return std::nullopt;
  }
  std::string bytes(chunk.unpacked_bytes(), '\0');
  uLongf size = chunk.unpacked_bytes();
  const int done = ::uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size,
                                reinterpret_cast<const Bytef*>(chunk.deflated().data()),
                                static_cast<uLong>(chunk.deflated().size()));
  return done == Z_OK && size == bytes.size() ? std::optional(std::move(bytes)) : std::nullopt;
}

/// Collects one chunk, cycle by cycle.
class Collected {
 public:
  explicit Collected(std::uint32_t& emg_sequence) : emg_sequence_(emg_sequence) {}

  [[nodiscard]] bool add(const v1::RecordedCycle& cycle) {
    if (signals_.cycles() == 0) {
      signals_.set_from_ns(cycle.now_ns());
    }
    signals_.set_cycles(signals_.cycles() + 1);
    const v1::RecordedSensors& sensors = cycle.sensors();
    const double at_ms = static_cast<double>(cycle.now_ns() - signals_.from_ns()) / kNsPerMs;
    if (sensors.has_back_mat()) {
      take(sensors.back_mat(), *signals_.mutable_back_mat_kpa());
    }
    if (sensors.has_seat_mat()) {
      take(sensors.seat_mat(), *signals_.mutable_seat_mat_kpa());
    }
    if (sensors.has_inputs()) {
      *signals_.mutable_inputs() = sensors.inputs();
    }
    return take_readings(sensors, at_ms) && (!sensors.has_emg() || take(sensors.emg()));
  }

  [[nodiscard]] v1::RawSignals& signals() { return signals_; }

 private:
  static void take(const v1::RecordedMat& mat, google::protobuf::RepeatedField<float>& kpa) {
    kpa.Clear();
    for (const double cell : mat.kpa()) {
      kpa.Add(static_cast<float>(cell));
    }
  }

  [[nodiscard]] bool take_readings(const v1::RecordedSensors& m, double at_ms) {
    const int count = m.sensor_size();
    if (m.value_size() != count || m.age_ns_size() != count || m.validity_size() != count) {
      return false;
    }
    for (int i = 0; i < count; ++i) {
      const int sensor = m.sensor(i);
      if (sensor <= v1::SENSOR_UNSPECIFIED || sensor > v1::Sensor_MAX) {
        return false;
      }
      v1::RawReadings*& readings = readings_[static_cast<std::size_t>(sensor)];
      if (readings == nullptr) {
        readings = signals_.add_readings();
        readings->set_sensor(m.sensor(i));
      }
      readings->add_value(static_cast<float>(m.value(i)));
      const double age_ms = static_cast<double>(m.age_ns(i)) / kNsPerMs;
      readings->add_at_ms(static_cast<float>(at_ms - age_ms));
      readings->set_validity(m.validity(i));
    }
    return true;
  }

  /// A block that the first cycle of a chunk repeats, because nothing new had come, is told once.
  [[nodiscard]] bool take(const v1::RecordedEmg& emg) {
    if (emg.volts_size() % static_cast<int>(kChannels) != 0) {
      return false;
    }
    signals_.set_emg_lead_off(emg.lead_off());
    signals_.set_emg_validity(emg.acquired().validity());
    if (std::exchange(emg_sequence_, emg.acquired().sequence()) == emg.acquired().sequence()) {
      return true;
    }
    for (const double volts : emg.volts()) {
      signals_.add_emg_uv(static_cast<float>(volts * kMicrovolts));
    }
    signals_.set_emg_samples(static_cast<std::uint32_t>(signals_.emg_uv_size()) / kChannels);
    return true;
  }

  static constexpr auto kChannels = static_cast<std::uint32_t>(kEmgChannels);

  std::uint32_t& emg_sequence_;
  v1::RawSignals signals_;
  std::array<v1::RawReadings*, v1::Sensor_MAX + 1> readings_{};
};

}  // namespace

SignalReader::SignalReader() : parts_(kLongestPart) {}

std::uint64_t SignalReader::missed() { return std::exchange(missed_, 0); }

Result<std::optional<v1::RawSignals>> SignalReader::take(const v1::RecordingPiece& piece) {
  missed_ += piece.missed_cycles();
  parts_.feed(piece.part());
  std::string_view payload;
  switch (parts_.next(payload)) {
    case wire::FrameState::incomplete:
      return std::nullopt;
    case wire::FrameState::too_large:
    case wire::FrameState::malformed:
      return bad("is no row of parts");
    case wire::FrameState::complete:
      break;
  }
  v1::RecordingPart part;
  if (!part.ParseFromArray(payload.data(), static_cast<int>(payload.size()))) {
    return bad("holds bytes that are no part");
  }
  if (part.kind() != v1::RecordingPart::KIND_CHUNK) {
    return std::nullopt;
  }
  v1::RecordingChunk chunk;
  if (!chunk.ParseFromString(part.body())) {
    return bad("holds a chunk that is none");
  }
  return read(chunk);
}

Result<std::optional<v1::RawSignals>> SignalReader::read(const v1::RecordingChunk& chunk) {
  const std::optional<std::string> bytes = unpacked(chunk);
  if (!bytes) {
    return bad("holds a chunk that cannot be unpacked");
  }
  google::protobuf::io::CodedInputStream stream(
      reinterpret_cast<const std::uint8_t*>(bytes->data()), static_cast<int>(bytes->size()));
  Collected collected(emg_sequence_);
  collected.signals().set_first_cycle(chunk.first_cycle());
  v1::RecordedCycle cycle;
  while (static_cast<std::size_t>(stream.CurrentPosition()) < bytes->size()) {
    std::uint32_t length = 0;
    if (!stream.ReadVarint32(&length) ||
        length > bytes->size() - static_cast<std::size_t>(stream.CurrentPosition())) {
      return bad("holds a chunk that ends too early");
    }
    const auto limit = stream.PushLimit(static_cast<int>(length));
    cycle.Clear();
    if (!cycle.MergeFromCodedStream(&stream) || stream.BytesUntilLimit() != 0 ||
        !collected.add(cycle)) {
      return bad("holds a cycle that cannot be");
    }
    stream.PopLimit(limit);
  }
  return std::move(collected.signals());
}

}  // namespace knead::display
