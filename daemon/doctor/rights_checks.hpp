// May kneadd take the time and the memory that its cycle needs, and who may talk to it? Pure.
#pragma once

#include "daemon/doctor/board_facts.hpp"
#include "daemon/doctor/finding.hpp"

namespace knead::doctor {

/// SCHED_FIFO at `priority` (`realtime_priority` of kneadd.toml) and locked memory.
[[nodiscard]] Findings check_rights(const RightsFacts& facts, int priority);

/// The accounts that systemd-sysusers makes, and whether who asks may talk to kneadd.
[[nodiscard]] Findings check_account(const AccountFacts& facts);

/// kneadd's socket: there, closed to strangers, and somebody answers.
[[nodiscard]] Findings check_socket(const SocketFacts& facts);

}  // namespace knead::doctor
