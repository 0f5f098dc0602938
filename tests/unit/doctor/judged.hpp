// What every finding must keep, whatever it judges: a cure where it is not green, and only there.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "daemon/doctor/finding.hpp"

namespace knead::doctor {

/// The finding of that name, which is there once, with words in every field that it shows.
inline Finding judged(const Findings& findings, const std::string& check) {
  EXPECT_EQ(std::ranges::count(findings, check, &Finding::check), 1) << check;
  const auto found = std::ranges::find(findings, check, &Finding::check);
  if (found == findings.end()) return {};
  EXPECT_FALSE(found->group.empty() || found->found.empty() || found->limit.empty()) << check;
  EXPECT_EQ(found->cure.empty(), found->verdict == Verdict::green) << check << ": " << found->cure;
  return *found;
}

inline ::testing::AssertionResult all_green(const Findings& findings) {
  for (const Finding& finding : findings) {
    if (finding.verdict != Verdict::green) {
      return ::testing::AssertionFailure() << finding.check << ": " << finding.found;
    }
  }
  return findings.empty() ? ::testing::AssertionFailure() << "no findings"
                          : ::testing::AssertionSuccess();
}

}  // namespace knead::doctor
