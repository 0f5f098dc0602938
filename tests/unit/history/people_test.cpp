#include "daemon/history/people.hpp"

#include <fstream>
#include <iterator>

#include "daemon/history/courses.hpp"
#include "daemon/history/intakes.hpp"
#include "daemon/history/session_reader.hpp"
#include "scratch.hpp"

namespace knead::history {
namespace {

using namespace std::chrono_literals;

constexpr care::Day kToday{2026y / 3 / 2};

class People : public Scratch {
 protected:
  Database database_ = open();

  Person add(std::string_view name) {
    auto person = add_person(database_, name, kToday);
    EXPECT_TRUE(person) << person.error().message();
    return *person;
  }
};

TEST_F(People, have_names_that_the_protocol_can_carry) {
  EXPECT_FALSE(add_person(database_, "J\xFCrgen", kToday)) << "Latin-1";
  EXPECT_TRUE(add_person(database_, "J\u00fcrgen", kToday));
}

TEST_F(People, are_added_listed_by_name_and_found_whatever_the_case) {
  add("Berta");
  const Person ada = add("Ada");
  const auto people = list_people(database_);
  ASSERT_TRUE(people);
  ASSERT_EQ(people->size(), 2U);
  EXPECT_EQ(people->front().name, "Ada");
  EXPECT_EQ(people->front().added, kToday);
  const auto found = find_person(database_, "ADA");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, ada.id);
}

TEST_F(People, a_name_that_is_taken_empty_too_long_or_no_text_is_refused_with_the_cure) {
  add("Ada");
  for (const std::string& name :
       {std::string("ada"), std::string(), std::string(65, 'x'), std::string("A\nB")}) {
    const auto refused = add_person(database_, name, kToday);
    EXPECT_FALSE(refused) << name;
  }
  const auto nobody = find_person(database_, "Berta");
  ASSERT_FALSE(nobody);
  EXPECT_NE(nobody.error().message().find("user list"), std::string::npos);
}

TEST_F(People, CR_01_intakes_are_kept_as_they_were_given) {
  const Person ada = add("Ada");
  EXPECT_FALSE(*newest_intake(database_, ada.id));
  care::Answers answers;
  ASSERT_TRUE(answers.set(care::Question::fever, 0));
  ASSERT_TRUE(answers.set(care::Question::pain, 4));
  ASSERT_TRUE(keep_intake(database_, ada.id, answers, kToday));
  ASSERT_TRUE(answers.set(care::Question::fever, 1));
  ASSERT_TRUE(keep_intake(database_, ada.id, answers, kToday + std::chrono::days(1), "one start"));
  const auto newest = newest_intake(database_, ada.id);
  ASSERT_TRUE(newest && *newest);
  EXPECT_EQ((*newest)->day, kToday + std::chrono::days(1));
  EXPECT_EQ((*newest)->version, care::kIntakeVersion);
  EXPECT_EQ((*newest)->boot, "one start");
  EXPECT_TRUE((*newest)->answers.yes(care::Question::fever));
  EXPECT_EQ((*newest)->answers.number(care::Question::pain), 4);
  EXPECT_FALSE((*newest)->answers.given(care::Question::skin));
}

TEST_F(People, CR_01_an_intake_is_of_today_by_day_version_and_a_clock_to_be_believed) {
  const Now now{.today = kToday, .boot = "one start"};
  const Intake given = *keep_intake(database_, add("Ada").id, {}, kToday, "one start");
  EXPECT_TRUE(given.of_today(now));
  const auto but = [&](auto change) {
    Intake other = given;
    change(other);
    return other;
  };
  EXPECT_FALSE(but([](Intake& i) { i.day -= std::chrono::days(1); }).of_today(now));
  EXPECT_FALSE(but([](Intake& i) { --i.version; }).of_today(now));
  EXPECT_FALSE(but([](Intake& i) { i.restored = true; }).of_today(now));
  const Intake before = but([](Intake& i) { i.boot = "another"; });
  EXPECT_FALSE(before.of_today(now));
  EXPECT_TRUE(before.day_in_doubt(now));
  EXPECT_TRUE(before.of_today({.today = kToday, .boot = "one start", .clock_synchronised = true}));
}

TEST_F(People, an_answer_to_a_question_that_is_no_more_is_open_again) {
  const Person ada = add("Ada");
  const auto kept = keep_intake(database_, ada.id, {}, kToday);
  ASSERT_TRUE(kept);
  database_.sql().exec("INSERT INTO intake_answer VALUES (" + std::to_string(kept->id) +
                       ", 'favourite_colour', 3), (" + std::to_string(kept->id) + ", 'fever', 77)");
  const auto newest = newest_intake(database_, ada.id);
  ASSERT_TRUE(newest && *newest);
  EXPECT_FALSE((*newest)->answers.given(care::Question::fever));
}

TEST_F(People, CR_01_an_answer_beyond_32_bits_is_open_again_and_no_other_number) {
  const Person ada = add("Ada");
  const auto kept = keep_intake(database_, ada.id, {}, kToday);
  ASSERT_TRUE(kept);
  const std::string id = std::to_string(kept->id);
  database_.sql().exec("INSERT INTO intake_answer VALUES (" + id + ", 'fever', 4294967296), (" +
                       id + ", 'thrombosis', -4294967296)");
  const auto newest = newest_intake(database_, ada.id);
  ASSERT_TRUE(newest && *newest);
  EXPECT_FALSE((*newest)->answers.given(care::Question::fever));
  EXPECT_FALSE((*newest)->answers.given(care::Question::thrombosis));
  database_.sql().exec("UPDATE intake SET day = day + 4294967296, version = version + 4294967296");
  const auto moved = newest_intake(database_, ada.id);
  ASSERT_TRUE(moved && *moved);
  EXPECT_NE((*moved)->day, kToday);
  EXPECT_NE((*moved)->version, care::kIntakeVersion);
}

TEST_F(People, who_is_forgotten_leaves_no_byte_of_name_or_answers_in_any_file) {
  const std::string name = "Wilhelmina Unmistakable";
  const Person person = add(name);
  const Person other = add("Ada");
  ASSERT_TRUE(keep_intake(database_, person.id, {}, kToday));
  ASSERT_TRUE(begin_course(database_, person.id, care::CourseKind::classic, 10, kToday));
  auto session = SessionWriter::begin(
      database_, {.person = person.id, .programme = "unmistakable-programme", .day = kToday});
  ASSERT_TRUE(session);
  const std::vector<KeptEvent> events{{.reason = "unmistakable_reason", .channel = "session"}};
  ASSERT_TRUE(session->events(events));
  ASSERT_TRUE(forget_person(database_, person.id));
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::ifstream in(file().native() + suffix, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    for (const std::string& trace : {name, std::string("unmistakable")}) {
      EXPECT_EQ(bytes.find(trace), std::string::npos) << suffix << " still holds " << trace;
    }
  }
  EXPECT_FALSE(find_person(database_, name));
  EXPECT_TRUE(find_person(database_, "Ada"));
  EXPECT_FALSE(*newest_intake(database_, person.id));
  EXPECT_EQ(database_.sql().execAndGet("SELECT COUNT(*) FROM session").getInt(), 0);
  EXPECT_EQ(database_.sql().execAndGet("SELECT COUNT(*) FROM event").getInt(), 0);
  EXPECT_EQ(other.name, "Ada");
}

TEST_F(People, who_is_forgotten_while_somebody_else_reads_is_not_half_forgotten) {
  const Person ada = add("Ada");
  Database reader = open();
  {
    SQLite::Transaction reading(reader.sql());
    reader.sql().execAndGet("SELECT COUNT(*) FROM person");
    add("Berta");  // what the reader does not see keeps the log from being emptied
    database_.sql().setBusyTimeout(0);
    const auto refused = forget_person(database_, ada.id);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message().find("stop kneadd"), std::string::npos);
    EXPECT_TRUE(find_person(database_, "Ada"));
  }
  EXPECT_TRUE(forget_person(database_, ada.id));
}

TEST_F(People, CR_01_every_intake_is_kept_oldest_first) {
  const Person ada = add("Ada");
  care::Answers answers;
  for (const int pain : {6, 5, 3}) {
    answers.set(care::Question::pain, pain);
    ASSERT_TRUE(keep_intake(database_, ada.id, answers, kToday));
  }
  const auto intakes = all_intakes(database_, ada.id);
  ASSERT_TRUE(intakes);
  ASSERT_EQ(intakes->size(), 3U);
  EXPECT_EQ(intakes->front().answers.number(care::Question::pain), 6);
  EXPECT_EQ(intakes->back().answers.number(care::Question::pain), 3);
}

}  // namespace
}  // namespace knead::history
