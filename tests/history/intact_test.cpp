// What kill_points.cpp judges by must be able to say no.
#include "tests/history/intact.hpp"

#include "daemon/history/people.hpp"
#include "tests/unit/history/scratch.hpp"

namespace knead::history {
namespace {

class Intact : public Scratch {
 protected:
  Database database_ = open();
  std::int64_t person_ = add_person(database_, "Ada", {})->id;

  std::string wrong_after(const std::string& rows) {
    database_.sql().exec(rows);
    return look_at(file(), person_).wrong;
  }
};

constexpr const char* kSession =
    "INSERT INTO session (person_id, programme, day, began_ms, massage_s) "
    "VALUES (1, 'classic', 0, 0, 1.0);";
constexpr const char* kTrace = "INSERT INTO trace VALUES (1, 0, 8, 8, 20, 0);";

TEST_F(Intact, a_session_without_an_end_is_whole_if_it_is_the_newest) {
  EXPECT_EQ(wrong_after(std::string(kSession) + kTrace), "");
  EXPECT_NE(wrong_after(std::string(kSession)), "");
}

TEST_F(Intact, half_a_transaction_half_an_end_and_a_reference_to_nothing_are_seen) {
  EXPECT_NE(wrong_after(kSession).find("half a transaction"), std::string::npos);
  EXPECT_EQ(wrong_after(kTrace), "");
  EXPECT_NE(wrong_after("UPDATE session SET outcome = 'completed'").find("half an end"),
            std::string::npos);
  EXPECT_NE(wrong_after("PRAGMA foreign_keys = OFF;"
                        "INSERT INTO phase VALUES (99, 0, 'warm-up', 'stroking')"),
            "");
}

TEST_F(Intact, what_was_told_and_is_not_there_is_missed) {
  const Acknowledged told{.session = 3, .traces = 4, .events = 8, .phases = 1};
  EXPECT_EQ(missing(told, told), "");
  EXPECT_NE(missing(told, {.session = 3, .traces = 3, .events = 8, .phases = 1}), "");
  EXPECT_NE(missing(told, {.session = 2, .traces = 40, .events = 80, .phases = 4, .ended = 1}), "");
  EXPECT_NE(missing(told, {.session = 4}), "") << "the one before it was not told to have ended";
  EXPECT_EQ(missing({.session = 3, .ended = 1}, {.session = 4}), "");
}

}  // namespace
}  // namespace knead::history
