// Bursts in recordings of real people, against labels read by three methods. The recordings are not
// part of the project: KNEAD_DATA_DIR names their folder, and without it these tests are skipped.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "control/signal/recording_analysis.hpp"

namespace knead::signal {
namespace {

struct Recording {
  Hertz rate{};
  std::vector<double> samples;
};

struct Edge {
  double ms = 0.0;
  char grade = 'C';
};

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) out.push_back(field);
  return out;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

class Recordings : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("KNEAD_DATA_DIR");
    if (folder == nullptr) GTEST_SKIP() << "KNEAD_DATA_DIR does not name a folder of recordings";
    folder_ = folder;
    ASSERT_TRUE(std::filesystem::exists(folder_ / "labels.csv"));
  }

  [[nodiscard]] Recording read(const std::string& file, const std::string& column) const {
    Recording recording;
    std::ifstream in(folder_ / file);
    std::string line;
    std::size_t index = 0;
    while (std::getline(in, line)) {
      if (line.rfind("# rate_hz:", 0) == 0) recording.rate = Hertz(std::stod(line.substr(10)));
      if (line.front() == '#') continue;
      const auto names = fields(line);
      index =
          static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin());
      break;
    }
    while (std::getline(in, line)) recording.samples.push_back(std::stod(fields(line).at(index)));
    return recording;
  }

  [[nodiscard]] ChannelAnalysis analyse(const std::string& file, const std::string& column) const {
    const Recording recording = read(file, column);
    return analyse_channel(recording.samples, recording.rate);
  }

  /// Distance of each labelled onset of grade A or B to the nearest one found, in ms.
  [[nodiscard]] std::vector<double> onset_errors(const std::string& file, const std::string& column,
                                                 const ChannelAnalysis& found) const {
    std::vector<double> errors;
    std::ifstream in(folder_ / "labels.csv");
    for (std::string line; std::getline(in, line);) {
      const auto f = fields(line);
      if (f.at(0) != file || f.at(1) != column || f.at(3) != "onset" || f.at(6) == "C") continue;
      double nearest = 1e9;
      for (const AnalysedBurst& b : found.bursts) {
        nearest = std::min(nearest, std::abs(milliseconds(b.onset) - std::stod(f.at(4))));
      }
      errors.push_back(nearest);
    }
    return errors;
  }

  std::filesystem::path folder_;
};

TEST_F(Recordings, nine_ramped_contractions_are_nine_bursts) {
  const ChannelAnalysis a = analyse("emg_bursts.csv", "biceps");
  EXPECT_EQ(a.bursts.size(), 9U);
  EXPECT_LE(median(onset_errors("emg_bursts.csv", "biceps", a)), 15.0);
}

TEST_F(Recordings, one_contraction_of_the_neck_is_one_burst) {
  const ChannelAnalysis a = analyse("emg_neck.csv", "neck");
  EXPECT_EQ(a.bursts.size(), 1U);
  EXPECT_LE(median(onset_errors("emg_neck.csv", "neck", a)), 15.0);
}

TEST_F(Recordings, four_bursts_show_under_strong_alternation) {
  const ChannelAnalysis a = analyse("emg_alternating.csv", "emg");
  EXPECT_EQ(a.bursts.size(), 4U);
  EXPECT_LE(median(onset_errors("emg_alternating.csv", "emg", a)), 15.0);
}

TEST_F(Recordings, thirty_tiring_contractions_are_thirty_bursts_of_falling_frequency) {
  const ChannelAnalysis a = analyse("emg_fatigue.csv", "biceps");
  ASSERT_EQ(a.bursts.size(), 30U);
  EXPECT_TRUE(a.flags.clipped);
  double early = 0.0;
  double late = 0.0;
  for (std::size_t i = 0; i < 5; ++i) {
    early += a.bursts[i].median_frequency.value() / 5.0;
    late += a.bursts[25 + i].median_frequency.value() / 5.0;
  }
  // 72.0 to 59.3 Hz by the recording's own account, over the middle of each burst.
  EXPECT_NEAR(early, 72.0, 4.0);
  EXPECT_NEAR(late, 59.3, 4.0);
}

TEST_F(Recordings, a_heart_is_no_burst) {
  const ChannelAnalysis a = analyse("ecg.csv", "ecg");
  EXPECT_TRUE(a.bursts.empty());
  EXPECT_TRUE(a.flags.impulsive);
  ASSERT_TRUE(a.flags.mains.has_value());
  EXPECT_NEAR(a.flags.mains->value(), 50.0, 0.2);
}

TEST_F(Recordings, a_lifting_trapezius_begins_where_it_was_labelled) {
  const ChannelAnalysis a = analyse("emg_box_lifting.csv", "trapezius_lower");
  for (const double error : onset_errors("emg_box_lifting.csv", "trapezius_lower", a)) {
    EXPECT_LE(error, 15.0);
  }
}

TEST_F(Recordings, bursts_are_still_counted_with_a_heart_added) {
  const Recording heart = read("ecg.csv", "ecg");
  Recording emg = read("emg_bursts.csv", "biceps");
  ASSERT_EQ(heart.rate.value(), emg.rate.value());
  // R waves as high as the weaker bursts' envelope: 0.15 mV.
  const double r_wave = *std::max_element(heart.samples.begin(), heart.samples.end()) - 2044.0;
  for (std::size_t i = 0; i < emg.samples.size(); ++i) {
    emg.samples[i] += 0.15 * (heart.samples[i % heart.samples.size()] - 2044.0) / r_wave;
  }
  EXPECT_EQ(analyse_channel(emg.samples, emg.rate).bursts.size(), 9U);
}

}  // namespace
}  // namespace knead::signal
