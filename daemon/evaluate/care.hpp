// Sessions of random people with random programmes, held against the care rules: what
// `kneadctl evaluate care` runs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "config/errors.hpp"
#include "config/file_text.hpp"
#include "control/types/request.hpp"
#include "control/types/snapshot.hpp"
#include "daemon/evaluate/care_watch.hpp"
#include "hal/sim/invariants.hpp"
#include "hal/sim/seeds.hpp"

namespace knead::evaluate {

/// What came of one pair.
struct CareMet {
  std::uint64_t seed = 0;
  std::string programme;  ///< its file, and whether it was varied
  bool must_refuse = false;
  bool prescribed = false;          ///< care had nothing against it
  Refusal refusal = Refusal::none;  ///< of the start
  Outcome outcome = Outcome::none;  ///< none: it has not ended
  bool rests = false;               ///< it came as far as its rest, and was watched no longer
  bool massaged = false;
  double massage_s = 0.0;
  int signs = 0;
  std::array<std::optional<CareBreach>, kCarePromises> breaches{};
  sim::Invariants invariants{};
};

/// Seconds of work; pure: the same seed and files give the same answer.
[[nodiscard]] CareMet meet(std::uint64_t seed, const std::vector<config::FileText>& shipped);

/// A finished campaign.
struct Care {
  sim::SeedRange seeds{};
  std::vector<CareMet> pairs{};  ///< in the order of their seeds
  double wall_s = 0.0;
};

/// Every programme of the folder, as text. Errors: the loader's, of whatever file it refuses.
[[nodiscard]] config::Loaded<std::vector<config::FileText>> shipped_programmes(
    const std::filesystem::path& folder);

}  // namespace knead::evaluate
