#include "control/care/prescription.hpp"

#include "control/care/condition_caps.hpp"
#include "control/care/stage.hpp"

namespace knead::care {

namespace {

/// CARE_RULES "assumed": level after surgery, on scars and with a lumbar hernia; its other caps are
/// those of the gentlest condition, whose force is the same.
constexpr Newton kGentle{10.0};
/// CARE_RULES "assumed": Schmorl's level.
constexpr Newton kSchmorl{25.0};
constexpr std::chrono::days kAfterSurgery{14};  ///< CR-06
constexpr Duration kLumbarHerniaTime = 30min;   ///< CR-19
/// The arm reaches so far before it presses on the furthest back (condition_caps.cpp): only what
/// lies beyond is depth of the massage.
constexpr Millimetre kFurthestSurface{40.0};
/// Severe on a scale of 0 to 10. Assumed, after Boonstra 2016 (chronic musculoskeletal pain).
constexpr std::int32_t kSeverePain = 8;

/// CR-04 "power techniques": assumed to be all that press, shear or pull on purpose.
constexpr TechniqueSet kGentleTechniques = TechniqueSet{}
                                               .with(Technique::none)
                                               .with(Technique::stroking)
                                               .with(Technique::rubbing)
                                               .with(Technique::vibration);

/// CR-16: with a hernia nothing strikes, anywhere.
constexpr TechniqueSet kNothingThatStrikes = [] {
  TechniqueSet set;
  for (std::size_t i = 0; i < kTechniques; ++i) {
    const auto technique = static_cast<Technique>(i);
    if (!percussive(technique)) set = set.with(technique);
  }
  return set;
}();

/// What an answer yes forbids altogether (CR-02), emergencies first. Skin is apart: it may concern
/// some zones only. Of implants and pregnancy the rule is silent, so that they forbid is assumed.
constexpr std::array kProhibitions{
    Question::saddle_numbness,
    Question::bladder_bowel,
    Question::growing_weakness,
    Question::implant,
    Question::anticoagulants,
    Question::pregnancy,
    Question::acute_stage,
    Question::acute_hernia_pain,
    Question::severe_pain,
    Question::heart_failure,
    Question::infection,
    Question::fever,
    Question::high_blood_pressure,
    Question::blood_disease,
    Question::bone_infection,
    Question::thrombosis,
    Question::oncology,
    Question::menstruation,
    Question::vertebral_fracture,
    Question::osteoporosis,
    Question::pelvic_infection,
    Question::other_pathology,
};

/// CR-17: the regions that belong to an affected one are treated as carefully.
ZoneSet with_linked(ZoneSet zones) {
  ZoneSet all;
  for (const Zone zone : kAllZones) {
    if (!zones.touches(zone.region)) continue;
    all = all.with(zone.region);
    switch (zone.region) {
      case Region::cervical:
        all = all.with(Region::thoracic);  // the shoulders
        break;
      case Region::lumbar:
        all = all.with(Region::sacral);  // and the hips
        break;
      case Region::sacral:
        all = all.with(Region::lumbar);
        break;
      case Region::thoracic:
        break;
    }
  }
  return all;
}

class Prescriber {
 public:
  Prescriber(const Answers& answers, const Course& course, const ChairCaps& chair, Day today)
      : answers_(answers), course_(course), chair_(chair), today_(today) {}

  Prescription prescribe() {
    object_to_open_questions();
    begin_with_the_chair();
    heed_the_diagnosis();
    heed_sore_zones();
    heed_schmorl();
    heed_surgery();
    heed_impact();
    heed_scars();
    heed_prohibitions();
    heed_skin();
    heed_the_neck();
    heed_the_course();
    heed_the_person();
    return result_;
  }

 private:
  void object(Objection objection) { result_.objections.push(objection); }
  void object_to(Question question) { object({.rule = row(question).rule, .question = question}); }

  void object_to_open_questions() {
    if (const auto open = answers_.first_open()) {
      object({.rule = Rule::cr01, .question = open, .unanswered = true});
    }
  }

  void begin_with_the_chair() {
    for (ZoneCaps& caps : result_.zones) {
      caps.force.value = chair_.force;
      caps.contact_pressure.value = chair_.contact_pressure;
      caps.jet.value = chair_.jet;
      caps.depth.value = chair_.depth;
      caps.surface.value = chair_.surface;
      caps.techniques = TechniqueSet::all();
    }
    result_.massage_time.value = caps_for(Condition::healthy).massage_time;
  }

  void lower(ZoneCaps& caps, const ConditionCaps& to, Rule rule) {
    caps.force.lower(to.force, rule);
    caps.contact_pressure.lower(to.contact_pressure, rule);
    caps.jet.lower(to.jet, rule);
    caps.depth.lower(to.depth, rule);
    leave_techniques(caps, to.techniques, rule);
  }

  static void leave_techniques(ZoneCaps& caps, TechniqueSet allowed, Rule rule) {
    TechniqueSet both;
    bool taken = false;
    for (std::size_t i = 0; i < kTechniques; ++i) {
      const auto technique = static_cast<Technique>(i);
      if (!caps.techniques.contains(technique)) continue;
      if (allowed.contains(technique)) {
        both = both.with(technique);
      } else {
        taken = true;
      }
    }
    caps.techniques = both;
    if (taken) caps.techniques_by = rule;
  }

  void make_gentle(ZoneCaps& caps, Rule rule) {
    const ConditionCaps& gentlest = caps_for(Condition::extrusion);
    caps.force.lower(kGentle, rule);
    caps.contact_pressure.lower(gentlest.contact_pressure, rule);
    caps.jet.lower(gentlest.jet, rule);
    caps.depth.lower(gentlest.depth, rule);
    leave_techniques(caps, kGentleTechniques, rule);
  }

  /// Zones that were named, or the whole back where none was.
  [[nodiscard]] ZoneSet named_or_all(Question question) const {
    const ZoneSet zones = answers_.zones(question);
    return zones.empty() ? ZoneSet::all() : zones;
  }

  template <class Act>
  void for_each(ZoneSet zones, Act act) {
    for (const Zone zone : kAllZones) {
      if (zones.contains(zone)) act(result_.zones[index(zone)]);
    }
  }

  /// CR-19, whatever the hernia is: of a disc, of a vertebra, or one that was operated on.
  void limit_time_on_the_loin(ZoneSet hernia) {
    if (hernia.touches(Region::lumbar) || hernia.touches(Region::sacral)) {
      result_.massage_time.lower(kLumbarHerniaTime, Rule::cr19);
    }
  }

  void heed_the_diagnosis() {
    const Diagnosis diagnosis = answers_.diagnosis().value_or(Diagnosis::hernia_unknown);
    if (diagnosis == Diagnosis::sequestration) {
      object({.rule = Rule::cr03, .question = Question::diagnosis});
    }
    const ConditionCaps& stage = caps_for(stage_of(diagnosis));
    result_.massage_time.lower(stage.massage_time, Rule::cr03);
    if (!is_hernia(diagnosis)) {
      for_each(ZoneSet::all(), [&](ZoneCaps& caps) { lower(caps, stage, Rule::cr03); });
      return;
    }
    // Beside the affected region the back of somebody with a hernia is a sore back.
    const ConditionCaps& sore = caps_for(Condition::chronic_low_back_pain);
    for_each(ZoneSet::all(), [&](ZoneCaps& caps) { lower(caps, sore, Rule::cr03); });
    const ZoneSet named = named_or_all(Question::hernia_zones);
    const ZoneSet affected = with_linked(named);
    for_each(affected, [&](ZoneCaps& caps) { lower(caps, stage, Rule::cr03); });
    result_.hernia = true;
    result_.lumbar_hernia = named.touches(Region::lumbar) || named.touches(Region::sacral);
    if (result_.lumbar_hernia) {
      const ZoneSet low = ZoneSet{}.with(Region::lumbar).with(Region::sacral);
      for_each(low, [&](ZoneCaps& caps) { make_gentle(caps, Rule::cr04); });
    }
    limit_time_on_the_loin(named);
  }

  /// CR-17. An unnamed place gives no direction in which to move time.
  void heed_sore_zones() {
    for (const Question question : {Question::hernia_zones, Question::sore_zones}) {
      if (!answers_.applies(question)) continue;
      for (const Zone zone : kAllZones) {
        if (answers_.zones(question).contains(zone)) result_.affected[index(zone.region)] = true;
      }
    }
  }

  void heed_schmorl() {
    const ZoneSet zones = answers_.zones(Question::schmorl_zones);
    if (zones.empty()) return;
    const ConditionCaps& careful = caps_for(Condition::protrusion);
    result_.hernia = true;
    limit_time_on_the_loin(zones);
    for (const Zone zone : kAllZones) {
      if (!zones.touches(zone.region)) continue;
      ZoneCaps& caps = result_.zones[index(zone)];
      caps.force.lower(kSchmorl, Rule::cr05);
      caps.contact_pressure.lower(careful.contact_pressure, Rule::cr05);
      caps.jet.lower(careful.jet, Rule::cr05);
      caps.depth.lower(careful.depth, Rule::cr05);
    }
  }

  void heed_surgery() {
    if (!answers_.yes(Question::surgery)) return;
    result_.hernia = true;  // what was operated on may come again: it is spared like one
    const auto day = answers_.day(Question::surgery_day);
    if (!day) return;  // open, and objected to already
    if (const Day from = *day + kAfterSurgery; today_ < from) {
      object({.rule = Rule::cr06, .question = Question::surgery_day, .possible_from = from});
    }
    const ZoneSet zones = named_or_all(Question::surgery_zones);
    for_each(zones, [&](ZoneCaps& caps) { make_gentle(caps, Rule::cr06); });
    limit_time_on_the_loin(zones);
  }

  /// CR-05, CR-16, CR-33. A blow is felt beyond the zone that it falls on.
  void heed_impact() {
    if (!result_.hernia) return;
    for_each(ZoneSet::all(),
             [&](ZoneCaps& caps) { leave_techniques(caps, kNothingThatStrikes, Rule::cr16); });
  }

  void heed_scars() {
    for_each(answers_.zones(Question::scar_zones),
             [&](ZoneCaps& caps) { make_gentle(caps, Rule::cr02); });
  }

  void heed_prohibitions() {
    for (const Question question : kProhibitions) {
      // Also one that was not asked for: who says so says so.
      if (answers_.yes(question)) object_to(question);
    }
    if (answers_.number(Question::pain).value_or(0) >= kSeverePain) {
      object({.rule = Rule::cr02, .question = Question::pain});
    }
  }

  void heed_skin() {
    if (!answers_.yes(Question::skin)) return;
    const ZoneSet zones = answers_.zones(Question::skin_zones);
    if (zones.empty() || zones == ZoneSet::all()) {
      object({.rule = Rule::cr02, .question = Question::skin});
    }
    for_each(zones, [](ZoneCaps& caps) { caps.left_out_by = Rule::cr02; });
  }

  void heed_the_neck() {
    const ZoneSet neck = ZoneSet{}.with(Region::cervical);
    for_each(neck, [](ZoneCaps& caps) { caps.force.lower(kNeckCeiling, Rule::none); });
  }

  void heed_the_course() {
    const CourseToday today = course_today(course_, today_);
    if (today.refused_by != Rule::none) {
      object({.rule = today.refused_by, .possible_from = today.possible_from});
    }
    result_.session = today.session;
    for (ZoneCaps& caps : result_.zones) {
      caps.force.lower(caps.force.value * today.force_share, Rule::cr12);
      const Millimetre into = caps.depth.value - kFurthestSurface;
      caps.depth.lower(kFurthestSurface + into * today.force_share, Rule::cr12);
    }
    if (today.massage_time) result_.massage_time.lower(*today.massage_time, Rule::cr19);
  }

  void heed_the_person() {
    result_.comfort_ceiling = answers_.comfort_ceiling().value_or(chair_.force);
  }

  const Answers& answers_;
  const Course& course_;
  const ChairCaps& chair_;
  Day today_;
  Prescription result_{};
};

}  // namespace

Prescription prescribe(const Answers& answers, const Course& course, const ChairCaps& chair,
                       Day today) {
  return Prescriber(answers, course, chair, today).prescribe();
}

}  // namespace knead::care
