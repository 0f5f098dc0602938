#include "daemon/kneadctl/history_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace knead::ctl {
namespace {

history::SessionLine said(int pain) {
  history::SessionLine line{.programme = "classic", .outcome = "stopped_by_person"};
  line.pain_before = pain;
  return line;
}

TEST(HistoryText, CR_41_says_what_changed_between_the_first_massages_and_the_last) {
  const std::string text = trend_text({said(6), said(5), said(4), said(3), said(2), said(1)});
  EXPECT_NE(text.find("pain before, said                    5.0 -> 2.0 of 10"), std::string::npos)
      << text;
}

TEST(HistoryText, CR_41_says_how_many_massages_it_takes_to_say_whether_it_helps) {
  EXPECT_NE(trend_text({said(6), said(1)}).find("6 massages"), std::string::npos);
}

TEST(HistoryText, a_line_stands_under_its_heading_in_plain_words) {
  const std::string heading = heading_text();
  const std::string line = line_text(said(6));
  EXPECT_NE(line.find("stopped by person"), std::string::npos) << line;
  EXPECT_EQ(heading.find("end\n"), line.find("stopped")) << heading << line;
}

TEST(HistoryText, what_happened_is_told_in_minutes_under_the_heading) {
  history::SessionDetail session{.line = said(6)};
  session.phases = {{.at_ms = 840'000, .name = "cool-down", .technique = "stroking"}};
  const std::string text = session_text(session);
  EXPECT_TRUE(text.starts_with(heading_text()));
  EXPECT_NE(text.find("14:00  -- cool-down, stroking"), std::string::npos) << text;
}

TEST(HistoryText, an_event_of_one_side_names_it) {
  history::SessionDetail session{.line = said(6)};
  session.events = {{.reason = "lateral_rate_limited", .channel = "roller_right"},
                    {.reason = "zone_left_out", .channel = "lumbar_left", .rule = "CR-02"},
                    {.reason = "emg_mains", .channel = "emg_l4_left"},
                    {.reason = "session_started", .channel = "session"}};
  const std::string text = session_text(session);
  for (const char* line : {"0:00  Right: The roller arm", "0:00  Lumbar left: This part",
                           "0:00  Electrode l4 left: ", "0:00  The session has begun."}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << '\n' << text;
  }
}

}  // namespace
}  // namespace knead::ctl
