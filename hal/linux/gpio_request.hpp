// The narrow seam to libgpiod: what of it this house uses, with version 1.6 behind it
// (gpio_request_v1.cpp) or version 2 (gpio_request_v2.cpp); CMake takes the one that fits the
// installed library. gpio_lines.hpp is what the chair uses.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>

#include "hal/linux/digital_lines.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

enum class LineUse : std::uint8_t { inputs_with_edges, outputs };

/// Lines of one chip, held by this process until it lets go of them. Real-time and
/// async-signal-safe after it was opened: ioctl, poll and read, and nothing from the heap.
class GpioRequest {
 public:
  virtual ~GpioRequest() = default;
  /// Line i of the request is bit i.
  [[nodiscard]] virtual bool get(LineBits& asserted) noexcept = 0;
  [[nodiscard]] virtual bool set(LineBits asserted) noexcept = 0;
  [[nodiscard]] virtual bool next_edge(Edge& edge) noexcept = 0;
};

struct RequestFailure {
  std::size_t line = 0;  ///< which of the wanted
  bool unknown = false;  ///< the chip has no line of that name
  int error_number = 0;
};

/// The label of the chip at `path`; else an errno.
[[nodiscard]] tl::expected<std::string, int> chip_label(const std::string& path);

/// Has the chip at `path` a line of this name, whoever holds it? Else an errno.
[[nodiscard]] tl::expected<bool, int> has_line(const std::string& path, const std::string& line);

/// Takes the lines, by name. Outputs begin not asserted. At most kMaxLines, all of the chip at
/// `path`.
[[nodiscard]] tl::expected<std::unique_ptr<GpioRequest>, RequestFailure> request_lines(
    const std::string& path, std::span<const LineWire> lines, LineUse use);

/// "libgpiod 1.6.3", as the library says itself.
[[nodiscard]] std::string gpio_library();

}  // namespace knead::board
