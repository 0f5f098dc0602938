#include "daemon/server/socket_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/daemon/temporary_folder.hpp"

namespace knead::daemon {
namespace {

TEST(SocketFile, is_for_owner_and_group_only_and_goes_with_its_owner) {
  const TemporaryFolder folder;
  const auto path = folder / "deep/down/kneadd.sock";
  {
    const Result<SocketFile> socket = SocketFile::listen(path);
    ASSERT_TRUE(socket.has_value()) << socket.error().message();
    struct stat found{};
    ASSERT_EQ(::stat(path.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0660U);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(SocketFile, takes_the_place_of_a_dead_kneadd_and_not_of_a_living_one) {
  const TemporaryFolder folder;
  const auto path = folder / "kneadd.sock";
  const Result<SocketFile> alive = SocketFile::listen(path);
  ASSERT_TRUE(alive.has_value());
  const Result<SocketFile> second = SocketFile::listen(path);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::refused);

  // A dead one leaves its file: a copy of the name stays when the listener goes.
  const auto left = folder / "left.sock";
  {
    const Result<SocketFile> dying = SocketFile::listen(folder / "dying.sock");
    ASSERT_TRUE(dying.has_value());
    std::filesystem::create_hard_link(folder / "dying.sock", left);
  }
  ASSERT_TRUE(std::filesystem::exists(left));
  EXPECT_TRUE(SocketFile::listen(left).has_value());
}

TEST(SocketFile, never_removes_what_is_no_socket) {
  const TemporaryFolder folder;
  const auto path = folder / "notes.txt";
  std::ofstream(path) << "dear diary";
  const Result<SocketFile> socket = SocketFile::listen(path);
  ASSERT_FALSE(socket.has_value());
  EXPECT_NE(socket.error().message().find("no socket"), std::string::npos);
  EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(SocketFile, says_so_when_the_path_is_too_long) {
  const TemporaryFolder folder;
  const Result<SocketFile> socket = SocketFile::listen(folder / std::string(150, 'x'));
  ASSERT_FALSE(socket.has_value());
  EXPECT_EQ(socket.error().code, ErrorCode::out_of_range);
}

}  // namespace
}  // namespace knead::daemon
