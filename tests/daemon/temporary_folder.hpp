// A folder of its own for one test, gone after it. Under /tmp because a socket's path is short.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

namespace knead::daemon {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = "/tmp/knead-test-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;  // a folder left behind in /tmp fails no test
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace knead::daemon
