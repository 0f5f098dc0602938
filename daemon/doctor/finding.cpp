#include "daemon/doctor/finding.hpp"

#include <algorithm>
#include <iterator>

namespace knead::doctor {

const char* name(Verdict verdict) {
  switch (verdict) {
    case Verdict::green:
      return "green";
    case Verdict::amber:
      return "amber";
    case Verdict::red:
      return "red";
  }
  return "?";
}

Verdict worst(const Findings& findings) {
  Verdict worst = Verdict::green;
  for (const Finding& finding : findings) {
    worst = std::max(worst, finding.verdict);
  }
  return worst;
}

void append(Findings& findings, Findings more) {
  findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
}

}  // namespace knead::doctor
