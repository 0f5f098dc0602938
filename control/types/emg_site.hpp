// What each electrode site is called, in files, traces and recordings. Real-time safe.
#pragma once

#include <string_view>

#include "control/types/anatomy.hpp"

namespace knead {

[[nodiscard]] constexpr std::string_view name(EmgSite site) {
  switch (site) {
    case EmgSite::upper_trapezius:
      return "upper_trapezius";
    case EmgSite::t8:
      return "t8";
    case EmgSite::l1:
      return "l1";
    case EmgSite::l4:
      return "l4";
  }
  return "?";
}

}  // namespace knead
