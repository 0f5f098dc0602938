#include "daemon/kneadctl/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <utility>

namespace knead::ctl {

namespace {

constexpr int kWidth = 40;
/// Where there is no terminal: a line so often, and at the end.
constexpr std::chrono::seconds kBetweenLines{10};

}  // namespace

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), terminal_(isatty(STDERR_FILENO) != 0) {
  done(0);
}

Progress::~Progress() {
  if (terminal_) fmt::print(stderr, "\r\033[K");
}

void Progress::done(std::size_t count) {
  const auto now = Clock::now();
  const double share = static_cast<double>(count) / static_cast<double>(total_);
  std::string left;
  if (count > 0 && count < total_) {
    left = fmt::format(", {} left", time_left((now - began_) * (1.0 / share - 1.0)));
  }
  if (terminal_) {
    std::string bar;
    for (int i = 0; i < kWidth; ++i) bar += i < static_cast<int>(share * kWidth) ? "━" : "─";
    fmt::print(stderr, "\r{} {} of {} {}{}\033[K", bar, count, total_, what_, left);
  } else if (count == total_ || now - told_ >= kBetweenLines) {
    fmt::print(stderr, "{} of {} {}{}\n", count, total_, what_, left);
    told_ = now;
  }
  std::fflush(stderr);
}

std::string time_left(std::chrono::duration<double> left) {
  const double s = left.count();
  if (s < 90.0) return fmt::format("{:.0f} s", std::ceil(s));
  const auto minutes = static_cast<long>(std::ceil(s / 60.0));
  if (minutes < 90) return fmt::format("{} min", minutes);
  return fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

}  // namespace knead::ctl
