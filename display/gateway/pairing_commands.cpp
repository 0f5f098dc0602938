#include "display/gateway/pairing_commands.hpp"

#include <ctime>
#include <iomanip>
#include <ostream>

namespace knead::display {

Result<void> show_code(KeyFolder& keys, Role role, std::ostream& out) {
  return keys.invite(role, std::time(nullptr)).map([&](const PairingCode& code) {
    out << "Type this code into the browser within 5 minutes; it becomes a " << name(role)
        << ":\n\n    " << code.digits.substr(0, 4) << ' ' << code.digits.substr(4) << "\n\n";
  });
}

Result<void> list_browsers(const KeyFolder& keys, std::ostream& out) {
  return keys.browsers().map([&](const std::vector<PairedBrowser>& browsers) {
    for (const PairedBrowser& browser : browsers) {
      const std::time_t since = browser.since_s;
      std::tm day{};
      ::localtime_r(&since, &day);
      out << browser.id << "  " << name(browser.role) << "  " << std::put_time(&day, "%Y-%m-%d")
          << "  " << browser.name << '\n';
    }
  });
}

}  // namespace knead::display
