#include "hal/linux/attribute.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>

#include "hal/linux/descriptor.hpp"
#include "hal/linux/device_error.hpp"

namespace knead::board {

Result<std::string> read_attribute(std::string_view device, const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return device_failure(device, path.string(), errno, {});
  std::array<char, 4096> text;  // one page: no sysfs attribute is longer
  const ssize_t length = ::read(file.get(), text.data(), text.size());
  if (length < 0) return device_failure(device, path.string(), errno, {});
  std::string value(text.data(), static_cast<std::size_t>(length));
  while (!value.empty() && value.back() == '\n') value.pop_back();
  return value;
}

Result<double> read_number(std::string_view device, const std::filesystem::path& path) {
  const Result<std::string> text = read_attribute(device, path);
  if (!text) return tl::unexpected(text.error());
  double value = 0.0;
  const char* end = text->data() + text->size();
  const auto [stopped, error] = std::from_chars(text->data(), end, value);
  if (error != std::errc{} || stopped != end) {
    return device_failure(device, path.string(), 0,
                          fmt::format("says '{}', which is no number: the chair's file names "
                                      "another device than it means",
                                      *text));
  }
  return value;
}

Result<void> write_attribute(std::string_view device, const std::filesystem::path& path,
                             std::string_view value) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.is_open()) return device_failure(device, path.string(), errno, {});
  const ssize_t written = ::write(file.get(), value.data(), value.size());
  if (written == static_cast<ssize_t>(value.size())) return {};
  const int error = written < 0 ? errno : EIO;
  const std::string cure(usual_cure(error));
  return device_failure(
      device, path.string(), error,
      fmt::format("it does not take '{}'{}{}", value, cure.empty() ? "" : "; ", cure));
}

}  // namespace knead::board
