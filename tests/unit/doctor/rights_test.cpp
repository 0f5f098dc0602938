// Rights, accounts and the socket, from files to the verdict.
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "daemon/doctor/read_access.hpp"
#include "daemon/doctor/read_rights.hpp"
#include "daemon/doctor/rights_checks.hpp"
#include "tests/unit/doctor/fake_board.hpp"
#include "tests/unit/doctor/judged.hpp"

namespace knead::doctor {
namespace {

constexpr int kPriority = 45;
constexpr uid_t kAda = 1000;
constexpr gid_t kKnead = 990;

/// A line of /proc/PID/stat with that real-time priority and policy; the name has a trap in it.
std::string stat_line(const char* priority_and_policy) {
  std::string line = "812 (knead) x) S";
  for (int i = 0; i < 36; ++i) line += " 7";
  return line + " " + priority_and_policy + " 0 0\n";
}

class DoctorRights : public ::testing::Test {
 protected:
  void run_kneadd(const char* priority_and_policy, const char* locked) const {
    board.put("proc/1/comm", "systemd\n");
    board.put("proc/812/comm", "kneadd\n");
    board.put("proc/812/limits",
              "Limit                     Soft Limit           Hard Limit           Units\n"
              "Max locked memory         unlimited            unlimited            bytes\n"
              "Max realtime priority     50                   50\n");
    board.put("proc/812/status", std::string("Name: kneadd\nVmLck:\t") + locked + " kB\n");
    board.put("proc/812/task/812/stat", stat_line("0 0"));
    board.put("proc/812/task/813/stat", stat_line(priority_and_policy));
  }
  [[nodiscard]] Findings findings() const {
    const auto facts = read_rights_of_kneadd(board.root());
    return facts ? check_rights(*facts, kPriority) : Findings{};
  }

  FakeBoard board;
};

TEST_F(DoctorRights, of_a_running_kneadd_are_read_from_its_threads_and_memory) {
  EXPECT_TRUE(findings().empty());
  run_kneadd("45 1", "122488");
  EXPECT_TRUE(all_green(findings()));
  EXPECT_NE(findings()[0].found.find("pid 812"), std::string::npos);
  EXPECT_NE(findings()[0].found.find("limit 50"), std::string::npos);
  EXPECT_NE(findings()[1].found.find("limit unlimited"), std::string::npos);
}

TEST_F(DoctorRights, a_kneadd_without_priority_or_lock_is_red_and_its_unit_is_the_cure) {
  run_kneadd("0 0", "0");
  const Finding priority = judged(findings(), "real-time priority");
  EXPECT_EQ(priority.verdict, Verdict::red);
  EXPECT_NE(priority.cure.find("LimitRTPRIO=45"), std::string::npos);
  const Finding lock = judged(findings(), "memory lock");
  EXPECT_EQ(lock.verdict, Verdict::red);
  EXPECT_NE(lock.cure.find("LimitMEMLOCK=infinity"), std::string::npos);
}

TEST_F(DoctorRights, round_robin_is_not_what_the_cycle_runs_with) {
  run_kneadd("45 2", "1");
  EXPECT_EQ(judged(findings(), "real-time priority").verdict, Verdict::red);
}

TEST_F(DoctorRights, that_a_shell_is_refused_are_red_with_the_kernels_word) {
  const RightsFacts refused{.whose = "this shell",
                            .rtprio_limit = 0,
                            .memlock_limit = 8 * 1024 * 1024,
                            .fifo_error = "Operation not permitted",
                            .lock_error = "Cannot allocate memory"};
  const Findings found = check_rights(refused, kPriority);
  const Finding priority = judged(found, "real-time priority");
  EXPECT_EQ(priority.verdict, Verdict::red);
  EXPECT_NE(priority.found.find("Operation not permitted"), std::string::npos);
  EXPECT_NE(priority.cure.find("rtprio 45"), std::string::npos);
  EXPECT_EQ(judged(found, "memory lock").verdict, Verdict::red);
}

TEST_F(DoctorRights, tried_here_come_with_a_reason_when_refused) {
  const RightsFacts here = try_rights(kPriority);
  EXPECT_EQ(here.fifo_granted, here.fifo_error.empty());
  EXPECT_EQ(here.memory_locked, here.lock_error.empty());
}

class DoctorAccess : public DoctorRights {
 protected:
  [[nodiscard]] Finding account(const char* check, const Asker& asker = {kAda, {kKnead}}) const {
    return judged(check_account(read_account(board.root(), asker)), check);
  }
};

TEST_F(DoctorAccess, a_member_of_knead_on_a_board_with_its_accounts_is_green) {
  EXPECT_TRUE(all_green(check_account(read_account(board.root(), {kAda, {kKnead}}))));
}

TEST_F(DoctorAccess, a_stranger_may_not_talk_to_kneadd_and_root_may) {
  const Finding stranger = account("who asks", {kAda, {kAda}});
  EXPECT_EQ(stranger.verdict, Verdict::amber);
  EXPECT_EQ(stranger.cure, "sudo adduser ada knead, then log in anew");
  EXPECT_EQ(account("who asks", {0, {0}}).verdict, Verdict::green);
}

TEST_F(DoctorAccess, a_missing_account_is_red_and_a_shell_without_devices_amber) {
  board.put("etc/group", "root:x:0:\nknead:x:990:\nknead-io:x:991:\n");
  EXPECT_EQ(account("account of kneadd").verdict, Verdict::amber);
  board.put("etc/group", "root:x:0:\nknead:x:990:\n");
  EXPECT_EQ(account("account of kneadd").found, "no group knead-io");
  board.put("etc/group", "root:x:0:\n");
  EXPECT_EQ(account("account of kneadd").found, "no group knead");
  board.put("etc/passwd", "root:x:0:0::/root:/bin/sh\n");
  const Finding none = account("account of kneadd");
  EXPECT_EQ(none.verdict, Verdict::red);
  EXPECT_NE(none.cure.find("systemd-sysusers"), std::string::npos);
}

class DoctorSocket : public DoctorAccess {
 protected:
  ~DoctorSocket() override {
    if (listening >= 0) ::close(listening);
  }
  void bind_it(bool listen) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    ASSERT_EQ(::chmod(path.c_str(), 0660), 0);
    if (listen) {
      ASSERT_EQ(::listen(listening, 1), 0);
    }
  }
  [[nodiscard]] Finding socket() const {
    return judged(check_socket(read_socket(board.root(), path)), "socket");
  }

  std::filesystem::path path = board.path() / "kneadd.sock";
  int listening = -1;
};

TEST_F(DoctorSocket, that_answers_its_group_alone_is_green) {
  bind_it(true);
  const Finding found = socket();
  EXPECT_EQ(found.verdict, Verdict::green);
  EXPECT_NE(found.found.find("660"), std::string::npos);
}

TEST_F(DoctorSocket, that_is_not_there_or_was_left_behind_is_amber) {
  EXPECT_EQ(socket().verdict, Verdict::amber);
  bind_it(false);
  const Finding dead = socket();
  EXPECT_EQ(dead.verdict, Verdict::amber);
  EXPECT_NE(dead.found.find("Connection refused"), std::string::npos);
}

TEST_F(DoctorSocket, that_anybody_may_use_is_red) {
  bind_it(true);
  ASSERT_EQ(::chmod(path.c_str(), 0666), 0);
  EXPECT_EQ(socket().verdict, Verdict::red);
}

TEST_F(DoctorSocket, that_is_a_plain_file_is_red) {
  board.put("kneadd.sock", "x");
  EXPECT_EQ(socket().verdict, Verdict::red);
}

}  // namespace
}  // namespace knead::doctor
