#include "daemon/recording/recording.hpp"

#include <gtest/gtest.h>

namespace knead::recording {
namespace {

Error error_of(std::string_view text) {
  const Result<Recording> parsed = parse_recording(text, "r.csv");
  EXPECT_FALSE(parsed);
  return parsed ? Error{} : parsed.error();
}

TEST(Recording, reads_rate_unit_notes_names_and_samples) {
  const auto parsed = parse_recording(
      "# rate_hz: 2000\n# unit: mV\n# note: left arm\nbiceps, triceps\n0.5,-1e-3\r\n+1, 2.25\n",
      "r.csv");
  ASSERT_TRUE(parsed) << parsed.error().message();
  EXPECT_EQ(parsed->rate, Hertz(2000.0));
  EXPECT_EQ(parsed->unit, "mV");
  EXPECT_EQ(parsed->notes, std::vector<std::string>{"left arm"});
  ASSERT_EQ(parsed->columns.size(), 2U);
  EXPECT_EQ(parsed->columns[1].name, "triceps");
  EXPECT_EQ(parsed->columns[0].samples, (std::vector<double>{0.5, 1.0}));
  EXPECT_EQ(parsed->columns[1].samples, (std::vector<double>{-1e-3, 2.25}));
}

TEST(Recording, a_missing_rate_is_said_at_the_header_with_its_cure) {
  const Error e = error_of("# unit: V\nemg\n1\n");
  EXPECT_EQ(e.code, ErrorCode::missing);
  EXPECT_EQ(e.place, "r.csv:2:1");
  EXPECT_NE(e.text.find("# rate_hz: 2000"), std::string::npos);
}

TEST(Recording, a_folder_is_none) {
  const auto recording = read_recording("/tmp");
  ASSERT_FALSE(recording);
  EXPECT_EQ(recording.error().text, "is a folder; name a file in it");
}

TEST(Recording, a_missing_unit_is_refused) {
  EXPECT_NE(error_of("# rate_hz: 1000\nemg\n1\n").text.find("unit"), std::string::npos);
}

TEST(Recording, a_rate_that_is_no_plain_positive_number_is_refused) {
  for (const char* rate : {"10 snapshots", "0", "-5", "nan", "inf", ""}) {
    const Error e = error_of("# rate_hz: " + std::string(rate) + "\n# unit: V\nemg\n1\n");
    EXPECT_EQ(e.place, "r.csv:1:1") << rate;
  }
}

TEST(Recording, narrow_and_wide_rows_are_refused_with_their_line) {
  const std::string head = "# rate_hz: 1000\n# unit: V\na,b\n1,2\n";
  EXPECT_EQ(error_of(head + "3\n").place, "r.csv:5:2");
  EXPECT_EQ(error_of(head + "3,4,5\n").code, ErrorCode::inconsistent);
}

TEST(Recording, what_is_no_finite_number_is_named_with_line_and_column) {
  const std::string head = "# rate_hz: 1000\n# unit: V\na,b\n";
  for (const char* cell : {"x", "nan", "inf", "", "1.5V"}) {
    const Error e = error_of(head + "1," + cell + "\n");
    EXPECT_EQ(e.place, "r.csv:4:3") << cell;
    EXPECT_EQ(e.code, ErrorCode::wrong_type) << cell;
  }
}

TEST(Recording, a_file_without_names_or_without_samples_is_refused) {
  EXPECT_NE(error_of("# rate_hz: 1000\n# unit: V\n0.5\n0.6\n").text.find("names"),
            std::string::npos);
  EXPECT_EQ(error_of("# rate_hz: 1000\n# unit: V\nemg\n").code, ErrorCode::missing);
  EXPECT_EQ(error_of("").code, ErrorCode::missing);
}

TEST(Recording, another_schema_version_is_refused) {
  EXPECT_EQ(error_of("# schema_version: 2\n# rate_hz: 1\n# unit: V\na\n1\n").code,
            ErrorCode::wrong_version);
}

TEST(Recording, a_file_that_is_not_there_says_so) {
  const auto read = read_recording("/nowhere/emg.csv");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::io);
  EXPECT_EQ(read.error().place, "/nowhere/emg.csv");
}

}  // namespace
}  // namespace knead::recording
