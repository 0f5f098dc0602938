#include "daemon/simulate/trace_writer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "daemon/recording/recording.hpp"

namespace knead::simulate {
namespace {

class Traces : public testing::Test {
 protected:
  std::filesystem::path file(const char* name) const {
    return std::filesystem::path(testing::TempDir()) / name;
  }
  static std::vector<std::string> lines(const std::filesystem::path& path) {
    std::ifstream stream(path);
    std::vector<std::string> all;
    for (std::string line; std::getline(stream, line);) all.push_back(line);
    return all;
  }
};

TEST_F(Traces, the_header_of_the_reference_chair_is_the_contract) {
  EXPECT_EQ(trace_header(6),
            "t_s,phase,technique,force_true_left_n,force_true_right_n,force_measured_left_n,"
            "force_measured_right_n,setpoint_left_n,setpoint_right_n,ceiling_n,spine_true_mm,"
            "spine_estimated_mm,roller_left_mm,roller_right_mm,carriage_mm,depth_left_mm,"
            "depth_right_mm,nozzle1_kpa,nozzle2_kpa,nozzle3_kpa,nozzle4_kpa,nozzle5_kpa,"
            "nozzle6_kpa,surface1_degc,surface2_degc,surface3_degc,guarding_left,guarding_right,"
            "reason");
}

TEST_F(Traces, a_row_has_every_column_in_its_place) {
  const auto path = file("trace.csv");
  auto writer = TraceWriter::create(path, 2, "seed 7");
  ASSERT_TRUE(writer) << writer.error().message();
  scoring::Observation o;
  o.at = TimePoint(12'345ms);
  o.state = SessionState::massage;
  o.phase_name = "kneading the loin";
  o.technique = Technique::kneading;
  o.rollers[0] = {.force_true = Newton(20.5),
                  .force_measured = Newton(20.25),
                  .setpoint = Newton(20.0),
                  .ceiling = Newton(40.0),
                  .lateral = Millimetre(-50.0),
                  .depth = Millimetre(31.5),
                  .guarding = true};
  o.rollers[1] = {.force_true = Newton(-0.0), .ceiling = Newton(30.0)};
  o.spine_true = Millimetre(1.5);
  o.spine_estimated = Millimetre(-0.25);
  o.carriage = Millimetre(300.0);
  o.nozzle[0] = Kilopascal(80.0);
  o.nozzles = 2;
  o.surface = {Celsius(36.0), Celsius(37.0), Celsius(38.0)};
  const std::array said{ReasonEvent{.reason = Reason::technique_changed},
                        ReasonEvent{.reason = Reason::distress_ease}};
  o.controller_events = said;
  writer->add(o);
  o.state = SessionState::rest;
  o.gate_events = std::span(said).first(1);
  writer->add(o);
  ASSERT_TRUE(writer->close());

  const auto written = lines(path);
  ASSERT_EQ(written.size(), 7U);
  EXPECT_EQ(written[0], "# schema_version: 1");
  EXPECT_EQ(written[1], "# rate_hz: 1000");
  EXPECT_EQ(written[4], trace_header(2));
  EXPECT_EQ(written[5],
            "12.345,kneading the loin,kneading,20.500,0.000,20.250,0.000,20.000,0.000,30.000,"
            "1.500,-0.250,-50.000,0.000,300.000,31.500,0.000,80.00,0.00,36.00,37.00,38.00,1,0,"
            "distress_ease");
  EXPECT_TRUE(written[6].starts_with("12.345,rest,"));
  EXPECT_TRUE(written[6].ends_with(",technique_changed"));
  for (std::size_t i : {5U, 6U}) {
    EXPECT_EQ(std::ranges::count(written[i], ','), std::ranges::count(written[4], ','));
  }
}

TEST_F(Traces, an_emg_trace_is_a_recording_that_analyse_emg_reads) {
  const auto path = file("emg.csv");
  auto writer = EmgTraceWriter::create(path, ChairDescription{}, "seed 7");
  ASSERT_TRUE(writer);
  std::array<std::array<Volt, kEmgChannels>, 2> samples{};
  samples[1][2] = Volt(-5.123e-6);
  writer->add(samples);
  ASSERT_TRUE(writer->close());
  const auto read = recording::read_recording(path);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->rate, Hertz(2000.0));
  EXPECT_EQ(read->unit, "V");
  ASSERT_EQ(read->columns.size(), kEmgChannels);
  EXPECT_EQ(read->columns[2].name, "t8_left");
  EXPECT_EQ(read->columns[2].samples, (std::vector<double>{0.0, -5.123e-6}));
}

TEST_F(Traces, more_rows_than_the_buffer_holds_all_arrive) {
  const auto path = file("long.csv");
  auto writer = TraceWriter::create(path, 6, "seed 7");
  ASSERT_TRUE(writer);
  scoring::Observation o;
  o.nozzles = 6;
  constexpr int kRows = 12'000;
  for (int i = 0; i < kRows; ++i) {
    o.at = TimePoint(std::chrono::milliseconds(i));
    writer->add(o);
  }
  ASSERT_TRUE(writer->close());
  ASSERT_GT(std::filesystem::file_size(path), RowFile::kBuffer);
  const auto written = lines(path);
  ASSERT_EQ(written.size(), 5U + kRows);
  EXPECT_TRUE(written.back().starts_with("11.999,"));
}

TEST_F(Traces, a_folder_that_is_not_there_is_said) {
  const auto writer = TraceWriter::create("/nowhere/trace.csv", 6, "");
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::io);
  EXPECT_EQ(writer.error().place, "/nowhere/trace.csv");
}

TEST_F(Traces, a_full_disk_is_said_at_the_end) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  auto writer = TraceWriter::create("/dev/full", 6, "");
  ASSERT_TRUE(writer);
  EXPECT_FALSE(writer->close());
}

}  // namespace
}  // namespace knead::simulate
