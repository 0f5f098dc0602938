#include "hal/bridge/truth_intake.hpp"

#include <string>
#include <string_view>

namespace knead::bridge {

namespace {

// As wide as the sensors' (reading_intake.cpp); true forces do not pull.
constexpr Range kForce{0.0, 1000.0, "N"};
constexpr Range kDepth{-50.0, 300.0, "mm"};
constexpr Range kPlace{-500.0, 2000.0, "mm"};
constexpr Range kIndentation{0.0, 300.0, "mm"};
constexpr Range kPressure{-50.0, 2000.0, "kPa"};
constexpr Range kTemperature{-40.0, 150.0, "degC"};

constexpr std::string_view kMissing = "is missing; PlantHello.truth promises it in every reading";

class Taker {
 public:
  explicit Taker(FieldCheck& check) : check_(check) {}

  template <class Tag>
  void number(std::string_view group, std::string_view field, bool present, double told,
              const Range& range, Quantity<Tag>& value) {
    if (!present) return check_.complain(group, field, kMissing);
    if (check_.number(group, field, told, range)) value = Quantity<Tag>(told);
  }
  void flag(std::string_view group, std::string_view field, bool present, bool told, bool& value) {
    if (!present) return check_.complain(group, field, kMissing);
    value = told;
  }

 private:
  FieldCheck& check_;
};

}  // namespace

void take_truth(const v1::Truth& m, const TruthParts& promised, std::size_t jets, PlantTruth& truth,
                FieldCheck& check) {
  Taker taker(check);
  for (Side side : kBothSides) {
    const v1::RollerTruth& own = side == Side::left ? m.left() : m.right();
    const std::string_view group = side == Side::left ? "truth.left" : "truth.right";
    const std::size_t s = index(side);
    if (promised.rollers) {
      taker.number(group, "force_n", own.has_force_n(), own.force_n(), kForce, truth.force[s]);
      taker.number(group, "depth_mm", own.has_depth_mm(), own.depth_mm(), kDepth, truth.depth[s]);
      taker.number(group, "lateral_mm", own.has_lateral_mm(), own.lateral_mm(), kPlace,
                   truth.lateral[s]);
      taker.number(group, "indentation_mm", own.has_indentation_mm(), own.indentation_mm(),
                   kIndentation, truth.indentation[s]);
    }
    if (promised.guarding) {
      taker.flag(group, "guarding", own.has_guarding(), own.guarding(), truth.guarding[s]);
      taker.flag(group, "tensing", own.has_tensing(), own.tensing(), truth.tensing[s]);
    }
  }
  if (promised.rollers) {
    taker.number("truth", "carriage_mm", m.has_carriage_mm(), m.carriage_mm(), kPlace,
                 truth.carriage);
  }
  if (promised.spine) {
    taker.number("truth", "spine_lateral_mm", m.has_spine_lateral_mm(), m.spine_lateral_mm(),
                 kPlace, truth.spine);
  }
  if (promised.person_caused) {
    taker.flag("truth", "person_caused", m.has_person_caused(), m.person_caused(),
               truth.person_caused);
  }
  if (promised.jets &&
      check.count("truth", "nozzle_kpa", m.nozzle_kpa_size(), static_cast<int>(jets),
                  "one for each of ControllerHello.chair.jets")) {
    for (int j = 0; j < m.nozzle_kpa_size(); ++j) {
      taker.number("truth", "nozzle_kpa[" + std::to_string(j) + "]", true, m.nozzle_kpa(j),
                   kPressure, truth.nozzle[static_cast<std::size_t>(j)]);
    }
  }
  if (promised.surface && check.count("truth", "surface_degc", m.surface_degc_size(),
                                      static_cast<int>(kHeatZones), "one for each heat zone")) {
    for (int z = 0; z < m.surface_degc_size(); ++z) {
      taker.number("truth", "surface_degc[" + std::to_string(z) + "]", true, m.surface_degc(z),
                   kTemperature, truth.surface[static_cast<std::size_t>(z)]);
    }
  }
}

}  // namespace knead::bridge
