// What a plant has said of itself, and the truth that it tells. Plain data.
#pragma once

#include <array>
#include <string>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/units.hpp"

namespace knead::bridge {

/// Senses that a plant may have beyond those that every plant must have.
struct Gives {
  bool emg = false;
  bool motor_current = false;
  bool nozzles = false;
  bool water_level = false;
  bool water_flow = false;
};

/// Parts of the truth that a plant promises in every reading.
struct TruthParts {
  bool rollers = false;
  bool spine = false;
  bool guarding = false;
  bool person_caused = false;
  bool jets = false;
  bool surface = false;

  [[nodiscard]] bool all() const {
    return rollers && spine && guarding && person_caused && jets && surface;
  }
};

struct PlantFacts {
  std::string name;  ///< printable, 1 to 100 bytes
  Gives gives{};
  TruthParts truth{};
};

/// What really is the case, of the parts that the plant promised; the rest stays as it is here.
struct PlantTruth {
  std::array<Newton, kSides> force{};
  std::array<Millimetre, kSides> depth{};
  std::array<Millimetre, kSides> lateral{};
  std::array<Millimetre, kSides> indentation{};
  std::array<bool, kSides> guarding{};
  std::array<bool, kSides> tensing{};
  Millimetre carriage{};
  Millimetre spine{};
  bool person_caused = false;
  std::array<Kilopascal, kMaxJets> nozzle{};
  std::array<Celsius, kHeatZones> surface{};
};

}  // namespace knead::bridge
