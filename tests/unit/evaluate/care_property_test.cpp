// The care rules as properties of any intake, course and programme: what care prescribes and plans
// is held against the rules told a second time (care_law.hpp). No session is run here: those are
// `kneadctl evaluate care`.
#include <gtest/gtest.h>
// RapidCheck's macros are made of GoogleTest's.
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "control/care/prescribed_envelope.hpp"
#include "control/care/session_plan.hpp"
#include "daemon/evaluate/care.hpp"

namespace knead::evaluate {
namespace {

// The same cases every time, unless somebody asks for others (RC_PARAMS="seed=...
// max_success=...").
const int kFixed = setenv("RC_PARAMS", "seed=20260 max_success=300", 0);

const std::vector<config::FileText>& shipped() {
  static const auto texts = shipped_programmes(KNEAD_SOURCE_DIR "/config/programmes");
  if (!texts) throw std::runtime_error(config::to_lines(texts.error()));
  return *texts;
}

struct Drawn {
  CarePair pair;
  CareLaw law;
  care::Prescription prescription;
};

/// RapidCheck makes the number, the number makes the person: shrinking finds the smallest seed.
Drawn drawn(std::uint32_t number) {
  CarePair pair = draw_pair(1ULL + number, shipped());
  const CareLaw law = law_for(pair.answers, pair.course, pair.today);
  const auto prescription =
      care::prescribe(pair.answers, pair.course, care::kCompiledCaps, pair.today);
  return {std::move(pair), law, prescription};
}

RC_GTEST_PROP(CareProperty, CR_01_CR_02_CR_06_CR_40_whoever_may_not_be_massaged_is_refused,
              (std::uint32_t number)) {
  const Drawn d = drawn(number);
  RC_CLASSIFY(d.law.refuses);
  if (d.law.refuses) {
    RC_ASSERT_FALSE(d.prescription.allowed());
    RC_ASSERT(care::envelope_of(d.prescription).massage_time == Duration::zero());
  }
}

RC_GTEST_PROP(CareProperty, CR_03_CR_04_CR_05_CR_08_CR_12_no_zone_is_prescribed_more_than_its_law,
              (std::uint32_t number)) {
  const Drawn d = drawn(number);
  const Envelope envelope = care::envelope_of(d.prescription);
  for (const Zone zone : kAllZones) {
    const ZoneLaw& law = d.law.at(zone);
    const ZoneLimits& given = envelope.at(zone);
    const double left_out = law.left_out ? 0.0 : 1.0;
    RC_ASSERT(given.force.value() <= law.force.value() * left_out + 1e-9);
    RC_ASSERT(given.jet.value() <= law.jet.value() * left_out + 1e-9);
  }
  RC_ASSERT(envelope.comfort_ceiling <= d.law.comfort);
  RC_ASSERT(seconds(envelope.massage_time) <= d.law.minutes * 60.0 + 1e-9);
}

RC_GTEST_PROP(CareProperty, CR_04_CR_16_only_techniques_that_the_law_allows_are_prescribed,
              (std::uint32_t number)) {
  const Drawn d = drawn(number);
  const Envelope envelope = care::envelope_of(d.prescription);
  for (const Zone zone : kAllZones) {
    for (std::size_t i = 0; i < kTechniques; ++i) {
      const auto technique = static_cast<Technique>(i);
      if (!envelope.at(zone).techniques.contains(technique)) continue;
      RC_ASSERT(d.law.at(zone).allows(technique));
      RC_ASSERT(!d.law.hernia || technique != Technique::tapping);
    }
  }
}

RC_GTEST_PROP(CareProperty, CR_10_CR_18_CR_19_every_plan_warms_up_cools_down_and_keeps_its_time,
              (std::uint32_t number)) {
  const Drawn d = drawn(number);
  const Envelope envelope = care::envelope_of(d.prescription);
  const care::PlanResult result = care::plan_session(d.pair.programme, envelope, d.pair.minutes);
  RC_CLASSIFY(result.refusal == Refusal::none);
  if (result.refusal != Refusal::none) return;
  const auto& phases = result.plan.phases;
  Duration all{};
  Duration warm_up{};
  bool worked = false;
  for (const care::PlannedPhase& phase : phases) {
    RC_ASSERT(phase.start == all);
    RC_ASSERT(phase.length > Duration::zero());
    all += phase.length;
    worked = worked || phase.phase.kind == PhaseKind::work;
    if (phase.phase.kind == PhaseKind::warm_up && !phase.palpation) {
      RC_ASSERT_FALSE(worked);
      warm_up += phase.length;
    }
  }
  RC_ASSERT(seconds(warm_up) >= 180.0);
  const Phase& last = phases[phases.size() - 1].phase;
  RC_ASSERT(last.kind == PhaseKind::cool_down);
  RC_ASSERT(last.technique == Technique::stroking || last.technique == Technique::none);
  RC_ASSERT(seconds(all) <= d.law.minutes * 60.0 + 0.1);
  RC_ASSERT(result.plan.rest_time >= 10min && result.plan.rest_time <= 20min);
}

TEST(CarePair, is_drawn_again_the_same_and_otherwise_another) {
  const CarePair once = draw_pair(7, shipped());
  const CarePair again = draw_pair(7, shipped());
  EXPECT_EQ(once.source, again.source);
  EXPECT_EQ(once.minutes, again.minutes);
  EXPECT_EQ(once.deeds.size(), again.deeds.size());
  EXPECT_NE(once.minutes, draw_pair(8, shipped()).minutes);
}

TEST(CarePair, meets_people_who_may_and_who_may_not_and_programmes_as_shipped_and_varied) {
  int refused = 0;
  int varied = 0;
  constexpr int kDrawn = 200;
  for (int i = 1; i <= kDrawn; ++i) {
    const CarePair pair = draw_pair(static_cast<std::uint64_t>(i), shipped());
    refused += law_for(pair.answers, pair.course, pair.today).refuses ? 1 : 0;
    varied += pair.source.ends_with("varied") ? 1 : 0;
  }
  EXPECT_GT(refused, kDrawn / 20);
  EXPECT_LT(refused, kDrawn / 2);
  EXPECT_GT(varied, kDrawn / 10);
  EXPECT_LT(varied, kDrawn * 9 / 10);
}

}  // namespace
}  // namespace knead::evaluate
