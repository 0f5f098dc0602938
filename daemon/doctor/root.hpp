// Files of /proc, /sys and /etc, read under a root: "/" on a board, a folder in a test, or a
// mounted image. Set-up only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace knead::doctor {

class Root {
 public:
  explicit Root(std::filesystem::path path = "/") : path_(std::move(path)) {}

  /// `name` is without a leading slash: "proc/meminfo".
  [[nodiscard]] std::filesystem::path at(const std::filesystem::path& name) const {
    return path_ / name;
  }
  /// The whole of it without spaces at its end; none when it cannot be read.
  [[nodiscard]] std::optional<std::string> text(const std::filesystem::path& name) const;
  [[nodiscard]] std::vector<std::string> lines(const std::filesystem::path& name) const;
  /// The first number of it.
  [[nodiscard]] std::optional<std::int64_t> number(const std::filesystem::path& name) const;
  /// What a folder has, sorted; nothing when it is not there.
  [[nodiscard]] std::vector<std::filesystem::path> entries(const std::filesystem::path& name) const;

 private:
  std::filesystem::path path_;
};

/// The first number in `text`; none when it begins with none.
[[nodiscard]] std::optional<std::int64_t> leading_number(const std::string& text);

/// "0-2,5" as the kernel writes lists of processors. What is not a list is no processor.
[[nodiscard]] std::vector<int> cpu_list(const std::string& text);

}  // namespace knead::doctor
