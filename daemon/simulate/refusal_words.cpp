#include "daemon/simulate/refusal_words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "control/care/prescribed_envelope.hpp"
#include "control/care/session_plan.hpp"

namespace knead::simulate {

std::string refusal_words(const SessionSetup& setup, Refusal refusal) {
  std::string words(text(refusal));
  if (refusal != Refusal::too_short) return words;
  const auto least =
      care::least_minutes(setup.programmes[setup.programme], care::envelope_for(setup.condition));
  // Upwards, so that what is said is enough; a sum of shares may be off by its last digits.
  constexpr double kLastDigits = 1e-6;
  if (least) {
    words += fmt::format("; it takes {:.1f} minutes or more",
                         std::ceil(*least * 10.0 - kLastDigits) / 10.0);
  }
  return words;
}

}  // namespace knead::simulate
