#include "tests/vm/support/kernel_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "hal/linux/descriptor.hpp"

namespace knead::vm {

namespace {

[[noreturn]] void refuse(const std::string& doing, const std::string& path) {
  throw std::runtime_error("cannot " + doing + " " + path + ": " + std::strerror(errno));
}

}  // namespace

void write_file(const std::string& path, std::string_view text) {
  const board::Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.is_open()) refuse("open", path);
  if (::write(file.get(), text.data(), text.size()) < 0) {
    refuse("write '" + std::string(text) + "' to", path);
  }
}

std::string read_file(const std::string& path) {
  const board::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) refuse("open", path);
  std::array<char, 4096> text;
  const ssize_t length = ::read(file.get(), text.data(), text.size());
  if (length < 0) refuse("read", path);
  std::string value(text.data(), static_cast<std::size_t>(length));
  while (value.ends_with('\n')) value.pop_back();
  return value;
}

void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0755) != 0 && errno != EEXIST) refuse("make", path);
}

}  // namespace knead::vm
