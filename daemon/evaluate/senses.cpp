#include "daemon/evaluate/senses.hpp"

namespace knead::evaluate {

std::string_view name(Hardship hardship) {
  switch (hardship) {
    case Hardship::mains_50:
      return "mains_50";
    case Hardship::mains_60:
      return "mains_60";
    case Hardship::ecg_x3:
      return "ecg_x3";
    case Hardship::two_bad:
      return "two_bad";
  }
  return "?";
}

GuardingConditions conditions(Hardship hardship) {
  GuardingConditions c;
  switch (hardship) {
    case Hardship::mains_50:
      c.mains_hz = 50.0;
      break;
    case Hardship::mains_60:
      c.mains_hz = 60.0;
      break;
    case Hardship::ecg_x3:
      c.ecg_factor = 3.0;
      break;
    case Hardship::two_bad:
      c.bad_channels = 2;
      break;
  }
  return c;
}

namespace {

void measure_muscle_and_tissue(std::uint64_t seed, SensesBody& body) {
  body.guarding = measure_guarding(seed);
  if (seed % kHardshipEvery == 0) {
    body.hardships.emplace();
    for (const Hardship h : kAllHardships) {
      (*body.hardships)[static_cast<std::size_t>(h)] = measure_guarding(seed, conditions(h));
    }
  }
  body.quality = measure_quality(seed);
  body.stiffness = measure_stiffness(seed);
  if (seed % kAsymmetryEvery == 0) {
    body.unlike_sides = measure_stiffness(seed, {.asymmetry = kAsymmetry});
  }
}

}  // namespace

SensesBody measure_senses(std::uint64_t seed, const People& people, SensesScope scope) {
  SensesBody body{.seed = seed};
  if (scope == SensesScope::all) measure_muscle_and_tissue(seed, body);
  body.scan = measure_scan(seed, people);
  body.hostile = kHostiles[seed % kHostiles.size()];
  body.hostile_scan = measure_scan(seed, people, body.hostile);
  return body;
}

}  // namespace knead::evaluate
