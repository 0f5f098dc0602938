#include "hal/bridge/plant_stream.hpp"

#include <gtest/gtest.h>

#include "tests/unit/bridge/scripted_plant.hpp"

namespace knead::bridge {
namespace {

std::string framed_hello() {
  v1::PlantMessage message;
  *message.mutable_hello() = good_hello();
  std::string bytes;
  wire::append_frame(message, bytes);
  return bytes;
}

/// What hear() complains of after these bytes.
std::string complaint_after(const std::string& bytes, bool goes_away = false) {
  ScriptedPlant plant;
  PlantStream stream = plant.stream();
  if (!bytes.empty()) plant.says_bytes(bytes);
  if (goes_away) plant.go_away();
  const Result<std::string_view> heard = stream.hear();
  return heard ? "" : heard.error().text;
}

TEST(PlantStream, hears_messages_that_come_together) {
  ScriptedPlant plant;
  PlantStream stream = plant.stream();
  plant.says_bytes(framed_hello() + framed_hello());
  EXPECT_EQ(stream.hear()->size(), framed_hello().size() - 1);
  EXPECT_TRUE(stream.hear());
  EXPECT_FALSE(stream.hear()) << "there is no third";
}

TEST(PlantStream, says_how_long_a_silent_plant_has_been_silent) {
  EXPECT_EQ(complaint_after("").find("has been silent for 0.03 s"), 0U);
}

TEST(PlantStream, tells_half_a_message_from_none) {
  const std::string half = framed_hello().substr(0, 5);
  EXPECT_EQ(complaint_after(half).find("stopped in the middle of a message"), 0U);
  EXPECT_EQ(complaint_after(half, true).find("went away in the middle of a message"), 0U);
  EXPECT_EQ(complaint_after("", true).find("went away;"), 0U);
}

TEST(PlantStream, tells_a_whole_message_before_from_half_a_one) {
  ScriptedPlant plant;
  PlantStream stream = plant.stream();
  plant.says_bytes(framed_hello());
  ASSERT_TRUE(stream.hear());
  plant.go_away();
  EXPECT_EQ(stream.hear().error().text.find("went away;"), 0U);
}

TEST(PlantStream, refuses_a_giant_by_its_length_alone) {
  // 2 GiB are announced; not one byte of them is waited for.
  EXPECT_NE(complaint_after("\xFF\xFF\xFF\xFF\x07").find("more than 64 KiB"), std::string::npos);
}

TEST(PlantStream, refuses_bytes_that_are_no_length) {
  EXPECT_NE(complaint_after(std::string(10, '\xFF')).find("no message"), std::string::npos);
}

TEST(PlantStream, says_that_a_plant_that_is_gone_is_gone) {
  ScriptedPlant plant;
  PlantStream stream = plant.stream();
  plant.go_away();
  const Result<void> said = stream.say(v1::ControllerMessage{});
  ASSERT_FALSE(said);
  EXPECT_EQ(said.error().text.find("went away"), 0U);
}

TEST(PlantStream, names_the_socket_where_no_plant_listens) {
  const auto stream = PlantStream::connect("/nonexistent/plant.sock", kShortPatience);
  ASSERT_FALSE(stream);
  EXPECT_EQ(stream.error().code, ErrorCode::not_found);
  EXPECT_EQ(stream.error().place, "/nonexistent/plant.sock");
  EXPECT_NE(stream.error().text.find("start the plant"), std::string::npos);
}

TEST(PlantStream, refuses_a_path_that_no_socket_can_have) {
  const auto stream = PlantStream::connect(std::string(200, 'x'), kShortPatience);
  ASSERT_FALSE(stream);
  EXPECT_EQ(stream.error().code, ErrorCode::out_of_range);
}

}  // namespace
}  // namespace knead::bridge
