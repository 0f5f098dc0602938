// docs/simulator.md names every parameter of a body, every kind of fault and every population.
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <sstream>
#include <string>

#include "hal/sim/body.hpp"
#include "hal/sim/fault.hpp"

namespace knead::sim {
namespace {

std::string file(const std::string& path) {
  std::ifstream in(std::string(KNEAD_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(in) << path;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool names(const std::string& page, const std::string& word) {
  return page.find("`" + word + "`") != std::string::npos;
}

/// The name that a line like "  double weight_kg = 80.0;" declares; empty for other lines.
std::string member_of(const std::string& line) {
  const bool declares = line.size() > 2 && line.compare(0, 2, "  ") == 0 &&
                        std::isalpha(static_cast<unsigned char>(line[2])) != 0;
  const std::size_t value = line.find_first_of("={");
  if (!declares || value == std::string::npos) return {};
  const std::size_t last = line.find_last_not_of(' ', value - 1);
  const std::size_t before = line.find_last_of(' ', last);
  return line.substr(before + 1, last - before);
}

TEST(SimulatorManual, has_every_parameter_of_a_body_and_of_a_knot) {
  const std::string page = file("docs/simulator.md");
  const std::string header = file("hal/sim/body.hpp");
  const std::string structs =
      header.substr(header.find("struct Knot"),
                    header.find("enum class Population") - header.find("struct Knot"));
  std::istringstream lines(structs);
  int members = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::string member = member_of(line);
    if (member.empty()) continue;
    ++members;
    EXPECT_TRUE(names(page, member)) << member << " is not in docs/simulator.md";
  }
  EXPECT_GE(members, 55) << "this test no longer reads the header";
}

TEST(SimulatorManual, has_every_kind_of_fault) {
  const std::string page = file("docs/simulator.md");
  for (std::size_t k = 0; k < kFaultKinds; ++k) {
    const std::string kind(name(static_cast<FaultKind>(k)));
    EXPECT_TRUE(names(page, kind)) << kind;
  }
}

TEST(SimulatorManual, has_every_population) {
  const std::string page = file("docs/simulator.md");
  for (Population p : kAllPopulations) {
    EXPECT_TRUE(names(page, std::string(name(p)))) << name(p);
  }
}

}  // namespace
}  // namespace knead::sim
