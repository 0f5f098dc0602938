#include "control/signal/hum_removal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstddef>
#include <numbers>
#include <utility>

#include "control/signal/emg_conditioner.hpp"

namespace knead::signal {

namespace {

using Complex = std::complex<double>;

/// A glance hears 3 periods through a Hann window, so that harmonics do not leak into one another
/// although a period is no whole number of samples. There is one a period. Measured: 2 let hum leak
/// into the estimate of loudness, 4 smear a step of the hum to twice its half.
constexpr double kGlancePeriods = 3.0;
/// The line turns against its nominal frequency by less than half a turn between two glances so far
/// apart: up to 8 Hz.
constexpr std::size_t kTurnGlances = 3;
/// Its frequency is the mean over so many glances to each side, half a second: mains does not
/// change faster.
constexpr std::size_t kSteadyGlances = 25;
/// Grids hold +- 0.5 Hz; a lone generator may wander further.
constexpr double kFarthest_hz = 8.0;
/// A drift beyond twice the promised 0.1 Hz/s is noise.
constexpr double kFastest_hz_s = 0.2;
/// Amplitude and phase are a median over so many glances to each side, 0.26 s.
constexpr std::size_t kMedianGlances = 13;
/// The muscle's loudness is told from changes over 4 ms: neither an offset nor an alternating
/// converter shows in them.
constexpr double kLoudness_s = 0.004;
constexpr double kTiny = 1e-300;

/// One side's median is believed where it is nearer to what was heard than this share of the
/// distance of both sides' (as power): noise alone is about as far from all three.
constexpr double kStepNearer = 0.1;

using Line = std::array<Complex, kMainsHarmonics>;

/// What is heard of the line in one glance: its harmonics as complex amplitudes, and how loud all
/// the rest was.
struct Glance {
  Line line{};
  double loudness = 0.0;  ///< power
};

class HumRemoval {
 public:
  HumRemoval(std::span<const double> samples, Hertz rate, Hertz nominal)
      : samples_(samples),
        rate_(rate),
        nominal_(nominal),
        period_(rate / nominal),
        phase_(samples.size()),
        hum_(samples.size()) {
    while (harmonics_ < kMainsHarmonics &&
           nominal * static_cast<double>(harmonics_ + 1) < band_high(rate)) {
      ++harmonics_;
    }
    const auto half = static_cast<std::ptrdiff_t>(0.5 * kGlancePeriods * period_);
    window_.resize(static_cast<std::size_t>(2 * half + 1));
    for (std::size_t i = 0; i < window_.size(); ++i) {
      const double share = static_cast<double>(i + 1) / static_cast<double>(window_.size() + 1);
      window_[i] = 1.0 - std::cos(2.0 * std::numbers::pi * share);
    }
    glances_.resize(static_cast<std::size_t>(static_cast<double>(samples.size()) / period_) + 2);
    double mean = 0.0;
    for (const double x : samples) mean += x / static_cast<double>(samples.size());
    mean_ = mean;
  }

  HumSplit run() {
    follow(std::vector<double>(glances_.size(), 0.0));
    listen();
    follow(deviation());
    listen();
    steady();
    HumSplit split{.rest = {samples_.begin(), samples_.end()}, .hum = std::move(hum_)};
    for (std::size_t i = 0; i < split.hum.size(); ++i) split.rest[i] -= split.hum[i];
    return split;
  }

 private:
  /// The line's phase at every sample, from its deviation at every glance.
  void follow(const std::vector<double>& deviation_hz) {
    double phase = 0.0;
    for (std::size_t i = 0; i < phase_.size(); ++i) {
      phase_[i] = phase;
      const auto [j, share] = place(i);
      const double off = deviation_hz[j] + share * (deviation_hz[j + 1] - deviation_hz[j]);
      phase += 2.0 * std::numbers::pi * (nominal_.value() + off) / rate_.value();
    }
  }

  void listen() {
    hum_.assign(hum_.size(), 0.0);
    for (std::size_t j = 0; j < glances_.size(); ++j) {
      const std::size_t first = first_of(j);
      Line sum{};
      double weight = 0.0;
      for (std::size_t i = 0; i < window_.size(); ++i) {
        const Complex turn = std::polar(1.0, -phase_[first + i]);
        Complex mixed = window_[i] * (samples_[first + i] - mean_);
        weight += window_[i];
        for (std::size_t k = 0; k < harmonics_; ++k) sum[k] += (mixed = times(mixed, turn));
      }
      for (std::size_t k = 0; k < harmonics_; ++k) glances_[j].line[k] = 2.0 / weight * sum[k];
    }
    play();
    const std::size_t lag =
        2 * std::max<std::size_t>(1, std::lround(0.5 * kLoudness_s * rate_.value()));
    for (std::size_t j = 0; j < glances_.size(); ++j) {
      const std::size_t first = first_of(j);
      double power = kTiny;
      for (std::size_t i = lag; i < window_.size(); ++i) {
        const double change = left(first + i) - left(first + i - lag);
        power += window_[i] * change * change;
      }
      glances_[j].loudness = power;
    }
  }

  /// How far the line is off its nominal frequency, by its turning from glance to glance.
  [[nodiscard]] std::vector<double> deviation() const {
    const std::size_t n = glances_.size();
    std::vector<Complex> turned(n + 1);  // running sums
    for (std::size_t j = 0; j < n; ++j) {
      // Centred on its glance; at both ends the nearest that there is.
      const std::size_t a = std::min(j < kTurnGlances / 2 ? 0 : j - kTurnGlances / 2,
                                     n - std::min(n, kTurnGlances + 1));
      const std::size_t b = std::min(n - 1, a + kTurnGlances);
      turned[j + 1] = turned[j] + times(glances_[b].line[0], std::conj(glances_[a].line[0])) /
                                      (glances_[a].loudness + glances_[b].loudness);
    }
    std::vector<double> off(n);
    const double apart_s = static_cast<double>(kTurnGlances) / nominal_.value();
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t reach = kSteadyGlances;
      const std::size_t from = j > reach ? j - reach : 0;
      const std::size_t to = std::min(n, j + reach + 1);
      off[j] = std::clamp(std::arg(turned[to] - turned[from]) / (2.0 * std::numbers::pi * apart_s),
                          -kFarthest_hz, kFarthest_hz);
    }
    carry_to_the_ends(off);
    return off;
  }

  /// A mean that lacks one side lags behind a line that drifts, and the outermost glances all hear
  /// the same samples: both ends continue what is beside them.
  void carry_to_the_ends(std::vector<double>& off) const {
    const std::size_t n = off.size();
    const std::size_t reach = kSteadyGlances + kTurnGlances + 2;
    const std::size_t baseline = 4 * reach;
    if (n < baseline + 2 * reach) return;
    const double most = kFastest_hz_s / nominal_.value();
    const auto slope = [&](std::size_t from, std::size_t to) {
      const double apart = static_cast<double>(to) - static_cast<double>(from);
      return std::clamp((off[to] - off[from]) / apart, -most, most);
    };
    const double at_start = slope(reach, reach + baseline);
    const double at_end = slope(n - 1 - reach - baseline, n - 1 - reach);
    for (std::size_t i = 1; i <= reach; ++i) {
      off[reach - i] = off[reach] - static_cast<double>(i) * at_start;
      off[n - 1 - reach + i] = off[n - 1 - reach] + static_cast<double>(i) * at_end;
    }
  }

  /// Each glance's line becomes the weighted median of its neighbourhood.
  /// Where the hum steps, it is the median of one side that is near to what was heard.
  void steady() {
    std::vector<Line> steadied(glances_.size());
    for (std::size_t j = 0; j < glances_.size(); ++j) {
      const std::size_t from = j > kMedianGlances ? j - kMedianGlances : 0;
      const std::size_t to = std::min(glances_.size(), j + kMedianGlances + 1);
      const Line both = median_line(from, to);
      steadied[j] = both;
      if (j - from < kMedianGlances || to - j - 1 < kMedianGlances) continue;
      const Line before = median_line(from, j);
      const Line after = median_line(j + 1, to);
      const double off_before = distance(before, glances_[j].line);
      const double off_after = distance(after, glances_[j].line);
      const bool steps =
          std::min(off_before, off_after) < kStepNearer * distance(both, glances_[j].line);
      if (steps) steadied[j] = off_before < off_after ? before : after;
    }
    for (std::size_t j = 0; j < glances_.size(); ++j) glances_[j].line = steadied[j];
    play();
  }

  /// Of the glances from `from` to before `to`, each weighted by how quiet the rest was.
  [[nodiscard]] Line median_line(std::size_t from, std::size_t to) {
    Line line{};
    for (std::size_t k = 0; k < harmonics_; ++k) {
      const auto median = [&](auto part) {
        heard_.clear();
        double half = 0.0;
        for (std::size_t i = from; i < to; ++i) {
          heard_.emplace_back(part(glances_[i].line[k]), 1.0 / glances_[i].loudness);
          half += 0.5 / glances_[i].loudness;
        }
        std::sort(heard_.begin(), heard_.end());
        std::size_t i = 0;
        double below = heard_[0].second;
        while (below < half && i + 1 < heard_.size()) below += heard_[++i].second;
        return heard_[i].first;
      };
      line[k] = {median([](Complex z) { return z.real(); }),
                 median([](Complex z) { return z.imag(); })};
    }
    return line;
  }

  [[nodiscard]] double distance(const Line& a, const Line& b) const {
    double sum = 0.0;
    for (std::size_t k = 0; k < harmonics_; ++k) sum += std::norm(a[k] - b[k]);
    return sum;
  }

  /// The hum that the glances describe, at every sample.
  void play() {
    for (std::size_t i = 0; i < hum_.size(); ++i) {
      const auto [j, share] = place(i);
      const Complex turn = std::polar(1.0, phase_[i]);
      Complex phasor = 1.0;
      double hum = 0.0;
      for (std::size_t k = 0; k < harmonics_; ++k) {
        phasor = times(phasor, turn);
        const Complex line =
            glances_[j].line[k] + share * (glances_[j + 1].line[k] - glances_[j].line[k]);
        hum += line.real() * phasor.real() - line.imag() * phasor.imag();
      }
      hum_[i] = hum;
    }
  }

  [[nodiscard]] double left(std::size_t i) const { return samples_[i] - hum_[i]; }

  /// First sample of a glance; those at both ends hear what there is.
  [[nodiscard]] std::size_t first_of(std::size_t glance) const {
    const auto middle = static_cast<std::size_t>(static_cast<double>(glance) * period_);
    const std::size_t half = window_.size() / 2;
    return std::min(middle > half ? middle - half : 0, samples_.size() - window_.size());
  }

  /// Between which glances a sample lies, and how far from the first of them to the second.
  [[nodiscard]] std::pair<std::size_t, double> place(std::size_t sample) const {
    const double at = static_cast<double>(sample) / period_;
    const auto j = static_cast<std::size_t>(at);
    return {j, at - static_cast<double>(j)};
  }

  /// Written out: std::complex multiplication checks for NaN.
  static Complex times(Complex a, Complex b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
  }

  std::span<const double> samples_;
  Hertz rate_;
  Hertz nominal_;
  double period_;  ///< samples
  double mean_ = 0.0;
  std::size_t harmonics_ = 0;
  std::vector<double> window_;
  std::vector<double> phase_;
  std::vector<double> hum_;
  std::vector<Glance> glances_;
  std::vector<std::pair<double, double>> heard_;  ///< values and weights, for a median
};

}  // namespace

HumSplit split_hum(std::span<const double> samples, Hertz rate, Hertz nominal) {
  return HumRemoval(samples, rate, nominal).run();
}

}  // namespace knead::signal
