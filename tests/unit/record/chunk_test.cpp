#include "daemon/record/chunk.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "control/care/prescribed_envelope.hpp"
#include "daemon/record/digest.hpp"
#include "daemon/record/part.hpp"
#include "daemon/record/prescribed_codec.hpp"
#include "hal/replay/difference.hpp"
#include "proto/convert/framing.hpp"

namespace knead::record {
namespace {

using Cycle = std::unique_ptr<replay::RecordedCycle>;

/// Any number that a double can be: odd ones too.
class Dice {
 public:
  double number() {
    constexpr std::array kOdd{-0.0, std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::denorm_min(),
                              std::numeric_limits<double>::max()};
    const std::uint64_t draw = engine_();
    return draw % 16 == 0 ? kOdd[(draw >> 8) % kOdd.size()]
                          : std::uniform_real_distribution(-1e3, 1e3)(engine_);
  }
  std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }

 private:
  std::mt19937_64 engine_{20'31};
};

template <class T>
void throw_acquisition(Sample<T>& sample, Dice& dice) {
  sample.acquired = TimePoint(Duration(static_cast<std::int64_t>(dice.below(1U << 30U))));
  sample.validity = static_cast<Validity>(dice.below(3));
  sample.sequence = static_cast<std::uint32_t>(dice.below(0xFFFF'FFFFU));
}

template <class Tag>
void throw_reading(Sample<Quantity<Tag>>& sample, Dice& dice) {
  sample.value = Quantity<Tag>(dice.number());
  throw_acquisition(sample, dice);
}

Envelope any_prescription(Dice& dice) {
  Envelope e = care::envelope_for(static_cast<Condition>(dice.below(kConditions)));
  e.zones[dice.below(kZones)] = {.depth = kOffTheBack, .left_out_by = Rule::cr02};
  e.zones[dice.below(kZones)].force = Newton(dice.number());
  e.time_by = Rule::cr19;
  e.comfort_ceiling = Newton(dice.number());
  e.session = static_cast<int>(dice.below(20));
  for (bool& sore : e.affected) sore = dice.below(2) == 0;
  return e;
}

/// Everything of it, as the recording of a session has it.
std::string written(const std::optional<Envelope>& prescribed) {
  v1::PrescribedLimits message;
  if (prescribed) to_wire(*prescribed, message);
  return message.DebugString();
}

Cycle any_cycle(std::uint64_t number, Dice& dice) {
  auto cycle = std::make_unique<replay::RecordedCycle>();
  cycle->number = number;
  cycle->now = TimePoint(Duration(static_cast<std::int64_t>((number + 1) * 1'000'017)));
  cycle->cycles_elapsed = 1 + static_cast<int>(dice.below(5));
  cycle->read = dice.below(2) == 0 ? hal::IoStatus::ok : hal::IoStatus::failed;
  cycle->write = dice.below(2) == 0 ? hal::IoStatus::ok : hal::IoStatus::failed;
  for (std::uint64_t n = dice.below(kMaxRequestsPerCycle + 1); n > 0; --n) {
    cycle->requests.push({.id = dice.below(1000),
                          .kind = static_cast<RequestKind>(dice.below(9)),
                          .programme = static_cast<std::uint8_t>(dice.below(kMaxProgrammes)),
                          .condition = static_cast<Condition>(dice.below(kConditions)),
                          .minutes = dice.number(),
                          .ceiling = Newton(dice.number())});
  }
  for (Request& request : cycle->requests) {
    if (dice.below(32) == 0) request.prescribed = any_prescription(dice);
  }
  SensorFrame& s = cycle->sensors;
  throw_reading(s.carriage, dice);
  for (RollerSensors& roller : s.rollers) {
    throw_reading(roller.force, dice);
    throw_reading(roller.depth, dice);
    throw_reading(roller.lateral, dice);
    throw_reading(roller.motor_current, dice);
  }
  throw_reading(s.water.line_pressure, dice);
  throw_reading(s.water.temperature, dice);
  throw_reading(s.water.level, dice);
  throw_reading(s.water.flow, dice);
  for (auto& nozzle : s.water.nozzle) throw_reading(nozzle, dice);
  for (auto& zone : s.heat) {
    for (auto& thermistor : zone) throw_reading(thermistor, dice);
  }
  for (Sample<PressureMap>* mat : {&s.back_mat, &s.seat_mat}) {
    throw_acquisition(*mat, dice);
    for (std::uint64_t i = dice.below(kMaxMatCells + 1); i > 0; --i) {
      mat->value.cells[i - 1] = Kilopascal(dice.number());
    }
  }
  throw_acquisition(s.emg, dice);
  s.emg.value.count = static_cast<std::uint32_t>(dice.below(kMaxEmgPerCycle + 1));
  for (std::uint32_t i = 0; i < s.emg.value.count; ++i) {
    for (Volt& v : s.emg.value.volts[i]) v = Volt(dice.number());
  }
  for (bool& off : s.emg.value.lead_off) off = dice.below(2) == 0;
  throw_acquisition(s.inputs, dice);
  s.inputs.value = {.estop_pressed = dice.below(2) == 0,
                    .hand = {dice.below(2) == 0, dice.below(2) == 0, dice.below(2) == 0},
                    .seat_occupied = dice.below(2) == 0,
                    .enable_energised = dice.below(2) == 0};
  replay::Outputs& o = cycle->outputs;
  o.written.issued_at = TimePoint(Duration(static_cast<std::int64_t>(dice.below(1U << 30U))));
  o.written.enable = dice.below(2) == 0;
  o.written.carriage = Millimetre(dice.number());
  for (RollerCommand& r : o.written.rollers) {
    r = {Millimetre(dice.number()), Millimetre(dice.number()), MillimetrePerSecond(dice.number())};
  }
  o.written.line_pressure = Kilopascal(dice.number());
  for (JetCommand& j : o.written.jets) {
    j = {Fraction(dice.number()), Hertz(dice.number()), Fraction(dice.number())};
  }
  o.written.water_temperature = Celsius(dice.number());
  for (Fraction& duty : o.written.heat) duty = Fraction(dice.number());
  o.written.light = static_cast<StatusLight>(dice.below(5));
  o.permission = static_cast<Permission>(dice.below(4));
  o.cause = static_cast<Reason>(dice.below(80));
  o.state = static_cast<SessionState>(dice.below(7));
  for (std::uint64_t replay::Outputs::* part :
       {&replay::Outputs::asked, &replay::Outputs::envelope, &replay::Outputs::gate,
        &replay::Outputs::said, &replay::Outputs::seen}) {
    o.*part = dice.below(~std::uint64_t{0});
  }
  return cycle;
}

template <class T, class Add>
void digest(const Sample<T>& sample, Digest& d, Add add) {
  d.add(sample.acquired).add(sample.validity).add(sample.sequence);
  add(sample.value);
}

/// Over everything that a controller may read of a frame.
std::uint64_t digest(const SensorFrame& s) {
  Digest d;
  const auto number = [&](const auto& sample) {
    digest(sample, d, [&](auto value) { d.add(value); });
  };
  number(s.carriage);
  for (const RollerSensors& r : s.rollers) {
    number(r.force);
    number(r.depth);
    number(r.lateral);
    number(r.motor_current);
  }
  number(s.water.line_pressure);
  number(s.water.temperature);
  number(s.water.level);
  number(s.water.flow);
  for (const auto& nozzle : s.water.nozzle) number(nozzle);
  for (const auto& zone : s.heat) {
    for (const auto& thermistor : zone) number(thermistor);
  }
  for (const Sample<PressureMap>* mat : {&s.back_mat, &s.seat_mat}) {
    digest(*mat, d, [&](const PressureMap& map) {
      for (const Kilopascal cell : map.cells) d.add(cell);
    });
  }
  digest(s.emg, d, [&](const EmgBlock& block) {
    d.add(block.count);
    for (std::uint32_t i = 0; i < block.count; ++i) {
      for (const Volt v : block.volts[i]) d.add(v);
    }
    for (const bool off : block.lead_off) d.add(off);
  });
  digest(s.inputs, d, [&](const DigitalInputs& in) {
    d.add(in.estop_pressed).add(in.hand.ease).add(in.hand.pain).add(in.hand.stop);
    d.add(in.seat_occupied).add(in.enable_energised);
  });
  return d.value();
}

void expect_same(const replay::RecordedCycle& read, const replay::RecordedCycle& made) {
  EXPECT_EQ(read.number, made.number);
  EXPECT_EQ(read.now, made.now);
  EXPECT_EQ(read.cycles_elapsed, made.cycles_elapsed);
  EXPECT_EQ(read.read, made.read);
  EXPECT_EQ(read.write, made.write);
  ASSERT_EQ(read.requests.size(), made.requests.size());
  for (std::size_t i = 0; i < made.requests.size(); ++i) {
    EXPECT_EQ(read.requests[i].id, made.requests[i].id);
    EXPECT_EQ(read.requests[i].kind, made.requests[i].kind);
    EXPECT_EQ(read.requests[i].programme, made.requests[i].programme);
    EXPECT_EQ(read.requests[i].condition, made.requests[i].condition);
    EXPECT_EQ(read.requests[i].minutes, made.requests[i].minutes);
    EXPECT_EQ(read.requests[i].ceiling, made.requests[i].ceiling);
    EXPECT_EQ(read.requests[i].prescribed.has_value(), made.requests[i].prescribed.has_value());
    EXPECT_EQ(written(read.requests[i].prescribed), written(made.requests[i].prescribed));
  }
  EXPECT_EQ(digest(read.sensors), digest(made.sensors));
  EXPECT_FALSE(replay::first_difference(made.outputs, read.outputs).has_value())
      << replay::first_difference(made.outputs, read.outputs)->field;
}

/// The chunk inside a framed part.
v1::RecordingChunk unframed(const Chunk& chunk) {
  wire::FrameReader reader(kLongestPart);
  reader.feed(*chunk.bytes);
  std::string_view payload;
  EXPECT_EQ(reader.next(payload), wire::FrameState::complete);
  v1::RecordingPart part;
  EXPECT_TRUE(part.ParseFromArray(payload.data(), static_cast<int>(payload.size())));
  v1::RecordingChunk message;
  EXPECT_TRUE(message.ParseFromString(part.body()));
  return message;
}

TEST(Chunk, gives_back_any_cycle_to_the_last_bit) {
  Dice dice;
  ChunkBuilder builder;
  std::vector<Cycle> made;
  for (std::uint64_t n = 0; n < kCyclesPerChunk; ++n) {
    made.push_back(any_cycle(1000 + n, dice));
    ASSERT_FALSE(builder.ends_before(*made.back()));
    builder.add(*made.back());
  }
  auto cycles = ChunkCycles::open(unframed(builder.finish()));
  ASSERT_TRUE(cycles) << cycles.error().message();
  for (const Cycle& cycle : made) {
    ASSERT_FALSE(cycles->done());
    const auto read = cycles->next();
    ASSERT_TRUE(read) << read.error().message();
    expect_same(**read, *cycle);
  }
  EXPECT_TRUE(cycles->done());
}

TEST(Chunk, leaves_out_what_has_not_changed_and_gives_it_back) {
  Dice dice;
  const Cycle first = any_cycle(0, dice);
  const auto second = std::make_unique<replay::RecordedCycle>(*first);
  second->number = 1;
  second->now += 1ms;
  second->sensors.rollers[1].force.value = Newton(3.0);
  ChunkBuilder builder;
  builder.add(*first);
  const std::size_t alone = builder.finish().bytes->size();
  builder.add(*first);
  builder.add(*second);
  const Chunk both = builder.finish();
  EXPECT_LT(both.bytes->size(), alone + 400) << "the mats of the second cycle are there twice";
  auto cycles = ChunkCycles::open(unframed(both));
  ASSERT_TRUE(cycles);
  ASSERT_TRUE(cycles->next());
  const auto read = cycles->next();
  ASSERT_TRUE(read);
  expect_same(**read, *second);
}

TEST(Chunk, ends_where_cycles_are_missing_and_where_it_is_full) {
  Dice dice;
  ChunkBuilder builder;
  builder.add(*any_cycle(10, dice));
  EXPECT_FALSE(builder.ends_before(*any_cycle(11, dice)));
  EXPECT_TRUE(builder.ends_before(*any_cycle(12, dice)));
  for (std::uint64_t n = 11; n < 10 + kCyclesPerChunk; ++n) builder.add(*any_cycle(n, dice));
  EXPECT_TRUE(builder.ends_before(*any_cycle(10 + kCyclesPerChunk, dice)));
  const Chunk chunk = builder.finish();
  EXPECT_EQ(chunk.first_cycle, 10U);
  EXPECT_EQ(chunk.cycles, kCyclesPerChunk);
  EXPECT_TRUE(builder.empty());
}

TEST(Chunk, fits_a_message_of_the_socket_at_its_largest) {
  Dice dice;
  ChunkBuilder builder;
  for (std::uint64_t n = 0; n < kCyclesPerChunk; ++n) {
    auto cycle = any_cycle(n, dice);
    // A real chair's mats come every tenth cycle; EMG at 2 kHz.
    if (n % 10 != 0) {
      cycle->sensors.back_mat = {};
      cycle->sensors.seat_mat = {};
    }
    cycle->sensors.emg.value.count = 2;
    builder.add(*cycle);
  }
  EXPECT_LT(builder.finish().bytes->size(), wire::kMaxServerMessage);
}

TEST(Chunk, fits_a_message_of_the_socket_however_many_starts_are_asked_for) {
  Dice dice;
  ChunkBuilder builder;
  std::uint32_t kept = 0;
  const auto finish = [&] {
    const Chunk chunk = builder.finish();
    EXPECT_LT(chunk.bytes->size(), wire::kMaxServerMessage);
    kept += chunk.cycles;
  };
  for (std::uint64_t n = 0; n < kCyclesPerChunk; ++n) {
    auto cycle = any_cycle(n, dice);
    if (n % 10 != 0) cycle->sensors.back_mat = cycle->sensors.seat_mat = {};
    cycle->sensors.emg.value.count = 2;
    cycle->requests.clear();
    while (cycle->requests.size() < kMaxRequestsPerCycle) {
      cycle->requests.push({.kind = RequestKind::start, .prescribed = any_prescription(dice)});
    }
    if (builder.ends_before(*cycle)) finish();
    builder.add(*cycle);
  }
  finish();
  EXPECT_EQ(kept, kCyclesPerChunk);
}

}  // namespace
}  // namespace knead::record
