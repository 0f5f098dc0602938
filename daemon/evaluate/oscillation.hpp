// Does a loop oscillate by itself? Looks at the error of a force that should stand still, or swing
// at one commanded rate, for a tone of its own and for growth. Offline; allocates.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "control/types/units.hpp"

namespace knead::evaluate {

/// What of an error no command and no breath explains.
struct Oscillation {
  double tone_n = 0.0;  ///< amplitude of the strongest tone
  double tone_hz = 0.0;
  /// Of the first half of the window: RMS of each fifth of a second, and of those the largest but
  /// for four of ten, so that a drive that slips once, over in a moment, is no growth.
  double early_n = 0.0;
  double late_n = 0.0;  ///< ... and of the second
  /// Amplitude of the second half's strongest tone. None beside a command: in half a window its
  /// harmonics leave no room between them.
  std::optional<double> late_tone_n{};

  /// A tone that a hand would feel as trembling; a force sensor's noise of 0.1 N RMS makes tones of
  /// some hundredths of a newton. Assumed.
  static constexpr double kTone_n = 0.5;
  /// Twice as much as two seconds before, and more than noise. Assumed.
  static constexpr double kGrowth = 2.0;
  static constexpr double kGrown_n = 0.3;
  /// What grows by itself swings, and a swing has a tone: 1.1 of its RMS or more in the half window
  /// (2,583 growing ones, 1.6 to 44 Hz, by 0.4 to 5 a second). A drive that hardly moves as a
  /// breath turns sticks and slips, on a back of 0.05 s/mm with 1 N each time, but at no rate of
  /// its own: 0.6 at most, and as much at each turn. It looked like growth where the first half of
  /// a window was breathed through quickly (4 of 180 simulated elderly people, 2026-11), is gone
  /// without the drive's friction and nearly as large with 0.4 of the loop's gain.
  static constexpr double kSwings = 0.7;
  /// More than any drive that sticks and slips made there: 0.40 N. What grows beyond is no slip.
  static constexpr double kMostSlips_n = 0.6;

  [[nodiscard]] bool limit_cycle() const { return tone_n > kTone_n; }
  [[nodiscard]] bool grows() const {
    const bool swings = !late_tone_n || *late_tone_n > kSwings * late_n || late_n > kMostSlips_n;
    return late_n > kGrown_n && late_n > kGrowth * early_n && swings;
  }
};

/// Breathing and its harmonics lie below (0.35 Hz, the fourth at 1.4 Hz).
inline constexpr double kLowestTone_hz = 1.5;
/// The force loop crosses over at 19 Hz at most (docs/control.md); above twice that nothing of it
/// is left.
inline constexpr double kHighestTone_hz = 45.0;

/// `error` at `rate`, some seconds of it. With a commanded rate, what repeats with it is taken out
/// first (harmonics up to 10), and no tone is looked for within a bin's width of them: an error
/// that is the same in every cycle is one of tracking.
[[nodiscard]] Oscillation oscillation(std::span<const double> error, Hertz rate,
                                      std::optional<Hertz> commanded = std::nullopt);

/// Gathers the error of one roller and looks at each full window of it.
class OscillationWatch {
 public:
  static constexpr double kWindow_s = 4.0;
  static constexpr Hertz kRate{200.0};

  explicit OscillationWatch(std::optional<Hertz> commanded) : commanded_(commanded) {}

  /// Each millisecond in which the error tells something.
  void add(double error_n);
  /// What came so far does not go on: an unfinished window is not looked at.
  void interrupt();

  [[nodiscard]] int windows() const { return windows_; }
  [[nodiscard]] int unstable_windows() const { return unstable_; }
  /// The window with the strongest tone.
  [[nodiscard]] const Oscillation& worst() const { return worst_; }

 private:
  std::optional<Hertz> commanded_;
  std::vector<double> window_{};
  double sum_ = 0.0;
  int summed_ = 0;
  int windows_ = 0;
  int unstable_ = 0;
  Oscillation worst_{};
};

}  // namespace knead::evaluate
