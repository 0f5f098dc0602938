// The classic massage from start to end, shortened.
#include <fstream>
#include <iterator>

#include "daemon/recording/recording.hpp"
#include "daemon/simulate/json_text.hpp"
#include "daemon/simulate/report_json.hpp"
#include "sessions.hpp"

namespace knead::simulate {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

TEST(Classic, a_short_session_on_the_nominal_body_keeps_its_promises) {
  const SessionReport report =
      run_quietly(setup_of({.minutes = 6.0, .body = config_file("bodies/nominal.toml")}));
  EXPECT_EQ(report.outcome, Outcome::completed);
  EXPECT_EQ(report.invariants.violations, 0U) << report.invariants.first;
  EXPECT_EQ(report.scores.spine.figures().contacts, 0);
  const scoring::CeilingFigures& ceiling = report.scores.ceiling.figures();
  EXPECT_EQ(ceiling.violations, 0);
  EXPECT_LE(ceiling.person_peak_over_n, 15.0);
  EXPECT_LE(ceiling.person_back_ms_max, 200.0);
  EXPECT_GT(ceiling.max_n, 15.0) << "it hardly touched the person";
  EXPECT_LE(report.scores.overshoot.figures().worst_pct, 15.0);
  EXPECT_LE(report.scores.dose.figures().surface_highest_degc, 41.0);
}

TEST(Classic, the_phases_follow_each_other_to_the_end) {
  const SessionReport report =
      run_quietly(setup_of({.minutes = 6.0, .body = config_file("bodies/nominal.toml")}));
  const auto& phases = report.scores.log.phases();
  ASSERT_GE(phases.size(), 7U);
  EXPECT_EQ(phases[1].name, "self_test");
  EXPECT_EQ(phases[2].name, "body_scan");
  EXPECT_EQ(phases[3].name, "warm-up");
  EXPECT_EQ(phases[phases.size() - 2].name, "rest");
  EXPECT_EQ(phases.back().name, "ended");
  EXPECT_GE(phases[3].end_s - phases[3].start_s, 179.0) << "CR-10";
  EXPECT_NEAR(report.minutes_allowed, 6.0, 0.01);
}

TEST(Classic, the_same_seed_gives_the_same_bytes_and_another_seed_others) {
  const std::filesystem::path folder = testing::TempDir();
  const auto run = [&](std::uint64_t seed, const std::string& name) {
    const SessionSetup setup = setup_of({.seed = seed});
    auto report = run_session(setup, {.trace = folder / (name + ".csv"),
                                      .emg_trace = folder / (name + "_emg.csv"),
                                      .until = 90s,
                                      .progress = {}});
    EXPECT_TRUE(report);
    report->wall_s = 0.0;
    std::string all = json_text(report_json(setup, *report));
    all += bytes_of(folder / (name + ".csv")) + bytes_of(folder / (name + "_emg.csv"));
    return all;
  };
  const std::string once = run(11, "once");
  EXPECT_EQ(once, run(11, "again"));
  EXPECT_NE(once, run(12, "other"));
}

TEST(Classic, a_recorded_muscle_takes_a_channels_place) {
  const auto file = std::filesystem::path(testing::TempDir()) / "muscle.csv";
  std::ofstream stream(file);
  stream << "# rate_hz: 1000\n# unit: mV\nbiceps\n";
  for (int i = 0; i < 4000; ++i) stream << 0.02 * ((i * 7919) % 13 - 6) << '\n';
  stream.close();
  const SessionSetup setup = setup_of({.emg = file, .emg_channel = 3});
  ASSERT_TRUE(setup.emg);
  EXPECT_EQ(setup.emg->channel, 2U);
  EXPECT_EQ(setup.emg->volts.size(), 8000U);

  const auto trace = std::filesystem::path(testing::TempDir()) / "with_muscle.csv";
  ASSERT_TRUE(run_session(setup, {.trace = {}, .emg_trace = trace, .until = 3s, .progress = {}}));
  const auto read = recording::read_recording(trace);
  ASSERT_TRUE(read);
  const std::vector<double>& delivered = read->columns[2].samples;
  for (std::size_t i = 0; i < delivered.size(); ++i) {
    ASSERT_NEAR(delivered[i], setup.emg->volts[i % 8000], 1e-9) << i;
  }
}

}  // namespace
}  // namespace knead::simulate
