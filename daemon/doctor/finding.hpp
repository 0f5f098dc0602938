// What one check of the doctor says: how it stands, what was found, what would be right, and what
// to type when it is not. Plain data; made once, shown as a table or as JSON.
#pragma once

#include <string>
#include <vector>

namespace knead::doctor {

/// green: as it should be. amber: the chair runs, and something is worse than it could be, or could
/// not be looked at. red: kneadd would not start, or would not keep its promises.
enum class Verdict { green, amber, red };

[[nodiscard]] const char* name(Verdict verdict);

/// A number behind a finding; the key says the unit ("free_mib", "p99_us").
struct Figure {
  std::string key{};
  double value = 0.0;
};

struct Finding {
  std::string group{};  ///< "kernel", "rights", ... as the table is divided
  std::string check{};  ///< "real-time priority"; unique within its group
  Verdict verdict = Verdict::green;
  std::string found{};  ///< what is there, in words
  std::string limit{};  ///< what would be green
  std::string cure{};   ///< commands to type, or what to change and where; empty when green
  std::vector<Figure> figures{};
};

using Findings = std::vector<Finding>;

/// The worst of them; green when there are none.
[[nodiscard]] Verdict worst(const Findings& findings);

/// Puts `more` behind `findings`.
void append(Findings& findings, Findings more);

}  // namespace knead::doctor
