#include "daemon/kneadctl/simulation_words.hpp"

#include <fmt/format.h>

namespace knead::ctl {

std::string lapse_words(double time_lapse) {
  const bool life = time_lapse == 0.0 || time_lapse == 1.0;
  return life ? "" : fmt::format("{:g} times as fast as life", time_lapse);
}

std::string simulation_words(double time_lapse, int faults) {
  std::string words = lapse_words(time_lapse);
  if (faults > 0) {
    words += fmt::format("{}{} fault{} simulated", words.empty() ? "" : ", ", faults,
                         faults == 1 ? "" : "s");
  }
  return words;
}

}  // namespace knead::ctl
