// How far a long command has come, on stderr: a bar with the time left at a terminal, else a plain
// line now and then, so that a log shows it too.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace knead::ctl {

class Progress {
 public:
  /// `what` is counted, `total` of them ("people").
  Progress(std::string what, std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Takes the bar away.
  ~Progress();

  void done(std::size_t count);

 private:
  using Clock = std::chrono::steady_clock;

  std::string what_;
  std::size_t total_;
  bool terminal_;
  Clock::time_point began_ = Clock::now();
  Clock::time_point told_{};
};

/// "25 s", "4 min", "1 h 20 min": as exact as a guess is.
[[nodiscard]] std::string time_left(std::chrono::duration<double> left);

}  // namespace knead::ctl
