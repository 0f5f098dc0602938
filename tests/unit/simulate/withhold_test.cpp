#include "daemon/simulate/withhold.hpp"

#include <gtest/gtest.h>

#include "daemon/simulate/report_json.hpp"

namespace knead::simulate {
namespace {

namespace json = boost::json;

constexpr bridge::TruthParts kAll{.rollers = true,
                                  .spine = true,
                                  .guarding = true,
                                  .person_caused = true,
                                  .jets = true,
                                  .surface = true};

json::object report_with(const std::string& plant, const bridge::TruthParts& known) {
  SessionSetup setup;
  setup.programmes.push({});
  SessionReport report;
  report.plant = plant;
  report.known = known;
  return report_json(setup, report);
}

TEST(Withhold, leaves_the_report_of_a_simulated_person_alone) {
  const json::object report = report_with("", kAll);
  EXPECT_FALSE(report.contains("withheld"));
  EXPECT_TRUE(report.at("invariants").is_object());
}

TEST(Withhold, withholds_only_the_simulated_chairs_invariants_from_a_plant_that_tells_all) {
  const json::object report = report_with("mine", kAll);
  EXPECT_EQ(report.at("body"), "plant mine");
  EXPECT_TRUE(report.at("invariants").is_null());
  EXPECT_EQ(report.at("withheld").as_object().size(), 1U);
  for (const auto& [key, value] : report.at("force").as_object()) {
    EXPECT_FALSE(value.is_null()) << key;
  }
}

TEST(Withhold, a_session_that_was_refused_has_no_figures) {
  SessionSetup setup;
  setup.programmes.push({});
  SessionReport refused;
  refused.known = kAll;
  refused.outcome = Outcome::refused;
  refused.refusal = Refusal::too_short;
  const json::object report = report_json(setup, refused);
  const std::string why(report.at("refused_because").as_string());
  EXPECT_NE(why.find("too few minutes"), std::string::npos) << why;
  for (const char* section : {"force", "release", "distress", "spine", "dose", "jets", "heat"}) {
    ASSERT_FALSE(report.at(section).as_object().empty()) << section;
    for (const auto& [key, value] : report.at(section).as_object()) {
      EXPECT_TRUE(value.is_null()) << section << '.' << key;
    }
    EXPECT_EQ(report.at("withheld").at(section), "the session was refused");
  }
}

TEST(Withhold, a_plant_without_truth_has_no_figure_that_needs_it) {
  const json::object report = report_with("mine", {});
  for (const char* section : {"distress", "dose", "jets", "heat", "person"}) {
    EXPECT_TRUE(report.at(section).is_null()) << section;
    EXPECT_TRUE(report.at("withheld").as_object().contains(section)) << section;
  }
  EXPECT_TRUE(report.at("force").at("max_n").is_null());
  EXPECT_TRUE(report.at("spine").at("contacts").is_null());
  EXPECT_TRUE(report.at("release").at("worst_ms").is_null());
  // What the controller knows by itself stays.
  EXPECT_TRUE(report.at("force").at("ceiling_n").is_number());
  EXPECT_TRUE(report.at("release").at("count").is_number());
  EXPECT_TRUE(report.at("reasons").is_object());
}

TEST(Withhold, names_the_parts_that_would_make_a_figure_known) {
  bridge::TruthParts no_person = kAll;
  no_person.person_caused = false;
  const json::object report = report_with("mine", no_person);
  EXPECT_TRUE(report.at("force").at("ceiling_violations").is_null());
  EXPECT_TRUE(report.at("force").at("max_n").is_number());
  EXPECT_EQ(report.at("withheld").at("force"), "the plant does not tell TRUTH_PART_PERSON_CAUSED");
  EXPECT_EQ(untold(no_person), std::vector<std::string_view>{"TRUTH_PART_PERSON_CAUSED"});
}

}  // namespace
}  // namespace knead::simulate
