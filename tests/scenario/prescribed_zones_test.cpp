// What care prescribes for a zone, held against the truth of a whole simulated session: a wound
// that is left out, a hernia of the lower back.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "control/care/prescribed_envelope.hpp"
#include "daemon/cycle/cycle.hpp"
#include "hal/sim/sim_chair.hpp"
#include "sessions.hpp"

namespace knead::simulate {
namespace {

using care::Answers;
using care::Question;
using care::ZoneSet;

constexpr std::uint64_t kSeed = 7;
constexpr Zone kLeftLoin{Region::lumbar, Side::left};

std::int32_t bits(ZoneSet zones) { return static_cast<std::int32_t>(zones.bits()); }

/// No to everything but the diagnosis.
Answers well(care::Diagnosis diagnosis) {
  Answers answers;
  for (const care::QuestionRow& asked : care::question_table()) {
    if (asked.kind != care::AnswerKind::day) answers.set(asked.question, 0);
  }
  answers.set(Question::diagnosis, static_cast<std::int32_t>(diagnosis));
  return answers;
}

Envelope prescribed(const Answers& answers) {
  constexpr care::Course kInTheMiddle{.planned = 10, .done = 5};
  const care::Prescription prescription =
      care::prescribe(answers, kInTheMiddle, care::kCompiledCaps, care::Day{});
  EXPECT_TRUE(prescription.allowed());
  return care::envelope_of(prescription);
}

/// The highest that each zone was truly given. Zones lie where the body has them; within what the
/// scan may be off from a border nobody can say which one it is.
struct Given {
  std::array<double, kZones> force_n{};
  std::array<double, kZones> reach_mm{};  ///< how far out an arm was, whoever moved
  std::array<double, kMaxJets> nozzle_kpa{};
  std::array<double, kHeatZones> duty{};
  std::vector<ReasonEvent> events{};
  Outcome outcome = Outcome::none;
  Refusal refusal = Refusal::none;
  std::uint64_t violations = 0;
};

/// Classic, `minutes` long, on the nominal body.
Given massage(const Envelope& envelope, double minutes) {
  constexpr Millimetre kScanOff{15.0};
  const SessionSetup setup =
      setup_of({.programme = "classic", .seed = kSeed, .body = config_file("bodies/nominal.toml")});
  const RegionBorders borders = sim::region_borders(setup.body);
  sim::SimChair chair(setup.chair, setup.body, kSeed);
  Controller controller(setup.chair, Calibration{}, setup.config.control, setup.programmes);
  safety::Gate gate(setup.chair, Calibration{}, setup.config.limits);
  daemon::Cycle cycle(chair, controller, gate);
  chair.sit_down();

  Given given;
  const Request start{.id = 1,
                      .kind = RequestKind::start,
                      .programme = setup.programme,
                      .prescribed = envelope,
                      .minutes = minutes};
  TimePoint now{};
  for (int ms = 0; ms < 40 * 60'000; ++ms, now += kCyclePeriod) {
    const std::size_t says = ms == 2000 ? 1 : 0;
    static_cast<void>(cycle.run(now, 1, {&start, says}, [](const daemon::CycleRecord&) {}));
    const daemon::CycleRecord& record = cycle.record();
    const sim::Truth& truth = chair.truth();
    for (const Answer& answer : record.step.answers) given.refusal = answer.refusal;
    for (const ReasonEvent& event : record.step.events) given.events.push_back(event);
    const Region region = borders.region_at(truth.carriage);
    const bool near_a_border = borders.region_at(truth.carriage - kScanOff) != region ||
                               borders.region_at(truth.carriage + kScanOff) != region;
    for (const Side side : kBothSides) {
      if (near_a_border) continue;
      double& reach = given.reach_mm[index(Zone{region, side})];
      reach = std::max(reach, truth.depth[index(side)].value());
      if (truth.person_caused) continue;
      double& most = given.force_n[index(Zone{region, side})];
      most = std::max(most, truth.force[index(side)].value());
    }
    for (std::size_t i = 0; i < kMaxJets; ++i) {
      given.nozzle_kpa[i] = std::max(given.nozzle_kpa[i], truth.nozzle[i].value());
    }
    for (std::size_t i = 0; i < kHeatZones; ++i) {
      given.duty[i] = std::max(given.duty[i], record.written.heat[i].value());
    }
    const SessionState state = record.step.snapshot.state;
    given.outcome = record.step.snapshot.outcome;
    if (ms > 10'000 && (state == SessionState::rest || state == SessionState::ended)) break;
  }
  given.violations = chair.invariants().violations;
  return given;
}

bool told(const Given& given, Reason reason, Zone zone, Rule rule) {
  return std::ranges::any_of(given.events, [&](const ReasonEvent& event) {
    return event.reason == reason && event.channel == zone_channel(zone) && rule_of(event) == rule;
  });
}

TEST(PrescribedZones, CR_02_nothing_presses_sprays_or_heats_in_a_zone_with_a_wound) {
  Answers answers = well(care::Diagnosis::low_back_pain);
  answers.set(Question::skin, 1);
  answers.set(Question::skin_zones, bits(ZoneSet{}.with(kLeftLoin)));
  const Given given = massage(prescribed(answers), 8.0);
  ASSERT_EQ(given.refusal, Refusal::none);
  EXPECT_EQ(given.outcome, Outcome::none) << "it came to its rest";
  EXPECT_EQ(given.violations, 0U);
  EXPECT_EQ(given.force_n[index(kLeftLoin)], 0.0);
  EXPECT_LT(given.reach_mm[index(kLeftLoin)], 1.0) << "where no cough meets it";
  EXPECT_GT(given.force_n[index(Zone{Region::lumbar, Side::right})], 8.0);
  EXPECT_GT(given.force_n[index(Zone{Region::thoracic, Side::left})], 8.0);
  EXPECT_LT(given.nozzle_kpa[0], 1.0) << "jet 0 is the left one at the loin";
  EXPECT_GT(given.nozzle_kpa[1], 20.0);
  EXPECT_EQ(given.duty[0], 0.0) << "the lowest pad lies behind both loins";
  EXPECT_GT(given.duty[2], 0.1);
  EXPECT_TRUE(told(given, Reason::zone_left_out, kLeftLoin, Rule::cr02));
}

TEST(PrescribedZones, CR_04_with_a_lumbar_hernia_loin_and_sacrum_are_given_ten_newtons_at_most) {
  Answers answers = well(care::Diagnosis::hernia_initial);
  answers.set(Question::hernia_zones, bits(ZoneSet{}.with(Region::lumbar)));
  const Given given = massage(prescribed(answers), 12.0);
  ASSERT_EQ(given.refusal, Refusal::none);
  EXPECT_EQ(given.violations, 0U);
  double blades_n = 0.0;
  for (const Side side : kBothSides) {
    for (const Region region : {Region::lumbar, Region::sacral}) {
      // The gate's margin (1 N) before it yields.
      EXPECT_LE(given.force_n[index(Zone{region, side})], 11.0) << name(region);
      EXPECT_GT(given.force_n[index(Zone{region, side})], 3.0) << name(region);
      EXPECT_TRUE(told(given, Reason::zone_ceiling, {region, side}, Rule::cr04)) << name(region);
    }
    blades_n = std::max(blades_n, given.force_n[index(Zone{Region::thoracic, side})]);
  }
  EXPECT_GT(blades_n, 15.0) << "the hernia does not hold the rest of the back back";
}

}  // namespace
}  // namespace knead::simulate
