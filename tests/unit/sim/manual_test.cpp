// docs/simulator.md names every parameter of a body, every kind of fault and every population.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>
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

TEST(SimulatorManual, has_every_parameter_of_a_body_and_of_a_knot) {
  const std::string page = file("docs/simulator.md");
  const std::string header = file("hal/sim/body.hpp");
  const std::string structs =
      header.substr(header.find("struct Knot"),
                    header.find("enum class Population") - header.find("struct Knot"));
  const std::regex member(R"(\n  [A-Za-z][A-Za-z0-9_:<>, ]* ([a-z0-9_]+)(\{[^;]*\}| = [^;]+);)");
  int members = 0;
  for (std::sregex_iterator it(structs.begin(), structs.end(), member), end; it != end; ++it) {
    ++members;
    EXPECT_TRUE(names(page, (*it)[1])) << (*it)[1] << " is not in docs/simulator.md";
  }
  EXPECT_GE(members, 45) << "the expression no longer reads the header";
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
  for (Population p :
       {Population::healthy, Population::chronic_low_back_pain, Population::protrusion,
        Population::extrusion, Population::softest, Population::stiffest}) {
    EXPECT_TRUE(names(page, std::string(name(p)))) << name(p);
  }
}

}  // namespace
}  // namespace knead::sim
