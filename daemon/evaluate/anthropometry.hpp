// The sizes of measured people, for studies whose bodies shall be as different as people are.
// Set-up only; allocates.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "control/types/result.hpp"
#include "hal/sim/body.hpp"

namespace knead::evaluate {

/// People to draw bodies from. Copies share nothing; reading from several threads is safe.
class People {
 public:
  /// The simulator's own distribution: means and spreads of the survey, as hal/sim/body.hpp says.
  People() = default;
  /// A table with the columns sitting_c7, biacromial_breadth (mm) and weight_kg, one person a row;
  /// lines that begin with '#' are comments. Errors name the file, the line and the cure.
  [[nodiscard]] static Result<People> read(const std::filesystem::path& file);
  /// `anthropometry.csv` in $KNEAD_DATA_DIR if it is there, else the built-in distribution.
  [[nodiscard]] static Result<People> find();

  /// The body of this seed: the size of one measured person, the rest drawn.
  [[nodiscard]] sim::Body draw(std::uint64_t seed,
                               sim::Population population = sim::Population::healthy) const;
  /// Where the sizes come from, in words for a report.
  [[nodiscard]] const std::string& source() const { return source_; }

 private:
  std::vector<sim::MeasuredPerson> measured_;
  std::string source_ = "built-in distribution (means and spreads of ANSUR II)";
};

}  // namespace knead::evaluate
