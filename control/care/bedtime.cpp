#include "control/care/bedtime.hpp"

#include <cmath>

namespace knead::care {

namespace {

constexpr std::chrono::minutes kDay{24 * 60};
/// Who is up for so long after their bedtime is late for bed, not early for the next. Assumed.
constexpr std::chrono::hours kLateForBed{4};

}  // namespace

bool stimulates(const Programme& programme) {
  if (programme.method == Method::vibration) return true;
  double all = 0.0;
  double vibration = 0.0;
  for (const Phase& phase : programme.phases) {
    if (phase.kind != PhaseKind::work) continue;
    all += phase.share;
    if (phase.technique == Technique::vibration) vibration += phase.share;
  }
  return vibration > 0.5 * all;
}

std::optional<std::chrono::minutes> bedtime_too_near(const Programme& programme,
                                                     const Answers& answers,
                                                     std::chrono::minutes now) {
  const auto bedtime = answers.number(Question::bedtime);
  if (!bedtime || !stimulates(programme)) return std::nullopt;
  const std::chrono::minutes left = (std::chrono::minutes(*bedtime) - now % kDay + kDay) % kDay;
  if (left >= kDay - kLateForBed) return std::chrono::minutes(0);
  // The end of the massage counts, as long as it is meant to be.
  const std::chrono::minutes lasts(std::lround(programme.default_minutes));
  if (left > kStimulatesFor + lasts) return std::nullopt;
  return left;
}

}  // namespace knead::care
