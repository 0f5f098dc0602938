#include "hal/sim/mat_synth.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sim {
namespace {

// All assumed.
constexpr double kGainSpread = 0.06;
constexpr double kNoise_kpa = 0.05;
constexpr double kNoiseShare = 0.01;  ///< of the reading
constexpr double kBreathingShare = 0.05;
/// The mat spreads a roller's force by about this much, so neighbours see it too.
constexpr double kSpread_mm = 20.0;

}  // namespace

MatSynth::MatSynth(const MatGeometry& geometry, Hertz rate, Random& dice) : geometry_(geometry) {
  for (double& gain : gain_) gain = 1.0 + kGainSpread * std::clamp(dice.gaussian(), -2.5, 2.5);
  creep_share_ = dice.uniform(kCreepLeast, kCreepMost);
  for (std::size_t k = 0; k < creep_rate_.size(); ++k) {
    creep_rate_[k] = 1.0 - std::exp(-1.0 / (rate.value() * kCreepTimes_s[k]));
  }
}

void MatSynth::creep(MatCells& cells) noexcept {
  for (std::size_t i = 0; i < geometry_.rows * geometry_.columns; ++i) {
    double grown = 0.0;
    for (std::size_t k = 0; k < creep_rate_.size(); ++k) {
      crept_[k][i] += creep_rate_[k] * (cells[i] - crept_[k][i]);
      grown += crept_[k][i];
    }
    cells[i] += creep_share_ * grown;
  }
}

void MatSynth::sample(const Input& input, Random& dice, PressureMap& out) noexcept {
  const std::size_t cells = geometry_.rows * geometry_.columns;
  const double leaning = input.presence * (1.0 + kBreathingShare * input.breathing);
  MatCells pressure{};
  for (std::size_t i = 0; i < cells; ++i) pressure[i] = pattern_[i] * leaning;
  for (std::size_t s = 0; s < kSides; ++s) {
    if (input.force_n[s] > 0.0) {
      add_roller(input.carriage_mm, input.lateral_mm[s], input.force_n[s], pressure);
    }
  }
  creep(pressure);
  for (std::size_t i = 0; i < cells; ++i) pressure[i] *= gain_[i];
  defects.at_the_film(pressure);
  for (std::size_t i = 0; i < cells; ++i) {
    const double read = pressure[i];
    const double noisy = read + (kNoise_kpa + kNoiseShare * read) * dice.gaussian();
    out.cells[i] = Kilopascal(std::max(0.0, noisy));
  }
  defects.at_the_converter(geometry_, dice, out);
}

void MatSynth::add_roller(double along_mm, double lateral_mm, double force_n,
                          MatCells& cells) const noexcept {
  std::array<double, kMaxMatCells> rows{};
  std::array<double, kMaxMatCells> columns{};
  double row_sum = 0.0;
  double column_sum = 0.0;
  const auto weight = [](double distance) {
    const double z = distance / kSpread_mm;
    return z * z > 12.0 ? 0.0 : std::exp(-0.5 * z * z);
  };
  for (std::size_t r = 0; r < geometry_.rows; ++r) {
    row_sum += rows[r] = weight(geometry_.along(r).value() - along_mm);
  }
  for (std::size_t c = 0; c < geometry_.columns; ++c) {
    column_sum += columns[c] = weight(geometry_.lateral(c).value() - lateral_mm);
  }
  if (row_sum * column_sum <= 0.0) return;  // beyond the mat
  const double cell_mm2 = geometry_.row_pitch().value() * geometry_.column_pitch().value();
  const double kpa = 1000.0 * force_n / cell_mm2 / (row_sum * column_sum);
  for (std::size_t r = 0; r < geometry_.rows; ++r) {
    if (rows[r] == 0.0) continue;
    for (std::size_t c = 0; c < geometry_.columns; ++c) {
      cells[r * geometry_.columns + c] += kpa * rows[r] * columns[c];
    }
  }
}

}  // namespace knead::sim
