// Every shipped programme from its start to its rest, shortened, for people without complaints and
// with a hernia: nothing trips and no promise is broken.
#include <array>
#include <filesystem>
#include <set>
#include <string>

#include "sessions.hpp"

namespace knead::simulate {
namespace {

struct Case {
  std::string programme;
  std::string condition;
  double minutes = 7.0;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.programme << " for " << c.condition; }

/// Self-test and scan before the massage, and the beginning of the rest, whose ten minutes are the
/// same for all (programmes_test).
constexpr double kBesides_minutes = 1.0;

/// Between them every shipped programme.
const std::array kCases{
    Case{"acupressure", "healthy", 9.0},
    Case{"classic", "healthy", 8.0},
    Case{"hold", "healthy"},
    Case{"hydro_bubble", "healthy"},
    Case{"hydro_bubble", "extrusion"},
    Case{"hydro_jet", "healthy"},
    Case{"roller", "chronic_low_back_pain"},
    Case{"segmental_chest", "chronic_low_back_pain"},
    Case{"segmental_collar", "healthy"},
    Case{"segmental_lumbar", "chronic_low_back_pain"},
    Case{"segmental_neck_chest", "healthy"},
    Case{"slow_roll", "healthy"},
    Case{"therapeutic", "healthy", 9.0},
    Case{"therapeutic", "protrusion"},
    Case{"vibration_back", "healthy"},
    Case{"vibration_waist", "protrusion"},
};

class EveryProgramme : public testing::TestWithParam<Case> {};

TEST_P(EveryProgramme, CR_30_to_CR_38_runs_to_its_end_within_its_promises) {
  const SessionReport report =
      run_quietly(setup_of({.programme = GetParam().programme,
                            .minutes = GetParam().minutes,
                            .body = config_file("bodies/nominal.toml"),
                            .condition = GetParam().condition}),
                  from_seconds((GetParam().minutes + kBesides_minutes) * 60.0));
  std::set<std::string> phases;
  for (const auto& phase : report.scores.log.phases()) phases.insert(phase.name);
  EXPECT_TRUE(phases.contains("cool-down"));
  EXPECT_TRUE(phases.contains("rest")) << "the massage came to its end";
  EXPECT_FALSE(phases.contains("paused")) << "nothing tripped";
  EXPECT_EQ(report.invariants.violations, 0U) << report.invariants.first;
  EXPECT_EQ(report.scores.spine.figures().contacts, 0);
  EXPECT_EQ(report.scores.ceiling.figures().violations, 0);
  EXPECT_LE(report.scores.dose.figures().surface_highest_degc, 41.0);
}

INSTANTIATE_TEST_SUITE_P(OnABack, EveryProgramme, testing::ValuesIn(kCases), [](const auto& one) {
  return one.param.programme + "_" + one.param.condition;
});

TEST(EveryProgrammeFile, CR_30_to_CR_38_is_tried_above) {
  std::set<std::string> tried;
  for (const Case& c : kCases) tried.insert(c.programme);
  for (const auto& file : std::filesystem::directory_iterator(config_file("programmes"))) {
    EXPECT_TRUE(tried.contains(file.path().stem().string())) << file.path();
  }
}

}  // namespace
}  // namespace knead::simulate
