// Every file that ships is one that the program accepts, and the manual is the one it would write.
#include <gtest/gtest.h>

#include <algorithm>

#include "config/body.hpp"
#include "config/chair.hpp"
#include "config/daemon.hpp"
#include "config/kind.hpp"
#include "config/programme.hpp"
#include "config/reference.hpp"
#include "config/scenario.hpp"
#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

namespace fs = std::filesystem;

TEST(ShippedFiles, are_all_accepted) {
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(test::source_dir() / "config")) {
    if (entry.path().extension() != ".toml") {
      continue;
    }
    ++files;
    const auto checked = check_file(entry.path());
    EXPECT_TRUE(checked.has_value()) << to_lines(checked.error());
  }
  EXPECT_GE(files, 9);
}

TEST(ShippedFiles, a_kneadd_toml_is_checked_with_the_wiring_that_it_names) {
  const fs::path shipped = test::source_dir() / "config";
  const test::WrittenFile board(test::with(test::text_of(shipped / "linux/reference.toml"),
                                           R"(signal = "estop")", R"(signal = "estopp")"),
                                "board.toml");
  std::string text = test::with(test::text_of(shipped / "kneadd.toml"), "linux/reference.toml",
                                board.path().string());
  text = test::with(text, "chairs/reference.toml", (shipped / "chairs/reference.toml").string());
  text = test::with(text, "\"programmes\"", '"' + (shipped / "programmes").string() + '"');
  const test::WrittenFile daemon(text, "kneadd.toml");
  const auto checked = check_file(daemon.path());
  ASSERT_FALSE(checked.has_value());
  EXPECT_NE(to_lines(checked.error()).find("board.toml"), std::string::npos)
      << to_lines(checked.error());
  EXPECT_NE(to_lines(checked.error()).find("estopp"), std::string::npos);
}

TEST(ShippedFiles, the_reference_chair_is_the_compiled_one) {
  const auto loaded = load_chair(test::source_dir() / "config/chairs/reference.toml");
  ASSERT_TRUE(loaded.has_value());
  const ChairDescription compiled;
  EXPECT_EQ(loaded->back_mat.rows, compiled.back_mat.rows);
  EXPECT_EQ(loaded->back_mat.extent_lateral, compiled.back_mat.extent_lateral);
  EXPECT_EQ(loaded->seat_mat.columns, compiled.seat_mat.columns);
  EXPECT_EQ(loaded->emg_rate, compiled.emg_rate);
  for (std::size_t i = 0; i < kEmgChannels; ++i) {
    EXPECT_EQ(loaded->emg[i].along, compiled.emg[i].along) << i;
    EXPECT_EQ(loaded->emg[i].lateral, compiled.emg[i].lateral) << i;
  }
  EXPECT_EQ(loaded->roller.footprint_max, compiled.roller.footprint_max);
  EXPECT_EQ(loaded->drives.spring_speed, compiled.drives.spring_speed);
  EXPECT_EQ(loaded->valve_time_constant, compiled.valve_time_constant);
  ASSERT_EQ(loaded->jets.size(), compiled.jets.size());
  for (std::size_t i = 0; i < compiled.jets.size(); ++i) {
    EXPECT_EQ(loaded->jets[i].along, compiled.jets[i].along) << i;
    EXPECT_EQ(loaded->jets[i].lateral, compiled.jets[i].lateral) << i;
  }
  EXPECT_EQ(loaded->ages.temperature, compiled.ages.temperature);
  EXPECT_EQ(loaded->heartbeat_timeout, compiled.heartbeat_timeout);
}

TEST(ShippedFiles, the_nominal_body_is_the_compiled_one) {
  const auto loaded = load_body(test::source_dir() / "config/bodies/nominal.toml");
  ASSERT_TRUE(loaded.has_value());
  const sim::Body compiled = sim::nominal_body();
  EXPECT_EQ(loaded->surface_depth_mm, compiled.surface_depth_mm);
  EXPECT_EQ(loaded->stiffness_left, compiled.stiffness_left);
  EXPECT_EQ(loaded->stiffness_right, compiled.stiffness_right);
  EXPECT_EQ(loaded->pain_threshold_n_per_cm2, compiled.pain_threshold_n_per_cm2);
  EXPECT_EQ(loaded->emg_rest_uv, compiled.emg_rest_uv);
  EXPECT_EQ(loaded->roundness_mm, compiled.roundness_mm);
  EXPECT_EQ(loaded->damping_s_per_mm, compiled.damping_s_per_mm);
  EXPECT_EQ(loaded->relaxation_s, compiled.relaxation_s);
  EXPECT_EQ(loaded->guarding_rate_per_min, compiled.guarding_rate_per_min);
  EXPECT_EQ(loaded->ecg_uv, compiled.ecg_uv);
  ASSERT_EQ(loaded->knots.size(), compiled.knots.size());
  for (std::size_t i = 0; i < compiled.knots.size(); ++i) {
    EXPECT_EQ(loaded->knots[i].along_mm, compiled.knots[i].along_mm);
    EXPECT_EQ(loaded->knots[i].side, compiled.knots[i].side);
    EXPECT_EQ(loaded->knots[i].radius_mm, compiled.knots[i].radius_mm);
  }
}

TEST(ShippedFiles, kneadd_names_files_that_are_there_and_resolves_them) {
  const auto loaded = load_daemon(test::source_dir() / "config/kneadd.toml");
  ASSERT_TRUE(loaded.has_value()) << to_lines(loaded.error());
  EXPECT_EQ(loaded->chair, test::source_dir() / "config/chairs/reference.toml");
  EXPECT_EQ(loaded->programmes, test::source_dir() / "config/programmes");
  EXPECT_EQ(loaded->socket, "/run/knead/kneadd.sock");
  EXPECT_EQ(loaded->default_condition, Condition::extrusion);
  EXPECT_FALSE(loaded->cpu.has_value());
}

TEST(ShippedFiles, scenarios_name_phases_of_the_classic_programme) {
  const auto classic = load_programme(test::source_dir() / "config/programmes/classic.toml");
  ASSERT_TRUE(classic.has_value());
  for (const auto& entry : fs::directory_iterator(test::source_dir() / "config/scenarios")) {
    const auto scenario = load_scenario(entry.path());
    ASSERT_TRUE(scenario.has_value());
    for (const ScenarioEvent& event : scenario->events) {
      const bool known = event.in_phase.empty() ||
                         std::ranges::any_of(classic->phases, [&event](const Phase& phase) {
                           return view(phase.name) == event.in_phase;
                         });
      EXPECT_TRUE(known) << entry.path() << " names phase " << event.in_phase;
    }
  }
}

TEST(ShippedFiles, the_releases_scenario_resumes_after_each_of_its_nine_causes) {
  const auto scenario = load_scenario(test::source_dir() / "config/scenarios/releases.toml");
  ASSERT_TRUE(scenario.has_value());
  const auto resumes = std::ranges::count(scenario->events, Action::resume, &ScenarioEvent::action);
  const auto pains =
      std::ranges::count(scenario->events, Action::hand_pain, &ScenarioEvent::action);
  EXPECT_EQ(resumes, 9);
  EXPECT_EQ(pains, 1) << "a second pain ends the session (CR-15)";
}

TEST(ShippedFiles, the_manual_is_what_the_declarations_say) {
  EXPECT_EQ(test::text_of(test::source_dir() / "docs/configuration.md"), configuration_page())
      << "run `knead-docs docs/configuration.md` and commit the page";
}

}  // namespace
}  // namespace knead::config
