// Lines that are on or off, as the cycle sees them. The driver behind is libgpiod
// (gpio_lines.hpp); tests put a fake there. Real-time: a call is one or two ioctls that do not
// sleep, and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>

#include "control/types/time.hpp"

namespace knead::board {

/// Lines in the order in which they were asked for: line i is bit i.
using LineBits = std::uint64_t;
inline constexpr std::size_t kMaxLines = 64;

[[nodiscard]] constexpr LineBits bit(std::size_t line) { return LineBits{1} << line; }

/// A line changed. Its time is the kernel's, taken in the interrupt, on CLOCK_MONOTONIC.
struct Edge {
  std::size_t line = 0;
  bool asserted = false;  ///< after it
  TimePoint at{};
};

class InputLines {
 public:
  virtual ~InputLines() = default;
  /// Which lines are asserted now. False when the chip is gone or its bus failed.
  [[nodiscard]] virtual bool levels(LineBits& asserted) noexcept = 0;
  /// The next edge since the last call, oldest first for each line; false when there is none.
  [[nodiscard]] virtual bool next_edge(Edge& edge) noexcept = 0;
};

class OutputLines {
 public:
  virtual ~OutputLines() = default;
  /// Drives all lines: bit set = asserted. False when the hardware did not take it.
  [[nodiscard]] virtual bool drive(LineBits asserted) noexcept = 0;
  /// Every line to not asserted. Async-signal-safe.
  virtual void release() noexcept = 0;
};

}  // namespace knead::board
