#include "control/sense/breath_border.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

#include "control/sense/sweep_record.hpp"

namespace knead::sense {
namespace {

constexpr Millimetre kExpected{390.0};

/// A back that breathes as a loin below the border and as a chest above it, with rollers at rest
/// on it that do not hold their force well, on tissue that creeps.
struct BreathingBack {
  double border_mm = 390.0;
  double loin = 0.6;  ///< of the chest's way
  double breath_mm = 1.0;
  double breath_hz = 0.25;
  double phase = 0.3;
  double rest_s = 2.0;
  double stroke_s = 2.2;     ///< between two rests
  double moves_mm = 0.0;     ///< somebody who moves in the middle of the second rest
  double mat_noise = 0.004;  ///< of its load, frame by frame
  std::size_t places = BreathBorder::kPlaces;

  [[nodiscard]] double gain(double along) const {
    const double t = std::clamp((along - border_mm + 30.0) / 60.0, 0.0, 1.0);
    return loin + (1.0 - loin) * t * t * (3.0 - 2.0 * t);
  }

  template <class Taker>
  void rest_on(Taker&& take) const {
    std::mt19937 engine(7);
    std::normal_distribution<double> noise(0.0, 0.02);
    double load = 0.0;
    for (std::size_t place = 0; place < places; ++place) {
      const double along = kExpected.value() - 45.0 + 45.0 * static_cast<double>(place);
      const int cycles = static_cast<int>(rest_s * 1000.0);
      for (int i = 0; i < cycles; ++i) {
        const double t = static_cast<double>(place) * (rest_s + stroke_s) + i * 0.001;
        const double breath = std::sin(6.283185307 * breath_hz * t + phase);
        if (i % 10 == 0) load = 150.0 * (1.0 + 0.05 * breath + mat_noise * noise(engine) / 0.02);
        SweepSample sample{.mat_load = load};
        const double moved = place == 1 && 2 * i > cycles ? moves_mm : 0.0;
        for (const Side side : kBothSides) {
          const double force = 3.5 + 0.1 * std::sin(5.0 * t + static_cast<double>(index(side)));
          sample.force[index(side)] = Newton(force);
          sample.depth[index(side)] =
              Millimetre(24.0 + 0.05 * along - breath_mm * gain(along) * breath + force / 3.5 +
                         0.01 * i * 0.001 + moved + noise(engine));
        }
        take(place, Millimetre(along), sample);
      }
    }
  }
  [[nodiscard]] std::optional<BreathBorder::Border> felt() const {
    BreathBorder border;
    rest_on([&](std::size_t place, Millimetre along, const SweepSample& sample) {
      border.take(place, along, sample);
    });
    return border.border(kExpected);
  }
};

TEST(BreathBorder, finds_where_the_chest_begins_however_fast_and_at_whatever_moment_one_breathes) {
  double squares = 0.0;
  double count = 0.0;
  for (const double off : {-15.0, -8.0, 0.0, 5.0, 15.0}) {
    for (const double hz : {0.2, 0.28, 0.35}) {
      for (const double phase : {0.0, 1.6, 3.1, 4.7}) {
        const auto border =
            BreathingBack{.border_mm = 390.0 + off, .breath_hz = hz, .phase = phase}.felt();
        ASSERT_TRUE(border);
        const double error = border->along.value() - 390.0 - off;
        EXPECT_LT(std::abs(error), 7.5) << off << " mm, " << hz << " Hz, phase " << phase;
        EXPECT_LT(std::abs(error), 3.0 * border->uncertainty.value() + 0.5);
        squares += error * error;
        count += 1.0;
      }
    }
  }
  EXPECT_LT(std::sqrt(squares / count), 3.0);
}

TEST(BreathBorder, does_not_mind_how_much_the_loin_breathes_or_in_what_unit_the_mat_speaks) {
  for (const double loin : {0.2, 0.4, 0.8, 1.5}) {
    const auto border = BreathingBack{.border_mm = 402.0, .loin = loin}.felt();
    ASSERT_TRUE(border) << loin;
    EXPECT_NEAR(border->along.value(), 402.0, 5.0) << loin;
  }
}

TEST(BreathBorder, stays_with_the_mat_and_says_so_where_breath_tells_nothing) {
  const BreathingBack alike{.border_mm = 405.0, .loin = 1.0};
  const BreathingBack holds_breath{.border_mm = 405.0, .breath_mm = 0.0};
  for (const auto& back : {alike, holds_breath}) {
    const auto border = back.felt();
    ASSERT_TRUE(border);
    EXPECT_NEAR(border->along.value(), kExpected.value(), 4.0);
    EXPECT_GT(border->uncertainty, Millimetre(7.0));
  }
}

TEST(BreathBorder, says_nothing_of_somebody_who_moves_meanwhile) {
  for (const double moves : {-4.0, -1.0, 1.0, 4.0}) {
    EXPECT_FALSE((BreathingBack{.moves_mm = moves}.felt())) << moves;
  }
  EXPECT_TRUE((BreathingBack{.moves_mm = 0.05}.felt()));
}

TEST(BreathBorder, goes_no_further_from_where_the_mat_expects_it_than_backs_do) {
  const auto border = BreathingBack{.border_mm = 450.0}.felt();
  ASSERT_TRUE(border);
  EXPECT_LT(abs(border->along - kExpected), Millimetre(27.0));
}

TEST(BreathBorder, says_nothing_of_a_place_that_was_not_felt_for_a_second) {
  EXPECT_FALSE(BreathBorder{}.border(kExpected));
  EXPECT_FALSE((BreathingBack{.rest_s = 0.9}.felt()));
  EXPECT_FALSE((BreathingBack{.places = 2}.felt()));
  EXPECT_TRUE((BreathingBack{.rest_s = 1.1}.felt()));
}

TEST(SweepRecord, keeps_what_the_rests_told_until_it_forgets) {
  SweepRecord record;
  BreathingBack{.border_mm = 402.0}.rest_on(
      [&](std::size_t place, Millimetre along, const SweepSample& sample) {
        record.take_rest(place, along, sample);
      });
  ASSERT_TRUE(record.chest_begins(kExpected));
  EXPECT_NEAR(record.chest_begins(kExpected)->value(), 402.0, 4.0);
  record.forget();
  EXPECT_FALSE(record.chest_begins(kExpected));
}

}  // namespace
}  // namespace knead::sense
