// The whole gateway, put together: listens, serves, ends on SIGTERM and SIGINT.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "control/types/result.hpp"
#include "display/gateway/key_folder.hpp"
#include "display/gateway/role.hpp"

namespace knead::display {

struct TlsFiles {
  std::filesystem::path certificate;
  std::filesystem::path key;
};

struct GatewaySettings {
  std::vector<std::string> listen;
  std::filesystem::path socket;
  std::filesystem::path page;
  std::optional<TlsFiles> tls;
  std::vector<std::string> hosts;
  Role local_role = Role::person;
  std::string program_version;
};

/// Returns when it has been told to end. Errors: what listen, page or certificate say; refused for
/// an address that others can reach without a certificate.
[[nodiscard]] Result<void> run_gateway(const GatewaySettings& settings, KeyFolder keys);

}  // namespace knead::display
