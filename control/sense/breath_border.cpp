#include "control/sense/breath_border.hpp"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// So many cycles make one row: ten frames of the mat, whose noise would make every gain smaller.
constexpr std::size_t kBlock = 100;
constexpr double kBlock_s = 0.1;
/// A shorter rest says nothing; half of what the sweep rests.
constexpr std::size_t kFewestBlocks = 10;
/// What the force loop and posture leave is alike for so many blocks: with 2 the errors of the
/// train seeds 1 to 133 are 0.9 times the uncertainty.
constexpr double kBlocksAlike = 2.0;
/// Noise of a block's depth, never believed to be less. From the train seeds: 0.02 mm RMS is left.
constexpr double kDepthNoise_mm = 0.01;
/// More than this left (0.04 mm in 19 of 20, train seeds), and the person moved or coughed.
constexpr double kMoved_mm = 0.1;
/// A gain is off by this share of the largest however little is left. Assumed.
constexpr double kGainOff = 0.006;
/// One newton more on both indents a middling back by 0.25 mm (4 N/mm), plus or minus.
constexpr double kGive_mm_per_n = 0.25;
constexpr double kGiveSpread_mm_per_n = 0.2;

/// From the loin's way of breathing to the chest's it takes so much of the back: the lowest two
/// ribs, about. Assumed.
constexpr Millimetre kTransition{60.0};
/// T12/L1 as the mat tells it, one standard deviation (train seeds).
constexpr Millimetre kExpectedWithin{9.0};
/// Candidates: so far to either side of where it is expected.
constexpr int kFarthest_mm = 27;

double chest_share(Millimetre along, Millimetre border) noexcept {
  const double t = std::clamp((along - border) / kTransition + 0.5, 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

}  // namespace

void BreathBorder::take(std::size_t place, Millimetre along, const SweepSample& sample) noexcept {
  if (place >= kPlaces) return;
  if (place != filling_ || in_block_ == 0) {
    filling_ = place;
    in_block_ = 0;
    sum_ = Block{};
  }
  along_[place] = along;
  sum_.depth_mm += 0.5 * (sample.depth[0] + sample.depth[1]).value();
  sum_.force_n += 0.5 * (sample.force[0] + sample.force[1]).value();
  sum_.load += sample.mat_load;
  if (++in_block_ < kBlock) return;
  constexpr double kShare = 1.0 / static_cast<double>(kBlock);
  add(place, {sum_.depth_mm * kShare, sum_.force_n * kShare, sum_.load * kShare});
  in_block_ = 0;
}

void BreathBorder::add(std::size_t place, const Block& mean) noexcept {
  if (!first_) first_ = mean;
  if (!(first_->load > 0.0)) return;
  const auto p = static_cast<int>(place);
  Row row = Row::Zero();
  row[p] = 1.0;
  // Towards the rollers with each breath in: the depth grows less.
  row[kGains + p] = 1.0 - mean.load / first_->load;
  row[2 * kGains] = mean.force_n - first_->force_n;
  row[2 * kGains + 1] = kBlock_s * static_cast<double>(blocks_[place]);
  const double depth_mm = mean.depth_mm - first_->depth_mm;
  squares_ += row * row.transpose();
  products_ += row * depth_mm;
  energy_ += depth_mm * depth_mm;
  ++blocks_[place];
}

BreathBorder::Breathing BreathBorder::breathing() const noexcept {
  double rows = 0.0;
  for (const std::size_t blocks : blocks_) rows += static_cast<double>(blocks);
  double variance = kDepthNoise_mm * kDepthNoise_mm;
  Row theta = Row::Zero();
  Square information = Square::Zero();
  // Twice: the second time with the noise that the first fit left.
  for (int pass = 0; pass < 2; ++pass) {
    const double weight = 1.0 / (kBlocksAlike * variance);
    constexpr double kGiveWeight = 1.0 / (kGiveSpread_mm_per_n * kGiveSpread_mm_per_n);
    information = squares_ * weight;
    information(2 * kGains, 2 * kGains) += kGiveWeight;
    Row right = products_ * weight;
    right[2 * kGains] += kGiveWeight * kGive_mm_per_n;
    theta = information.ldlt().solve(right);
    const double left = energy_ - 2.0 * theta.dot(products_) + theta.dot(squares_ * theta);
    variance = std::max(variance, left / rows);
  }
  const Square covariance = information.ldlt().solve(Square::Identity());
  Breathing found{.gain_mm = theta.segment<kGains>(kGains),
                  .covariance = covariance.block<kGains, kGains>(kGains, kGains),
                  .left_mm = std::sqrt(variance)};
  const double off = kGainOff * found.gain_mm.cwiseAbs().maxCoeff();
  found.covariance.diagonal().array() += off * off;
  return found;
}

double BreathBorder::likelihood(const Gains& gain_mm, const GainsSquare& information,
                                Millimetre border) const noexcept {
  // Whatever the loin's gain and the chest's are: both are fitted for each candidate.
  Eigen::Matrix<double, kGains, 2> shares;
  for (int p = 0; p < kGains; ++p) {
    const double chest = chest_share(along_[static_cast<std::size_t>(p)], border);
    shares(p, 0) = 1.0 - chest;
    shares(p, 1) = chest;
  }
  constexpr double kTiny = 1e-6;  // a region that no place belongs to may have any gain
  const Eigen::Matrix2d normal =
      shares.transpose() * information * shares + kTiny * Eigen::Matrix2d::Identity();
  const Eigen::Vector2d both = normal.ldlt().solve(shares.transpose() * information * gain_mm);
  const Gains left = gain_mm - shares * both;
  return -0.5 * left.dot(information * left) - 0.5 * std::log(normal.determinant());
}

std::optional<BreathBorder::Border> BreathBorder::border(Millimetre expected) const noexcept {
  if (std::ranges::any_of(blocks_, [](std::size_t n) { return n < kFewestBlocks; })) {
    return std::nullopt;
  }
  const Breathing felt = breathing();
  if (!felt.gain_mm.allFinite() || !(felt.left_mm <= kMoved_mm)) return std::nullopt;
  const GainsSquare information = felt.covariance.ldlt().solve(GainsSquare::Identity());
  constexpr std::size_t kCandidates = 2 * kFarthest_mm + 1;
  std::array<double, kCandidates> belief{};
  const auto off_mm = [](std::size_t i) { return static_cast<double>(i) - kFarthest_mm; };
  for (std::size_t i = 0; i < kCandidates; ++i) {
    const double spread = off_mm(i) / kExpectedWithin.value();
    belief[i] = likelihood(felt.gain_mm, information, expected + Millimetre(off_mm(i))) -
                0.5 * spread * spread;
  }
  const double most = *std::ranges::max_element(belief);
  double sum = 0.0;
  double mean = 0.0;
  double square = 0.0;
  for (std::size_t i = 0; i < kCandidates; ++i) {
    const double weight = std::exp(belief[i] - most);
    sum += weight;
    mean += weight * off_mm(i);
    square += weight * off_mm(i) * off_mm(i);
  }
  mean /= sum;
  if (!std::isfinite(mean)) return std::nullopt;
  return Border{expected + Millimetre(mean),
                Millimetre(std::sqrt(std::max(0.0, square / sum - mean * mean)))};
}

}  // namespace knead::sense
