#include "tests/vm/support/kernel_log.hpp"

#include <sys/klog.h>

#include <string>
#include <string_view>

namespace knead::vm {

std::size_t watchdog_expiries() {
  constexpr int kReadAll = 3;
  constexpr int kLongest = 1 << 18;
  std::string log(kLongest, '\0');
  const int length = ::klogctl(kReadAll, log.data(), kLongest);
  log.resize(static_cast<std::size_t>(length > 0 ? length : 0));
  constexpr std::string_view kBite = "Triggered - Reboot ignored";
  std::size_t count = 0;
  for (std::size_t at = log.find(kBite); at != std::string::npos; at = log.find(kBite, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace knead::vm
