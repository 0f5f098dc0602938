#include "daemon/evaluate/care_law.hpp"

#include <algorithm>

namespace knead::evaluate {

namespace {

using care::Diagnosis;
using care::Question;

/// Where a zone answer points; an unnamed place may be any (CR-02, CR-03, CR-06).
template <class Act>
void where(const care::Answers& answers, Question question, bool all_if_unnamed, Act act) {
  const care::ZoneSet named = answers.zones(question);
  for (const Zone zone : kAllZones) {
    if (named.contains(zone) || (all_if_unnamed && named.empty())) act(zone);
  }
}

void at_most(ZoneLaw& zone, double force_n, double jet_kpa) {
  zone.force = std::min(zone.force, Newton(force_n));
  zone.jet = std::min(zone.jet, Kilopascal(jet_kpa));
}

/// Where and when: asked only of who has it. Everything else is asked of everybody.
bool to_be_answered(const care::Answers& a, Question question) {
  if (question == Question::hernia_zones) return a.diagnosis() && care::is_hernia(*a.diagnosis());
  if (question == Question::skin_zones) return a.yes(Question::skin);
  const bool of_surgery = question == Question::surgery_day || question == Question::surgery_zones;
  return !of_surgery || a.yes(Question::surgery);
}

/// CR-02, CR-01: anything that speaks against it, whoever says it.
bool prohibited(const care::Answers& a, care::Day today) {
  for (const care::QuestionRow& row : care::question_table()) {
    if (row.asked == care::Asked::preparation) continue;
    if (!a.given(row.question) && to_be_answered(a, row.question)) return true;
    const bool of_today = row.asked == care::Asked::today && row.kind == care::AnswerKind::yes_no;
    if (of_today && row.rule == Rule::cr02 && row.question != Question::skin &&
        a.yes(row.question)) {
      return true;
    }
  }
  const care::ZoneSet skin = a.zones(Question::skin_zones);
  const bool whole_skin = skin.empty() || skin == care::ZoneSet::all();
  if (a.yes(Question::skin) && whole_skin) return true;
  if (a.number(Question::pain).value_or(0) >= 8) return true;
  if (a.diagnosis() == Diagnosis::sequestration) return true;
  return a.yes(Question::surgery) && a.day(Question::surgery_day) &&
         today < *a.day(Question::surgery_day) + std::chrono::days(14);
}

/// CR-40: a course that is over, in the three weeks after it; and never twice on one day.
bool course_refuses(const care::Course& course, care::Day today) {
  if (!course.last) return false;
  if (today == *course.last) return true;
  return course.done >= course.planned && today < *course.last + std::chrono::days(21);
}

struct Stage {
  double force_n;
  double jet_kpa;
  double minutes;
  bool stroking_only;
};

/// CR-03.
Stage stage_of(Diagnosis diagnosis) {
  switch (diagnosis) {
    case Diagnosis::none:
      return {80, 250, 40, false};
    case Diagnosis::low_back_pain:
    case Diagnosis::hernia_initial:
      return {60, 150, 20, false};
    case Diagnosis::protrusion:
      return {25, 100, 15, false};
    case Diagnosis::prolapse:
    case Diagnosis::extrusion:
    case Diagnosis::sequestration:
    case Diagnosis::hernia_unknown:
      return {10, 50, 10, true};
  }
  return {0, 0, 0, true};
}

void heed_hernia(const care::Answers& a, Diagnosis diagnosis, CareLaw& law) {
  law.hernia = true;
  for (ZoneLaw& zone : law.zones) at_most(zone, 60, 150);
  std::array<bool, kRegions> affected{};
  where(a, Question::hernia_zones, true, [&](Zone z) { affected[index(z.region)] = true; });
  const auto has = [&](Region r) { return affected[index(r)]; };
  const bool low = has(Region::lumbar) || has(Region::sacral);
  // CR-17: what is joined to the nerve is treated as carefully.
  const std::array<bool, kRegions> careful{
      has(Region::cervical), has(Region::thoracic) || has(Region::cervical), low, low};
  const Stage stage = stage_of(diagnosis);
  for (const Zone z : kAllZones) {
    ZoneLaw& zone = law.zones[index(z)];
    if (careful[index(z.region)]) {
      at_most(zone, stage.force_n, stage.jet_kpa);
      zone.stroking_only = zone.stroking_only || stage.stroking_only;
    }
    if (low && (z.region == Region::lumbar || z.region == Region::sacral)) {  // CR-04
      at_most(zone, 10, 50);
      zone.gentle_only = true;
    }
  }
  if (low) law.minutes = std::min(law.minutes, 30.0);  // CR-19
}

}  // namespace

bool ZoneLaw::allows(Technique technique) const {
  if (technique == Technique::none) return true;
  if (left_out) return false;
  if (stroking_only) return technique == Technique::stroking;
  return !gentle_only || technique == Technique::stroking || technique == Technique::rubbing ||
         technique == Technique::vibration;
}

CareLaw law_for(const care::Answers& a, const care::Course& course, care::Day today) {
  CareLaw law;
  law.refuses = prohibited(a, today) || course_refuses(course, today);
  const Diagnosis diagnosis = a.diagnosis().value_or(Diagnosis::hernia_unknown);
  const Stage stage = stage_of(diagnosis);
  law.minutes = stage.minutes;
  if (care::is_hernia(diagnosis)) {
    heed_hernia(a, diagnosis, law);
  } else {
    for (ZoneLaw& zone : law.zones) at_most(zone, stage.force_n, stage.jet_kpa);
  }
  where(a, Question::schmorl_zones, false, [&](Zone z) {  // CR-05: the level, so both sides
    law.hernia = true;
    for (const Side side : kBothSides) at_most(law.zones[index(Zone{z.region, side})], 25, 100);
  });
  const auto gentle = [&](Zone z) {
    at_most(law.zones[index(z)], 10, 50);
    law.zones[index(z)].gentle_only = true;
  };
  if (a.yes(Question::surgery)) {  // of a hernia (CR-06), which nothing taps (CR-16, CR-33)
    law.hernia = true;
    where(a, Question::surgery_zones, true, gentle);
  }
  where(a, Question::scar_zones, false, gentle);
  if (a.yes(Question::skin)) {
    where(a, Question::skin_zones, false, [&](Zone z) { law.zones[index(z)].left_out = true; });
  }
  for (const Side side : kBothSides)
    at_most(law.zones[index(Zone{Region::cervical, side})], 8, 250);
  if (course.done < 3) {  // CR-12, CR-19
    const double share = std::array{0.60, 0.75, 0.90}[static_cast<std::size_t>(course.done)];
    const double most = std::array{10.0, 12.0, 15.0}[static_cast<std::size_t>(course.done)];
    for (ZoneLaw& zone : law.zones) zone.force *= share;
    law.minutes = std::min(law.minutes, most);
  }
  law.comfort = a.comfort_ceiling().value_or(Newton(80.0));
  return law;
}

}  // namespace knead::evaluate
