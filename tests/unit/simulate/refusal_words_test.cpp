#include "daemon/simulate/refusal_words.hpp"

#include <gtest/gtest.h>

namespace knead::simulate {
namespace {

Phase phase(PhaseKind kind, double minutes, double share) {
  Phase p;
  p.kind = kind;
  p.technique = Technique::stroking;
  p.regions.push(Region::lumbar);
  p.min_minutes = minutes;
  p.share = share;
  return p;
}

TEST(RefusalWords, tell_how_many_minutes_would_have_been_enough) {
  SessionSetup setup;
  Programme programme;
  programme.phases.push(phase(PhaseKind::warm_up, 3.0, 0.0));
  programme.phases.push(phase(PhaseKind::work, 0.0, 1.0));
  programme.phases.push(phase(PhaseKind::cool_down, 2.0, 0.0));
  setup.programmes.push(programme);
  const std::string words = refusal_words(setup, Refusal::too_short);
  EXPECT_NE(words.find("it takes 6.1 minutes or more"), std::string::npos) << words;
}

TEST(RefusalWords, leave_the_others_as_they_are) {
  EXPECT_EQ(refusal_words(SessionSetup{}, Refusal::not_seated), text(Refusal::not_seated));
}

}  // namespace
}  // namespace knead::simulate
