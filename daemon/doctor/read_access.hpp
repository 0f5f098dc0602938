// Looks at accounts and at kneadd's socket. Set-up only.
#pragma once

#include <sys/types.h>

#include <vector>

#include "daemon/doctor/board_facts.hpp"
#include "daemon/doctor/root.hpp"

namespace knead::doctor {

/// Who asks: ids, as the kernel knows them.
struct Asker {
  uid_t user = 0;
  std::vector<gid_t> groups;

  [[nodiscard]] static Asker this_process();
};

/// /etc/passwd and /etc/group under `root`.
[[nodiscard]] AccountFacts read_account(const Root& root, const Asker& asker);

/// The file at `path`, and whether somebody accepts a connection there, which is closed at once.
[[nodiscard]] SocketFacts read_socket(const Root& root, const std::filesystem::path& path);

}  // namespace knead::doctor
