#include "tests/contract/bench.hpp"

namespace knead::contract {

std::string_view name(Claim claim) {
  switch (claim) {
    case Claim::driving:
      return "driving";
    case Claim::second_look:
      return "a second look";
    case Claim::ending:
      return "an ending";
    case Claim::closing:
      return "what is powered once it is closed";
    case Claim::own_heap:
      return "cycles without the heap";
  }
  return "";
}

}  // namespace knead::contract
