#include "control/care/home_care.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

namespace knead::care {
namespace {

using namespace std::chrono_literals;

constexpr Day kBegan{2026y / 3 / 2};
/// Everything is well, and the back hurts a little.
Answers mild() {
  Answers answers;
  for (const QuestionRow& asked : question_table()) {
    if (asked.kind == AnswerKind::yes_no || asked.kind == AnswerKind::zones) {
      answers.set(asked.question, 0);
    }
  }
  answers.set(Question::diagnosis, static_cast<int>(Diagnosis::low_back_pain));
  for (const Question q : {Question::pain, Question::stiffness, Question::limited_activity}) {
    answers.set(q, 2);
  }
  answers.set(Question::comfort_ceiling, 0);
  return answers;
}

Course running() { return {.planned = 10, .done = 2, .last = kBegan + std::chrono::days(2)}; }

Reminders remembered(const Answers& answers, const Course& course, Day today) {
  return home_care(answers, prescribe(answers, course, kCompiledCaps, today), course, kBegan,
                   today);
}

const Reminder* find(const Reminders& all, Remedy remedy) {
  const auto* const found = std::ranges::find(all, remedy, &Reminder::remedy);
  return found == all.end() ? nullptr : found;
}

TEST(HomeCare, CR_42_exercise_is_on_the_days_between_massages_and_warmth_is_daily) {
  const auto last = *running().last;
  const auto after = [&](int days) {
    return remembered(mild(), running(), last + std::chrono::days(days));
  };
  EXPECT_EQ(find(after(0), Remedy::exercise)->next, last + std::chrono::days(1));
  EXPECT_EQ(find(after(1), Remedy::exercise)->next, last + std::chrono::days(1));
  EXPECT_EQ(find(after(2), Remedy::exercise)->next, last + std::chrono::days(3));
  EXPECT_EQ(find(after(2), Remedy::warmth)->next, last + std::chrono::days(2));
  for (const Reminder& reminder : after(2)) EXPECT_EQ(reminder.withheld_by, Rule::none);
}

TEST(HomeCare, CR_43_honey_alternates_with_classic_massages_six_times) {
  Course course = running();
  int times = 0;
  for (int day = 0; day < 40; ++day) {
    const Day today = kBegan + std::chrono::days(day);
    course.last = kBegan;
    const auto all = remembered(mild(), course, today);
    const Reminder* honey = find(all, Remedy::honey_massage);
    if (honey == nullptr) continue;
    EXPECT_NE((honey->next - kBegan).count() % 2, 0) << "on a day of a massage";
    times += honey->next == today ? 1 : 0;
  }
  EXPECT_EQ(times, 6);
  course.kind = CourseKind::acupressure;
  const auto all = remembered(mild(), course, kBegan + std::chrono::days(4));
  EXPECT_EQ(find(all, Remedy::honey_massage), nullptr);
}

TEST(HomeCare, CR_43_needles_are_for_mild_pain_only) {
  Answers answers = mild();
  for (const int pain : {0, 3, 4, 7}) {
    answers.set(Question::pain, pain);
    const auto all = remembered(answers, running(), kBegan + std::chrono::days(4));
    const Reminder* needles = find(all, Remedy::needle_applicator);
    ASSERT_NE(needles, nullptr);
    EXPECT_EQ(needles->withheld_by, pain <= 3 ? Rule::none : Rule::cr43) << pain;
  }
}

TEST(HomeCare, what_is_due_first_stands_first) {
  std::vector<Day> days;
  for (const Reminder& reminder : remembered(mild(), running(), kBegan + std::chrono::days(4))) {
    days.push_back(reminder.next);
  }
  ASSERT_GT(days.size(), 4U);
  EXPECT_TRUE(std::ranges::is_sorted(days));
  EXPECT_NE(days.front(), days.back()) << "nothing was put to the test";
}

TEST(HomeCare, CR_43_what_forbids_a_massage_forbids_every_remedy) {
  Answers answers = mild();
  answers.set(Question::acute_stage, 1);
  const auto all = remembered(answers, running(), kBegan + std::chrono::days(4));
  ASSERT_EQ(all.size(), kRemedies);
  for (const Reminder& reminder : all) {
    EXPECT_EQ(reminder.withheld_by, Rule::cr02) << reminder.code;
    EXPECT_EQ(reminder.question, Question::acute_stage) << reminder.code;
  }
}

TEST(HomeCare, CR_01_who_was_not_asked_is_reminded_of_no_remedy_on_the_skin) {
  for (const Reminder& reminder : remembered({}, running(), kBegan + std::chrono::days(4))) {
    EXPECT_EQ(reminder.withheld_by, reminder.rule == Rule::cr43 ? Rule::cr01 : Rule::none)
        << reminder.code;
  }
}

TEST(HomeCare, CR_43_nothing_is_done_to_a_sore_skin_or_over_a_prolapse) {
  Answers skin = mild();
  skin.set(Question::skin, 1);
  skin.set(Question::skin_zones, 1);
  Answers prolapse = mild();
  prolapse.set(Question::diagnosis, static_cast<int>(Diagnosis::prolapse));
  prolapse.set(Question::hernia_zones, 0);
  for (const auto& [answers, rule] : {std::pair(skin, Rule::cr02), {prolapse, Rule::cr03}}) {
    const auto all = remembered(answers, running(), kBegan + std::chrono::days(4));
    for (const Remedy r : {Remedy::honey_massage, Remedy::needle_applicator, Remedy::cupping}) {
      EXPECT_EQ(find(all, r)->withheld_by, rule) << find(all, r)->code;
    }
    EXPECT_EQ(find(all, Remedy::exercise)->withheld_by, Rule::none);
  }
}

TEST(HomeCare, CR_43_with_a_herniated_disc_a_doctor_is_asked_before_anything_is_done_to_the_skin) {
  Answers answers = mild();
  for (const Reminder& reminder : remembered(answers, running(), kBegan + std::chrono::days(4))) {
    EXPECT_FALSE(reminder.ask_doctor) << reminder.code;
  }
  answers.set(Question::diagnosis, static_cast<int>(Diagnosis::hernia_initial));
  const auto at = [&](Region region) {
    answers.set(Question::hernia_zones, static_cast<int>(ZoneSet{}.with(region).bits()));
    return remembered(answers, running(), kBegan + std::chrono::days(4));
  };
  for (const Reminder& reminder : at(Region::thoracic)) {
    EXPECT_EQ(reminder.ask_doctor, reminder.rule == Rule::cr43) << reminder.code;
    EXPECT_EQ(reminder.withheld_by, Rule::none) << reminder.code;
  }
  for (const Reminder& reminder : at(Region::lumbar)) {
    EXPECT_EQ(reminder.withheld_by, reminder.rule == Rule::cr43 ? Rule::cr04 : Rule::none)
        << reminder.code;
  }
}

TEST(HomeCare, the_break_keeps_what_is_healthy_and_drops_the_remedies) {
  Course course = running();
  course.done = course.planned;
  const auto all = remembered(mild(), course, kBegan + std::chrono::days(14));
  EXPECT_NE(find(all, Remedy::exercise), nullptr);
  EXPECT_EQ(find(all, Remedy::needle_applicator), nullptr);
  EXPECT_EQ(find(all, Remedy::cupping), nullptr);
}

TEST(HomeCare, nothing_is_ever_due_in_the_past) {
  for (int day = 0; day < 60; ++day) {
    const Day today = kBegan + std::chrono::days(day);
    for (const Reminder& reminder : remembered(mild(), running(), today)) {
      EXPECT_GE(reminder.next, today) << reminder.code;
      EXPECT_LE(reminder.next, today + std::chrono::days(9)) << reminder.code;
    }
  }
}

TEST(HomeCare, CR_44_tips_speak_of_load_life_bed_food_posture_and_medicine) {
  for (const char* word : {"evenly", "active", "mattress", "Eat", "slouching", "medicine"}) {
    EXPECT_TRUE(std::ranges::any_of(tips(), [word](const Tip& tip) {
      return tip.text.find(word) != std::string_view::npos;
    })) << word;
  }
}

TEST(HomeCare, CR_44_every_tip_has_a_code_of_its_own_for_other_languages) {
  std::set<std::string_view> codes;
  for (const Tip& tip : tips()) EXPECT_TRUE(!tip.code.empty() && codes.insert(tip.code).second);
}

TEST(HomeCare, CR_40_massages_are_as_far_apart_as_their_course_asks) {
  Course course = running();
  EXPECT_EQ(earliest_day(course, 3, *course.last), *course.last + std::chrono::days(1));
  EXPECT_EQ(earliest_day(course, 5, *course.last), *course.last + std::chrono::days(3));
  course.kind = CourseKind::acupressure;
  EXPECT_EQ(earliest_day(course, 4, *course.last), *course.last + std::chrono::days(6));
  EXPECT_EQ(earliest_day({.planned = 10}, 1, kBegan), kBegan);
}

}  // namespace
}  // namespace knead::care
