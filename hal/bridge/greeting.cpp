#include "hal/bridge/greeting.hpp"

#include <string>

#include "hal/bridge/words.hpp"
#include "proto/convert/hello.hpp"

namespace knead::bridge {

namespace {

constexpr std::size_t kMostName = 100;

template <class Tag>
float f(Quantity<Tag> quantity) {
  return static_cast<float>(quantity.value());
}
float f(Duration duration) { return static_cast<float>(seconds(duration)); }

/// Where a sense is noted; nullptr for one that this program does not know.
bool* place_of(int sensor, Gives& gives) {
  switch (sensor) {
    case v1::PLANT_SENSOR_EMG:
      return &gives.emg;
    case v1::PLANT_SENSOR_MOTOR_CURRENT:
      return &gives.motor_current;
    case v1::PLANT_SENSOR_NOZZLES:
      return &gives.nozzles;
    case v1::PLANT_SENSOR_WATER_LEVEL:
      return &gives.water_level;
    case v1::PLANT_SENSOR_WATER_FLOW:
      return &gives.water_flow;
    default:  // an open enumeration: a newer plant's number arrives as it is
      return nullptr;
  }
}

bool* place_of(int part, TruthParts& truth) {
  switch (part) {
    case v1::TRUTH_PART_ROLLERS:
      return &truth.rollers;
    case v1::TRUTH_PART_SPINE:
      return &truth.spine;
    case v1::TRUTH_PART_GUARDING:
      return &truth.guarding;
    case v1::TRUTH_PART_PERSON_CAUSED:
      return &truth.person_caused;
    case v1::TRUTH_PART_JETS:
      return &truth.jets;
    case v1::TRUTH_PART_SURFACE:
      return &truth.surface;
    default:  // an open enumeration, as above
      return nullptr;
  }
}

template <class Numbers, class Noted>
Result<void> note(const Numbers& numbers, std::string_view field, Noted& noted) {
  for (const int number : numbers) {
    bool* const place = place_of(number, noted);
    if (place == nullptr) {
      return failure(ErrorCode::out_of_range, {},
                     "hello." + std::string(field) + ": " + std::to_string(number) +
                         " is unknown to this program; use the plant.proto of the same release");
    }
    *place = true;
  }
  return {};
}

}  // namespace

void greet(const ChairDescription& chair, std::string_view program_version, std::uint64_t seed,
           v1::ControllerHello& hello) {
  hello.set_protocol_version(kPlantProtocol);
  hello.set_program_version(std::string(program_version));
  wire::to_wire(chair, *hello.mutable_chair());
  v1::Drives& drives = *hello.mutable_drives();
  drives.set_depth_speed_mm_s(f(chair.drives.depth_speed));
  drives.set_depth_bandwidth_hz(f(chair.drives.depth_bandwidth));
  drives.set_spring_speed_mm_s(f(chair.drives.spring_speed));
  drives.set_carriage_speed_mm_s(f(chair.drives.carriage_speed));
  drives.set_lateral_speed_mm_s(f(chair.drives.lateral_speed));
  drives.set_mechanical_limiter_n(f(chair.drives.mechanical_limiter));
  hello.set_emg_hz(f(chair.emg_rate));
  hello.set_mat_hz(f(chair.mat_rate));
  hello.set_heartbeat_timeout_s(f(chair.heartbeat_timeout));
  hello.set_valve_time_constant_s(f(chair.valve_time_constant));
  v1::SensorAges& ages = *hello.mutable_ages();
  ages.set_force_s(f(chair.ages.force));
  ages.set_position_s(f(chair.ages.position));
  ages.set_mat_s(f(chair.ages.mat));
  ages.set_emg_s(f(chair.ages.emg));
  ages.set_temperature_s(f(chair.ages.temperature));
  ages.set_pressure_s(f(chair.ages.pressure));
  hello.set_seed(seed);
}

Result<PlantFacts> facts_of(const v1::PlantHello& hello) {
  if (hello.protocol_version() != kPlantProtocol) {
    return failure(ErrorCode::wrong_version, {},
                   "hello.protocol_version: the plant speaks " +
                       std::to_string(hello.protocol_version()) + ", this program " +
                       std::to_string(kPlantProtocol) +
                       "; use the plant.proto of the same release");
  }
  if (hello.name().empty() || hello.name().size() > kMostName) {
    return failure(ErrorCode::syntax, {},
                   "hello.name: " + std::to_string(hello.name().size()) +
                       " bytes long; say a name of 1 to 100");
  }
  if (!hello.simulated()) {
    return failure(ErrorCode::refused, {},
                   "hello.simulated: a plant that does not say that it is a simulation is not "
                   "driven; say true if nothing that can press a person stands behind it");
  }
  PlantFacts facts{.name = printable(hello.name())};
  if (Result<void> noted = note(hello.gives(), "gives", facts.gives); !noted) {
    return tl::unexpected(noted.error());
  }
  if (Result<void> noted = note(hello.truth(), "truth", facts.truth); !noted) {
    return tl::unexpected(noted.error());
  }
  return facts;
}

}  // namespace knead::bridge
