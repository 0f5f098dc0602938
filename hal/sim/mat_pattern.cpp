#include "hal/sim/mat_pattern.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/back_shape.hpp"
#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// Peaks in kPa for 80 kg leaning back in a chair; the order of seat-back interface pressures.
// Their places come from the body; widths and heights are assumed.
constexpr double kBlade_kpa = 5.0;
constexpr double kButtock_kpa = 6.0;
constexpr double kRidge_kpa = 2.0;
constexpr double kTrunk_kpa = 0.6;
constexpr double kValleyDepth = 0.75;  ///< share of the pressure that the spine's valley lacks
constexpr double kValleyWidth_mm = 16.0;
constexpr double kSeat_kpa = 3.2;  ///< mean under buttocks and thighs at 80 kg
/// Each cell reports the mean over its area: this many points along and across.
constexpr int kAlongPoints = 3;
constexpr int kAcrossPoints = 6;

double bell(double distance, double width) {
  const double z = distance / width;
  return std::exp(-0.5 * z * z);
}

double twin(double from_spine, double at, double width) {
  return bell(from_spine - at, width) + bell(from_spine + at, width);
}

class BackPressure {
 public:
  BackPressure(const Body& body, double shift_mm)
      : body_(body), shape_(body), shift_mm_(shift_mm) {}

  [[nodiscard]] double at(double along, double lateral) const {
    const BackPoint here = shape_.at(along);
    const double from_spine = lateral - here.spine_mm - shift_mm_;
    const double half = body_.half_width_mm;
    const double inside = smooth_step((half - std::abs(from_spine)) / 40.0 + 0.5);
    const double below_neck = smooth_step((body_.thoracic_cervical_mm - along) / 80.0 + 0.2);
    // Where the back lies nearer to the rollers it presses harder on what it leans against.
    const double near = std::clamp((38.0 - here.surface_mm) / 16.0, 0.1, 1.6);
    double p = kTrunk_kpa * near;
    p += kRidge_kpa * near * twin(from_spine, 0.25 * half, 24.0);
    p += kBlade_kpa * bell(along - body_.shoulders_along_mm, 52.0) *
         twin(from_spine, 0.44 * half, 32.0);
    p += kButtock_kpa * bell(along - body_.pelvis_along_mm, 55.0) *
         twin(from_spine, 0.36 * half, 40.0);
    p *= 1.0 - kValleyDepth * bell(from_spine, kValleyWidth_mm);
    const double right = 2.0 * body_.right_load_share;
    const double side = from_spine > 0.0 ? right : 2.0 - right;
    return p * side * inside * below_neck * body_.weight_kg / 80.0;
  }

 private:
  const Body& body_;
  BackShape shape_;
  double shift_mm_;
};

template <class Pressure>
MatCells averaged(const MatGeometry& mat, const Pressure& pressure) {
  MatCells cells{};
  for (std::size_t row = 0; row < mat.rows; ++row) {
    for (std::size_t column = 0; column < mat.columns; ++column) {
      double sum = 0.0;
      for (int i = 0; i < kAlongPoints; ++i) {
        for (int j = 0; j < kAcrossPoints; ++j) {
          const double along =
              mat.along(row).value() + mat.row_pitch().value() * ((i + 0.5) / kAlongPoints - 0.5);
          const double lateral = mat.lateral(column).value() +
                                 mat.column_pitch().value() * ((j + 0.5) / kAcrossPoints - 0.5);
          sum += pressure(along, lateral);
        }
      }
      cells[row * mat.columns + column] = sum / (kAlongPoints * kAcrossPoints);
    }
  }
  return cells;
}

}  // namespace

MatCells back_pattern(const MatGeometry& mat, const Body& body, double shift_mm) {
  const BackPressure back(body, shift_mm);
  return averaged(mat, [&](double along, double lateral) { return back.at(along, lateral); });
}

MatCells seat_pattern(const MatGeometry& mat, const Body& body, double shift_mm) {
  const double middle_mm = body.spine_lateral_mm.front() + shift_mm;
  const double depth_mm = mat.extent_along.value();
  return averaged(mat, [&](double along, double lateral) {
    const double across = lateral - middle_mm;
    const double right = 2.0 * body.right_load_share;
    const double side = across > 0.0 ? right : 2.0 - right;
    // Buttocks at the back of the seat (row 0), thighs towards its front.
    const double buttocks = 2.0 * bell(along - 0.25 * depth_mm, 80.0);
    const double thighs = 0.9 * smooth_step(along / depth_mm + 0.3);
    return kSeat_kpa * (buttocks + thighs) * twin(across, 85.0, 55.0) * 0.6 * side *
           body.weight_kg / 80.0;
  });
}

}  // namespace knead::sim
