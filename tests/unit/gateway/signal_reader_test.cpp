#include "display/gateway/signal_reader.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

namespace knead::display {
namespace {

constexpr std::int64_t kStart_ns = 7'000'000'000;

std::string deflated(const std::string& bytes) {
  uLongf size = ::compressBound(bytes.size());
  std::string packed(size, '\0');
  ::compress(reinterpret_cast<Bytef*>(packed.data()), &size,
             reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  packed.resize(size);
  return packed;
}

v1::RecordingChunk chunk_of(const std::vector<v1::RecordedCycle>& cycles) {
  std::string bytes;
  for (const v1::RecordedCycle& cycle : cycles) wire::append_frame(cycle, bytes);
  v1::RecordingChunk chunk;
  chunk.set_first_cycle(4711);
  chunk.set_cycles(static_cast<std::uint32_t>(cycles.size()));
  chunk.set_unpacked_bytes(static_cast<std::uint32_t>(bytes.size()));
  chunk.set_deflated(deflated(bytes));
  return chunk;
}

std::string part(v1::RecordingPart::Kind kind, const google::protobuf::MessageLite& body) {
  v1::RecordingPart part;
  part.set_kind(kind);
  part.set_body(body.SerializeAsString());
  std::string bytes;
  wire::append_frame(part, bytes);
  return bytes;
}

v1::RecordingPiece piece(std::string bytes, std::uint64_t missed = 0) {
  v1::RecordingPiece piece;
  piece.set_part(std::move(bytes));
  piece.set_missed_cycles(missed);
  return piece;
}

v1::RecordedCycle cycle_at(int ms) {
  v1::RecordedCycle cycle;
  cycle.set_now_ns(kStart_ns + ms * 1'000'000);
  cycle.mutable_sensors();
  return cycle;
}

void force(v1::RecordedCycle& cycle, double newton, int age_ms) {
  v1::RecordedSensors& sensors = *cycle.mutable_sensors();
  sensors.add_sensor(v1::SENSOR_FORCE_LEFT_N);
  sensors.add_value(newton);
  sensors.add_age_ns(age_ms * 1'000'000);
  sensors.add_validity(v1::SAMPLE_VALIDITY_GOOD);
  sensors.add_sequence(1);
}

/// Two samples of all channels, each channel its own number of microvolts.
void emg(v1::RecordedCycle& cycle, std::uint32_t sequence) {
  v1::RecordedEmg& block = *cycle.mutable_sensors()->mutable_emg();
  block.mutable_acquired()->set_sequence(sequence);
  block.mutable_acquired()->set_validity(v1::SAMPLE_VALIDITY_GOOD);
  block.set_samples(2);
  for (int i = 0; i < 16; ++i) block.add_volts(1e-6 * (i % 8));
}

v1::RawSignals read(SignalReader& reader, const std::vector<v1::RecordedCycle>& cycles) {
  auto signals = reader.take(piece(part(v1::RecordingPart::KIND_CHUNK, chunk_of(cycles))));
  EXPECT_TRUE(signals.has_value() && signals->has_value());
  return signals && *signals ? **signals : v1::RawSignals{};
}

TEST(SignalReader, puts_each_sensors_readings_beside_their_times) {
  SignalReader reader;
  auto first = cycle_at(0);
  force(first, 12.5, 3);
  auto second = cycle_at(1);
  auto third = cycle_at(2);
  force(third, 13.0, 1);
  const v1::RawSignals signals = read(reader, {first, second, third});
  EXPECT_EQ(signals.from_ns(), kStart_ns);
  EXPECT_EQ(signals.first_cycle(), 4711U);
  EXPECT_EQ(signals.cycles(), 3U);
  ASSERT_EQ(signals.readings_size(), 1);
  const v1::RawReadings& left = signals.readings(0);
  EXPECT_EQ(left.sensor(), v1::SENSOR_FORCE_LEFT_N);
  ASSERT_EQ(left.value_size(), 2);
  EXPECT_EQ(left.value(1), 13.0F);
  EXPECT_EQ(left.at_ms(0), -3.0F) << "it was read before the cycle";
  EXPECT_EQ(left.at_ms(1), 1.0F);
  EXPECT_EQ(left.validity(), v1::SAMPLE_VALIDITY_GOOD);
}

TEST(SignalReader, tells_every_sample_of_every_electrode_once_in_microvolts) {
  SignalReader reader;
  auto first = cycle_at(0);
  emg(first, 2);
  auto second = cycle_at(1);
  emg(second, 4);
  v1::RawSignals signals = read(reader, {first, second});
  EXPECT_EQ(signals.emg_samples(), 4U);
  ASSERT_EQ(signals.emg_uv_size(), 32);
  EXPECT_FLOAT_EQ(signals.emg_uv(7), 7.0F);
  auto repeated = cycle_at(2);
  emg(repeated, 4);
  signals = read(reader, {repeated});
  EXPECT_EQ(signals.emg_samples(), 0U)
      << "a chunk begins with the block before when no new one came";
}

TEST(SignalReader, shows_the_newest_frame_of_each_mat) {
  SignalReader reader;
  auto first = cycle_at(0);
  first.mutable_sensors()->mutable_back_mat()->add_kpa(1.0);
  auto second = cycle_at(1);
  second.mutable_sensors()->mutable_back_mat()->add_kpa(2.0);
  second.mutable_sensors()->mutable_seat_mat()->add_kpa(3.0);
  const v1::RawSignals signals = read(reader, {first, second});
  ASSERT_EQ(signals.back_mat_kpa_size(), 1);
  EXPECT_EQ(signals.back_mat_kpa(0), 2.0F);
  EXPECT_EQ(signals.seat_mat_kpa(0), 3.0F);
}

TEST(SignalReader, lets_nothing_through_that_tells_of_a_person) {
  SignalReader reader;
  auto cycle = cycle_at(0);
  force(cycle, 1.0, 0);
  v1::AskedFor& asked = *cycle.add_requests();
  asked.set_condition(v1::CONDITION_EXTRUSION);
  asked.mutable_prescribed()->set_time_by("CR-19-of-somebody");
  const std::string told = read(reader, {cycle}).SerializeAsString();
  EXPECT_EQ(told.find("CR-19"), std::string::npos);
  v1::RecordingHeader header;
  header.set_note("somebody");
  const auto nothing = reader.take(piece(part(v1::RecordingPart::KIND_HEADER, header)));
  ASSERT_TRUE(nothing.has_value());
  EXPECT_FALSE(nothing->has_value());
}

TEST(SignalReader, waits_for_a_part_that_comes_in_pieces_and_adds_up_what_was_missed) {
  SignalReader reader;
  auto cycle = cycle_at(0);
  force(cycle, 1.0, 0);
  const std::string bytes = part(v1::RecordingPart::KIND_CHUNK, chunk_of({cycle}));
  EXPECT_FALSE(reader.take(piece(bytes.substr(0, 20), 50))->has_value());
  EXPECT_TRUE(reader.take(piece(bytes.substr(20)))->has_value());
  EXPECT_EQ(reader.missed(), 50U);
  EXPECT_EQ(reader.missed(), 0U);
}

TEST(SignalReader, refuses_what_unpacks_into_all_the_memory) {
  SignalReader reader;
  v1::RecordingChunk bomb = chunk_of({cycle_at(0)});
  bomb.set_unpacked_bytes(0xffffffffU);
  EXPECT_FALSE(reader.take(piece(part(v1::RecordingPart::KIND_CHUNK, bomb))).has_value());
  SignalReader other;
  v1::RecordingChunk liar = chunk_of({cycle_at(0)});
  liar.set_deflated(deflated(std::string(1U << 20U, 'x')));
  EXPECT_FALSE(other.take(piece(part(v1::RecordingPart::KIND_CHUNK, liar))).has_value())
      << "more than it announces";
}

TEST(SignalReader, refuses_bytes_that_no_kneadd_says) {
  auto unequal = cycle_at(0);
  unequal.mutable_sensors()->add_sensor(v1::SENSOR_CARRIAGE_MM);
  auto strange = cycle_at(0);
  force(strange, 1.0, 0);
  strange.mutable_sensors()->set_sensor(0, static_cast<v1::Sensor>(99));
  auto ragged = cycle_at(0);
  ragged.mutable_sensors()->mutable_emg()->add_volts(1.0);
  for (const v1::RecordedCycle& cycle : {unequal, strange, ragged}) {
    SignalReader reader;
    EXPECT_FALSE(
        reader.take(piece(part(v1::RecordingPart::KIND_CHUNK, chunk_of({cycle})))).has_value());
  }
  v1::RecordingChunk cut;
  const std::string longer("\xff\xff\xff\xff\x0f", 5);
  cut.set_unpacked_bytes(5);
  cut.set_deflated(deflated(longer));
  SignalReader reader;
  EXPECT_FALSE(reader.take(piece(part(v1::RecordingPart::KIND_CHUNK, cut))).has_value());
  SignalReader other;
  EXPECT_FALSE(other.take(piece(std::string(10, '\xff'))).has_value());
}

}  // namespace
}  // namespace knead::display
