// Bursts in recordings of real people, against labels read by three methods. The recordings are not
// part of the project: KNEAD_DATA_DIR names their folder, and without it these tests are skipped.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

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

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double largest(const std::vector<double>& values, double about) {
  double most = 0.0;
  for (const double v : values) most = std::max(most, std::abs(v - about));
  return most;
}

/// Of the straight line through equally spaced values, per value.
double slope(const std::vector<double>& y) {
  const double middle = 0.5 * static_cast<double>(y.size() - 1);
  double xy = 0.0;
  double xx = 0.0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double x = static_cast<double>(i) - middle;
    xy += x * y[i];
    xx += x * x;
  }
  return xy / xx;
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

  /// File and column of every channel that has an onset of grade A or B.
  [[nodiscard]] std::set<std::pair<std::string, std::string>> labelled_channels() const {
    std::set<std::pair<std::string, std::string>> channels;
    std::ifstream in(folder_ / "labels.csv");
    for (std::string line; std::getline(in, line);) {
      const auto f = fields(line);
      if (f.at(3) == "onset" && f.at(6) != "C") channels.emplace(f.at(0), f.at(1));
    }
    return channels;
  }

  /// What lies at least half a second from every labelled burst, in one piece.
  [[nodiscard]] std::vector<double> rest_parts(const std::string& file, const std::string& column,
                                               const Recording& emg) const {
    std::vector<bool> active(emg.samples.size(), false);
    std::ifstream in(folder_ / "labels.csv");
    double onset_ms = 0.0;
    const auto sample = [&](double ms) {
      return static_cast<std::size_t>(
          std::clamp(ms / 1000.0 * emg.rate.value(), 0.0, static_cast<double>(active.size())));
    };
    for (std::string line; std::getline(in, line);) {
      const auto f = fields(line);
      if (f.at(0) != file || f.at(1) != column) continue;
      if (f.at(3) == "onset") {
        onset_ms = std::stod(f.at(4));
        // An onset without its end: all that follows may be active.
        std::fill(active.begin() + static_cast<std::ptrdiff_t>(sample(onset_ms - 500.0)),
                  active.end(), true);
      } else {
        const auto end = sample(std::stod(f.at(4)) + 500.0);
        std::fill(active.begin() + static_cast<std::ptrdiff_t>(end), active.end(), false);
      }
    }
    std::vector<double> rest;
    for (std::size_t i = 0; i < active.size(); ++i) {
      if (!active[i]) rest.push_back(emg.samples[i]);
    }
    return rest;
  }

  std::filesystem::path folder_;
};

TEST_F(Recordings, nine_ramped_contractions_are_nine_bursts) {
  const ChannelAnalysis a = analyse("emg_bursts.csv", "biceps");
  EXPECT_EQ(a.bursts.size(), 9U);
}

TEST_F(Recordings, one_contraction_of_the_neck_is_one_burst) {
  const ChannelAnalysis a = analyse("emg_neck.csv", "neck");
  EXPECT_EQ(a.bursts.size(), 1U);
}

TEST_F(Recordings, four_bursts_show_under_strong_alternation) {
  const ChannelAnalysis a = analyse("emg_alternating.csv", "emg");
  EXPECT_EQ(a.bursts.size(), 4U);
  EXPECT_TRUE(a.flags.alternating);
}

TEST_F(Recordings, thirty_tiring_contractions_are_thirty_bursts_of_falling_frequency) {
  const ChannelAnalysis a = analyse("emg_fatigue.csv", "biceps");
  ASSERT_EQ(a.bursts.size(), 30U);
  EXPECT_TRUE(a.flags.clipped);
  // The recording's own account, over the middle of each burst.
  std::vector<double> labelled;
  std::ifstream in(folder_ / "emg_fatigue_median_frequency.csv");
  std::string line;
  while (std::getline(in, line)) {
    if (line.front() != '#' && line.rfind("burst", 0) != 0) {
      labelled.push_back(std::stod(fields(line).at(3)));
    }
  }
  ASSERT_EQ(labelled.size(), 30U);
  std::vector<double> found;
  for (const AnalysedBurst& b : a.bursts) found.push_back(b.median_frequency.value());
  EXPECT_NEAR(slope(found) / slope(labelled), 1.0, 0.2);
}

TEST_F(Recordings, a_heart_is_no_burst) {
  const ChannelAnalysis a = analyse("ecg.csv", "ecg");
  EXPECT_TRUE(a.bursts.empty());
  EXPECT_TRUE(a.flags.impulsive);
  ASSERT_TRUE(a.flags.mains.has_value());
  EXPECT_NEAR(a.flags.mains->value(), 50.0, 0.2);
}

TEST_F(Recordings, onsets_lie_where_they_were_labelled) {
  std::vector<double> errors;
  for (const auto& [file, column] : labelled_channels()) {
    const auto of_channel = onset_errors(file, column, analyse(file, column));
    errors.insert(errors.end(), of_channel.begin(), of_channel.end());
  }
  ASSERT_GE(errors.size(), 31U) << "all onsets of grade A and B";
  std::sort(errors.begin(), errors.end());
  const auto nearest_rank = [&](double share) {
    return errors[static_cast<std::size_t>(std::ceil(share * static_cast<double>(errors.size()))) -
                  1];
  };
  RecordProperty("median_ms", std::to_string(nearest_rank(0.5)));
  RecordProperty("p90_ms", std::to_string(nearest_rank(0.9)));
  EXPECT_LE(nearest_rank(0.5), 15.0);
  EXPECT_LE(nearest_rank(0.9), 40.0);
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

TEST_F(Recordings, a_heart_over_the_rest_of_any_muscle_adds_no_burst) {
  const Recording heart = read("ecg.csv", "ecg");
  const double heart_mean = mean(heart.samples);
  const double heart_height = largest(heart.samples, heart_mean);
  for (const auto& [file, column] : labelled_channels()) {
    const Recording emg = read(file, column);
    const std::vector<double> rest = rest_parts(file, column, emg);
    if (static_cast<double>(rest.size()) < 2.0 * emg.rate.value()) continue;
    const double emg_height = largest(emg.samples, mean(emg.samples));
    // Some of the rest holds real activity that nobody labelled.
    const std::size_t without_heart = analyse_channel(rest, emg.rate).bursts.size();
    for (const double share : {0.1, 0.3, 1.0}) {  // of the muscle's largest excursion
      std::vector<double> both = rest;
      const double step = heart.rate / emg.rate;
      for (std::size_t i = 0; i < both.size(); ++i) {
        const double at =
            std::fmod(static_cast<double>(i) * step, static_cast<double>(heart.samples.size() - 1));
        const auto k = static_cast<std::size_t>(at);
        const double part = at - static_cast<double>(k);
        const double beat =
            (1.0 - part) * heart.samples[k] + part * heart.samples[k + 1] - heart_mean;
        both[i] += share * emg_height / heart_height * beat;
      }
      EXPECT_LE(analyse_channel(both, emg.rate).bursts.size(), without_heart)
          << file << ' ' << column << " with a heart of " << share;
    }
  }
}

}  // namespace
}  // namespace knead::signal
