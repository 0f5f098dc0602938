// A folder that looks like the kernel's /sys and /dev for as long as a test runs. A named pipe
// stands for /dev/iio:deviceN: what is written into it is what the kernel's buffer would hand out.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "hal/linux/linux_description.hpp"

namespace knead::board {

class FakeKernel {
 public:
  FakeKernel() {
    std::string pattern = (std::filesystem::temp_directory_path() / "knead-board-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
    paths_ = {(root_ / "sys").string(), (root_ / "dev").string()};
    std::filesystem::create_directories(paths_.dev);
  }
  ~FakeKernel() { std::filesystem::remove_all(root_); }
  FakeKernel(const FakeKernel&) = delete;
  FakeKernel& operator=(const FakeKernel&) = delete;

  [[nodiscard]] const KernelPaths& paths() const { return paths_; }

  /// An attribute below /sys, with its folders.
  void attribute(std::string_view path, std::string_view text) const {
    const std::filesystem::path file = std::filesystem::path(paths_.sys) / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text << '\n';
  }

  [[nodiscard]] std::string read(std::string_view path) const {
    std::ostringstream text;
    text << std::ifstream(std::filesystem::path(paths_.sys) / path).rdbuf();
    std::string value = text.str();
    while (value.ends_with('\n')) value.pop_back();
    return value;
  }

  /// Makes `link` below /sys lead to the folder `to` below /sys.
  void link(std::string_view link, std::string_view to) const {
    const std::filesystem::path from = std::filesystem::path(paths_.sys) / link;
    std::filesystem::create_directories(from.parent_path());
    std::filesystem::create_directory_symlink(std::filesystem::path(paths_.sys) / to, from);
  }

  void make_pipe(std::string_view node) const {
    ASSERT_EQ(::mkfifo((std::filesystem::path(paths_.dev) / node).c_str(), 0600), 0);
  }

  void into_pipe(std::string_view node, std::span<const std::byte> bytes) const {
    const int pipe =
        ::open((std::filesystem::path(paths_.dev) / node).c_str(), O_WRONLY | O_NONBLOCK);
    ASSERT_GE(pipe, 0);
    EXPECT_EQ(::write(pipe, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    // Left open until the test ends: a pipe without writers reads as a file's end.
    keep_.push_back(pipe);
  }

 private:
  std::filesystem::path root_;
  KernelPaths paths_;
  struct Pipes : std::vector<int> {
    ~Pipes() {
      for (const int pipe : *this) ::close(pipe);
    }
  };
  mutable Pipes keep_;
};

}  // namespace knead::board
