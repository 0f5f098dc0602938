#include "daemon/doctor/read_access.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sstream>

namespace knead::doctor {

namespace {

constexpr mode_t kPermissions = S_IRWXU | S_IRWXG | S_IRWXO;

/// A row of passwd(5) or group(5), divided at its colons: the name first, the id third.
using Row = std::vector<std::string>;
constexpr std::size_t kId = 2;
constexpr std::size_t kGroupOfUser = 3;
constexpr std::size_t kMembers = 3;

Row divided(const std::string& line, char at) {
  Row row;
  std::istringstream parts(line);
  for (std::string part; std::getline(parts, part, at);) {
    row.push_back(part);
  }
  return row;
}

std::vector<Row> rows(const Root& root, const char* file) {
  std::vector<Row> rows;
  for (const std::string& line : root.lines(file)) {
    if (Row row = divided(line, ':'); row.size() > kId) rows.push_back(std::move(row));
  }
  return rows;
}

const Row* by_name(const std::vector<Row>& rows, const std::string& name) {
  const auto row = std::ranges::find_if(rows, [&](const Row& r) { return r.front() == name; });
  return row == rows.end() ? nullptr : &*row;
}

std::string name_of(const std::vector<Row>& rows, unsigned id) {
  const std::string text = std::to_string(id);
  const auto row = std::ranges::find_if(rows, [&](const Row& r) { return r[kId] == text; });
  return row == rows.end() ? text : row->front();
}

bool is_member(const Row& user, const Row& group) {
  if (user.size() > kGroupOfUser && user[kGroupOfUser] == group[kId]) return true;
  const Row members = group.size() > kMembers ? divided(group[kMembers], ',') : Row{};
  return std::ranges::find(members, user.front()) != members.end();
}

/// Empty when somebody answered, else errno in words.
std::string connect_error(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.native().size() >= sizeof(address.sun_path)) return std::strerror(ENAMETOOLONG);
  std::memcpy(address.sun_path, path.c_str(), path.native().size());
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (socket < 0) return std::strerror(errno);
  const int error =
      ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 ? 0
                                                                                           : errno;
  ::close(socket);
  return error == 0 ? std::string() : std::strerror(error);
}

}  // namespace

Asker Asker::this_process() {
  Asker asker{.user = ::geteuid(), .groups = {}};
  const int count = ::getgroups(0, nullptr);
  asker.groups.resize(static_cast<std::size_t>(std::max(count, 0)));
  const int filled = ::getgroups(count, asker.groups.data());
  asker.groups.resize(static_cast<std::size_t>(std::max(filled, 0)));
  asker.groups.push_back(::getegid());
  return asker;
}

AccountFacts read_account(const Root& root, const Asker& asker) {
  const std::vector<Row> users = rows(root, "etc/passwd");
  const std::vector<Row> groups = rows(root, "etc/group");
  const Row* knead = by_name(users, "knead");
  const Row* io = by_name(groups, "knead-io");
  AccountFacts facts{
      .user = name_of(users, asker.user),
      .root = asker.user == 0,
      .groups = {},
      .knead_user = knead != nullptr,
      .knead_group = by_name(groups, "knead") != nullptr,
      .io_group = io != nullptr,
      .knead_in_io_group = knead != nullptr && io != nullptr && is_member(*knead, *io)};
  for (const gid_t group : asker.groups) {
    facts.groups.push_back(name_of(groups, group));
  }
  return facts;
}

SocketFacts read_socket(const Root& root, const std::filesystem::path& path) {
  SocketFacts facts{.path = path, .owner = {}, .group = {}, .error = {}};
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) {
    facts.there = errno == EACCES;  // behind a folder that is closed to us
    facts.is_socket = facts.there;
    facts.error = std::strerror(errno);
    return facts;
  }
  facts.there = true;
  facts.is_socket = S_ISSOCK(found.st_mode);
  facts.mode = found.st_mode & kPermissions;
  facts.owner = name_of(rows(root, "etc/passwd"), found.st_uid);
  facts.group = name_of(rows(root, "etc/group"), found.st_gid);
  if (facts.is_socket) {
    facts.error = connect_error(path);
    facts.answers = facts.error.empty();
  }
  return facts;
}

}  // namespace knead::doctor
