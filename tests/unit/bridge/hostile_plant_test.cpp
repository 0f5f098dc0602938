// Whatever a plant sends, the chair neither crashes nor goes on: it says what is wrong. Bytes are
// drawn from fixed seeds; a failure names its seed.
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/bridge/scripted_plant.hpp"

namespace knead::bridge {
namespace {

constexpr int kRounds = 1000;

std::string random_bytes(std::mt19937& dice, std::size_t most) {
  std::string bytes(std::uniform_int_distribution<std::size_t>(1, most)(dice), '\0');
  for (char& c : bytes) c = static_cast<char>(dice() & 0xFFU);
  return bytes;
}

/// The chair's words once it has ended; empty while it goes on.
std::string ending_of(BridgeChair& chair) {
  SensorFrame frame;
  if (chair.read(TimePoint{}, frame) == hal::IoStatus::ok) return "";
  return chair.ending() ? chair.ending()->error.text : "";
}

TEST(HostilePlant, random_bytes_instead_of_a_hello_are_refused_with_words) {
  for (int seed = 0; seed < kRounds; ++seed) {
    std::mt19937 dice(static_cast<unsigned>(seed));
    ScriptedPlant plant;
    plant.says_bytes(random_bytes(dice, 64));
    plant.says_no_more();
    const auto made = plant.greeted();
    ASSERT_FALSE(made) << "seed " << seed;
    ASSERT_FALSE(made.error().text.empty()) << "seed " << seed;
  }
}

TEST(HostilePlant, random_bytes_instead_of_a_reading_end_it_with_words) {
  for (int seed = 0; seed < kRounds; ++seed) {
    std::mt19937 dice(static_cast<unsigned>(seed));
    ScriptedPlant plant;
    const auto chair = plant.chair();
    plant.says_bytes(random_bytes(dice, 400));
    plant.says_no_more();
    ASSERT_FALSE(ending_of(*chair).empty()) << "seed " << seed;
  }
}

TEST(HostilePlant, random_bytes_well_framed_end_it_with_words) {
  for (int seed = 0; seed < kRounds; ++seed) {
    std::mt19937 dice(static_cast<unsigned>(seed));
    ScriptedPlant plant;
    const auto chair = plant.chair();
    const std::string noise = random_bytes(dice, 100);
    plant.says_bytes(static_cast<char>(noise.size()) + noise);
    plant.says_no_more();
    ASSERT_FALSE(ending_of(*chair).empty()) << "seed " << seed;
  }
}

/// Bytes that were a good reading until one was changed: some are still good, and then nothing
/// that the cycle reads is beyond what was checked.
TEST(HostilePlant, a_good_reading_with_a_wrong_byte_is_read_within_bounds_or_refused) {
  v1::PlantMessage message;
  *message.mutable_reading() = good_reading(1);
  std::string good;
  wire::append_frame(message, good);
  int refused = 0;
  for (int seed = 0; seed < kRounds; ++seed) {
    std::mt19937 dice(static_cast<unsigned>(seed));
    std::string bytes = good;
    bytes[dice() % bytes.size()] = static_cast<char>(dice() & 0xFFU);
    ScriptedPlant plant;
    const auto chair = plant.chair();
    plant.says_bytes(bytes);
    plant.says_no_more();
    SensorFrame frame;
    if (chair->read(TimePoint{}, frame) != hal::IoStatus::ok) {
      ++refused;
      ASSERT_TRUE(chair->ending() && !chair->ending()->error.text.empty()) << "seed " << seed;
      continue;
    }
    for (const RollerSensors& roller : frame.rollers) {
      ASSERT_TRUE(std::abs(roller.force.value.value()) <= 1000.0) << "seed " << seed;
    }
    for (const Kilopascal cell : frame.back_mat.value.cells) {
      ASSERT_TRUE(cell.value() >= -10.0 && cell.value() <= 500.0) << "seed " << seed;
    }
  }
  EXPECT_GT(refused, 100);
  EXPECT_LT(refused, kRounds) << "most changes of a value's last bits are just another value";
}

}  // namespace
}  // namespace knead::bridge
