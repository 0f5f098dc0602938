// Somebody's intake and a programme, drawn from a seed: what `kneadctl evaluate care` lets meet.
// Answers and courses of every kind, also those that speak against a massage; programmes as they
// ship and in variations that the loader accepts. The person who sits in the chair, and what they
// say and do there, is drawn too. Allocates.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "config/file_text.hpp"
#include "control/care/answers.hpp"
#include "control/care/course.hpp"
#include "control/types/programme.hpp"
#include "control/types/request.hpp"
#include "hal/sim/body.hpp"

namespace knead::evaluate {

/// What the person does at a moment of the massage, beside sitting there.
struct CareDeed {
  enum class Kind : std::uint8_t { guard, cough, hand_ease, hand_pain, request };
  Duration at{};  ///< of massage time
  Kind kind{};
  Side side{};         ///< of guard
  RequestKind said{};  ///< of request
  Newton ceiling{};    ///< of a request for one
  [[nodiscard]] bool operator<(const CareDeed& other) const { return at < other.at; }
};

struct CarePair {
  std::uint64_t seed = 0;
  care::Answers answers{};
  care::Course course{};
  care::Day today{};
  Programme programme{};
  std::string source{};  ///< the programme's file, and whether it was varied
  double minutes = 0.0;  ///< asked for
  sim::Population population{};
  std::vector<CareDeed> deeds{};  ///< in the order of their times
};

/// Pure: the same seed and files give the same pair. `shipped` is not empty, and the loader accepts
/// every file of it.
[[nodiscard]] CarePair draw_pair(std::uint64_t seed, const std::vector<config::FileText>& shipped);

/// The file with some of its numbers and the order of its work changed.
[[nodiscard]] config::FileText varied(const config::FileText& programme, std::uint64_t seed);

}  // namespace knead::evaluate
