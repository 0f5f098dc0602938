// A folder that is gone after the test, and a history in it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "daemon/history/database.hpp"

namespace knead::history {

class Scratch : public ::testing::Test {
 protected:
  Scratch() {
    std::string pattern = ::testing::TempDir() + "/knead_history_XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Scratch() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] std::filesystem::path file(const char* name = "history.db") const {
    return folder_ / name;
  }
  [[nodiscard]] Database open() const {
    auto database = Database::open(file());
    EXPECT_TRUE(database) << database.error().message();
    return std::move(*database);
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace knead::history
