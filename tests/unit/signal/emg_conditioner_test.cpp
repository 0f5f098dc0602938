#include "control/signal/emg_conditioner.hpp"

#include <gtest/gtest.h>

#include "synthetic.hpp"

namespace knead::signal {
namespace {

using testing::kRate;
using testing::Noise;
using testing::sine;

/// Feeds `signal(t)` for `seconds` and gives the RMS of the output over the last `last` seconds.
template <class Signal>
double rms_out(EmgConditioner<1>& conditioner, Signal signal, double seconds, double last) {
  double sum = 0.0;
  int n = 0;
  const int samples = static_cast<int>(seconds * kRate.value());
  for (int i = 0; i < samples; ++i) {
    const double t = i / kRate.value();
    Lanes<1> x;
    x(0) = signal(t);
    const double y = conditioner.push(x)(0);
    if (t >= seconds - last) {
      sum += y * y;
      ++n;
    }
  }
  return std::sqrt(sum / n);
}

TEST(EmgConditioner, finds_50_hz_and_takes_it_and_its_harmonics_out) {
  for (const double mains : {50.0, 60.0}) {
    for (const double deviation : {-0.4, 0.0, 0.3}) {
      EmgConditioner<1> conditioner(kRate);
      const double hz = mains + deviation;
      const auto hum = [hz](double t) {
        return sine(hz, t) + 0.3 * sine(3.0 * hz, t) + 0.1 * sine(5.0 * hz, t);
      };
      const double left = rms_out(conditioner, hum, 8.0, 1.0);
      ASSERT_TRUE(conditioner.mains().has_value()) << hz;
      EXPECT_NEAR(conditioner.mains()->value(), hz, 0.02);
      EXPECT_LT(left, 0.01 * 0.75) << "at " << hz << " Hz: less than 1 % of its RMS may be left";
    }
  }
}

TEST(EmgConditioner, finds_mains_under_muscle_of_the_same_strength) {
  EmgConditioner<1> conditioner(kRate);
  Noise noise(7);
  rms_out(conditioner, [&](double t) { return noise() + 1.4 * sine(60.1, t); }, 4.0, 1.0);
  ASSERT_TRUE(conditioner.mains().has_value());
  EXPECT_NEAR(conditioner.mains()->value(), 60.1, 0.15);
}

TEST(EmgConditioner, a_lead_that_comes_off_and_hums_does_not_detune_the_others) {
  for (const double phase_s : {0.002, 0.005, 0.008, 0.012, 0.016}) {
    EmgConditioner<8> conditioner(kRate);
    for (int i = 0; i < 14'000; ++i) {
      const double t = i / kRate.value();
      Lanes<8> x = Lanes<8>::Constant(sine(50.0, t));
      if (t >= 4.25) x(3) = 50.0 * sine(50.0, t + phase_s);
      static_cast<void>(conditioner.push(x));
      if (t >= 4.0) {
        ASSERT_NEAR(conditioner.mains()->value(), 50.0, 0.05) << phase_s << " s, at " << t << " s";
      }
    }
  }
}

TEST(EmgConditioner, finds_no_mains_in_muscle_alone) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    EmgConditioner<1> conditioner(kRate);
    Noise noise(seed);
    rms_out(conditioner, [&](double) { return noise(); }, 10.0, 1.0);
    EXPECT_FALSE(conditioner.mains().has_value()) << "seed " << seed;
  }
}

TEST(EmgConditioner, leaves_the_muscle_when_it_takes_the_mains) {
  EmgConditioner<1> quiet(kRate);
  EmgConditioner<1> hummed(kRate);
  Noise first(3);
  Noise second(3);
  const double without = rms_out(quiet, [&](double) { return first(); }, 6.0, 3.0);
  const double with =
      rms_out(hummed, [&](double t) { return second() + 5.0 * sine(50.0, t); }, 6.0, 3.0);
  EXPECT_NEAR(with / without, 1.0, 0.03);
}

TEST(EmgConditioner, removes_what_is_commanded_and_its_harmonics) {
  const auto shaken = [](double t) {
    return sine(25.0, t) + 0.5 * sine(50.0, t) + 0.3 * sine(75.0, t);
  };
  EmgConditioner<1> following(kRate);
  following.follow_commanded(Hertz(25.0));
  EXPECT_LT(rms_out(following, shaken, 3.0, 1.0), 0.01);
  EmgConditioner<1> ignorant(kRate);
  EXPECT_GT(rms_out(ignorant, shaken, 1.4, 1.0), 0.3) << "nothing to remove: the test is idle";
}

TEST(EmgConditioner, opens_the_notches_when_nothing_is_commanded_any_more) {
  EmgConditioner<1> conditioner(kRate);
  conditioner.follow_commanded(Hertz(30.0));
  conditioner.follow_commanded(Hertz(0.0));
  EXPECT_NEAR(rms_out(conditioner, [](double t) { return sine(30.0, t); }, 1.4, 1.0), 0.7, 0.03);
}

TEST(EmgConditioner, stays_finite_at_every_supported_rate) {
  for (const double rate : {500.0, 1000.0, 10'000.0, 50'000.0}) {
    EmgConditioner<1> conditioner{Hertz(rate)};
    conditioner.follow_commanded(Hertz(50.0));
    Noise noise(1);
    double sum = 0.0;
    const int samples = static_cast<int>(rate);
    for (int i = 0; i < 4 * samples; ++i) {
      Lanes<1> x;
      x(0) = noise() + 3.0 * sine(50.0, i / rate);
      const double y = conditioner.push(x)(0);
      sum += i < 3 * samples ? 0.0 : y * y;  // mains is found and its notches have settled
    }
    EXPECT_TRUE(conditioner.mains().has_value());
    EXPECT_TRUE(std::isfinite(sum));
    EXPECT_LT(sum / samples, 1.0);
    EXPECT_GT(sum / samples, 0.005);
  }
}

}  // namespace
}  // namespace knead::signal
