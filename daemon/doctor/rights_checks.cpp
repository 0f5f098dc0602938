#include "daemon/doctor/rights_checks.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

namespace knead::doctor {

namespace {

/// kneadd runs by its unit, which gives the rights; a shell gets them from PAM.
std::string rights_cure(const RightsFacts& facts, const std::string& unit_line,
                        const std::string& shell_line) {
  if (facts.of_kneadd) {
    return fmt::format(
        "sudo systemctl edit kneadd, [Service] {}, then sudo systemctl restart kneadd", unit_line);
  }
  return fmt::format(
      "sudo systemctl start kneadd, whose unit grants it; at a desk: "
      "echo '@knead - {}' | sudo tee -a /etc/security/limits.d/knead.conf, "
      "then log in anew",
      shell_line);
}

std::string limit_words(std::optional<std::uint64_t> limit, std::uint64_t unit,
                        const char* suffix) {
  if (!limit) return "unknown";
  if (*limit == kUnlimited) return "unlimited";
  return fmt::format("{}{}", *limit / unit, suffix);
}

Finding check_priority(const RightsFacts& facts, int priority) {
  Finding finding{.group = "rights",
                  .check = "real-time priority",
                  .found = fmt::format("{}: {} (limit {})", facts.whose,
                                       facts.fifo_granted ? "granted" : "refused",
                                       limit_words(facts.rtprio_limit, 1, "")),
                  .limit = fmt::format("SCHED_FIFO {}", priority)};
  if (!facts.fifo_granted) {
    finding.verdict = Verdict::red;
    if (!facts.fifo_error.empty()) finding.found += ": " + facts.fifo_error;
    finding.cure = rights_cure(facts, fmt::format("LimitRTPRIO={}", priority),
                               fmt::format("rtprio {}", priority));
  }
  return finding;
}

Finding check_lock(const RightsFacts& facts) {
  Finding finding{.group = "rights",
                  .check = "memory lock",
                  .found = fmt::format("{}: {} (limit {})", facts.whose,
                                       facts.memory_locked ? "granted" : "refused",
                                       limit_words(facts.memlock_limit, 1024 * 1024, " MiB")),
                  .limit = "all memory of kneadd"};
  if (!facts.memory_locked) {
    finding.verdict = Verdict::red;
    if (!facts.lock_error.empty()) finding.found += ": " + facts.lock_error;
    finding.cure = rights_cure(facts, "LimitMEMLOCK=infinity", "memlock unlimited");
  }
  return finding;
}

bool contains(const std::vector<std::string>& names, const char* name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

Findings check_rights(const RightsFacts& facts, int priority) {
  return {check_priority(facts, priority), check_lock(facts)};
}

Findings check_account(const AccountFacts& facts) {
  Finding service{.group = "access",
                  .check = "account of kneadd",
                  .found = "knead, with the devices' group knead-io",
                  .limit = "user knead, in group knead-io"};
  if (!facts.knead_user || !facts.knead_group || !facts.io_group) {
    service.verdict = Verdict::red;
    service.found = !facts.knead_user    ? "no user knead"
                    : !facts.knead_group ? "no group knead"
                                         : "no group knead-io";
    service.cure = "sudo systemd-sysusers && sudo udevadm trigger && sudo systemctl restart kneadd";
  } else if (!facts.knead_in_io_group) {
    service.verdict = Verdict::amber;
    service.found = "knead is not in knead-io; the unit gives it, a shell of that user has it not";
    service.cure = "sudo adduser knead knead-io";
  }
  Finding asker{.group = "access",
                .check = "who asks",
                .found = facts.user + (facts.root ? ", who may everything" : ", a member of knead"),
                .limit = "a member of group knead"};
  if (!facts.root && !contains(facts.groups, "knead")) {
    asker.verdict = Verdict::amber;
    asker.found = facts.user + ", no member of knead: may not talk to kneadd";
    asker.cure = fmt::format("sudo adduser {} knead, then log in anew", facts.user);
  }
  return {service, asker};
}

Findings check_socket(const SocketFacts& facts) {
  Finding finding{
      .group = "access", .check = "socket", .limit = "kneadd answers; owner and group only"};
  const std::string path = facts.path.string();
  if (!facts.there) {
    finding.verdict = Verdict::amber;
    finding.found = path + ": nothing there";
    finding.cure = "sudo systemctl start kneadd; systemctl status kneadd says why not";
  } else if (!facts.is_socket) {
    finding.verdict = Verdict::red;
    finding.found = path + ": is no socket";
    finding.cure = fmt::format("sudo mv {0} {0}.old && sudo systemctl restart kneadd", path);
  } else if ((facts.mode & S_IRWXO) != 0) {
    finding.verdict = Verdict::red;
    finding.found = fmt::format("{}: mode {:o}, anybody may move the chair", path, facts.mode);
    finding.cure = fmt::format("sudo chmod o= {} && sudo systemctl restart kneadd", path);
  } else if (!facts.answers) {
    finding.verdict = Verdict::amber;
    finding.found = fmt::format("{} ({}:{} {:o}): nobody answers: {}", path, facts.owner,
                                facts.group, facts.mode, facts.error);
    finding.cure = "sudo systemctl restart kneadd; a member of knead asks: groups";
  } else {
    finding.found =
        fmt::format("{} ({}:{} {:o}) answers", path, facts.owner, facts.group, facts.mode);
  }
  return {finding};
}

}  // namespace knead::doctor
