// libgpiod 1.6: lines of one bulk request share their flags, so each line is a request of its own.
#include <gpiod.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <vector>

#include "hal/linux/gpio_request.hpp"

namespace knead::board {

namespace {

constexpr const char* kConsumer = "kneadd";

struct CloseChip {
  void operator()(gpiod_chip* chip) const { ::gpiod_chip_close(chip); }
};
using Chip = std::unique_ptr<gpiod_chip, CloseChip>;

int flags_of(const LineWire& wire) {
  int flags = wire.active_low ? GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW : 0;
  switch (wire.bias) {
    case Bias::as_is:
      break;
    case Bias::pull_up:
      flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_UP;
      break;
    case Bias::pull_down:
      flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_DOWN;
      break;
    case Bias::none:
      flags |= GPIOD_LINE_REQUEST_FLAG_BIAS_DISABLE;
      break;
  }
  return flags;
}

TimePoint time_of(const timespec& ts) {
  return TimePoint(std::chrono::seconds(ts.tv_sec) + std::chrono::nanoseconds(ts.tv_nsec));
}

class RequestV1 final : public GpioRequest {
 public:
  explicit RequestV1(Chip chip) : chip_(std::move(chip)) {}

  [[nodiscard]] tl::expected<void, RequestFailure> take(std::span<const LineWire> wires,
                                                        LineUse use) {
    const bool inputs = use == LineUse::inputs_with_edges;
    for (std::size_t i = 0; i < wires.size(); ++i) {
      gpiod_line* line = ::gpiod_chip_find_line(chip_.get(), wires[i].line.c_str());
      if (line == nullptr) {
        return tl::unexpected(RequestFailure{i, errno == 0 || errno == ENOENT, errno});
      }
      const gpiod_line_request_config config{
          .consumer = kConsumer,
          .request_type =
              inputs ? GPIOD_LINE_REQUEST_EVENT_BOTH_EDGES : GPIOD_LINE_REQUEST_DIRECTION_OUTPUT,
          .flags = flags_of(wires[i])};
      if (::gpiod_line_request(line, &config, 0) != 0) {
        return tl::unexpected(RequestFailure{i, false, errno});
      }
      lines_.push_back(line);
      polled_.push_back(
          {.fd = inputs ? ::gpiod_line_event_get_fd(line) : -1, .events = POLLIN, .revents = 0});
    }
    return {};
  }

  [[nodiscard]] bool get(LineBits& asserted) noexcept override {
    LineBits now = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const int value = ::gpiod_line_get_value(lines_[i]);
      if (value < 0) return false;
      if (value == 1) now |= bit(i);
    }
    asserted = now;
    return true;
  }

  [[nodiscard]] bool set(LineBits asserted) noexcept override {
    bool taken = true;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      taken &= ::gpiod_line_set_value(lines_[i], (asserted & bit(i)) != 0 ? 1 : 0) == 0;
    }
    return taken;
  }

  [[nodiscard]] bool next_edge(Edge& edge) noexcept override {
    if (::poll(polled_.data(), polled_.size(), 0) <= 0) return false;
    for (std::size_t i = 0; i < polled_.size(); ++i) {
      gpiod_line_event event{};
      if ((polled_[i].revents & POLLIN) == 0) continue;
      if (::gpiod_line_event_read_fd(polled_[i].fd, &event) != 0) continue;
      edge = {i, event.event_type == GPIOD_LINE_EVENT_RISING_EDGE, time_of(event.ts)};
      return true;
    }
    return false;
  }

 private:
  Chip chip_;  ///< closing it lets go of its lines
  std::vector<gpiod_line*> lines_;
  std::vector<pollfd> polled_;
};

}  // namespace

tl::expected<std::string, int> chip_label(const std::string& path) {
  const Chip chip(::gpiod_chip_open(path.c_str()));
  if (!chip) return tl::unexpected(errno);
  return std::string(::gpiod_chip_label(chip.get()));
}

tl::expected<bool, int> has_line(const std::string& path, const std::string& line) {
  const Chip chip(::gpiod_chip_open(path.c_str()));
  if (!chip) return tl::unexpected(errno);
  return ::gpiod_chip_find_line(chip.get(), line.c_str()) != nullptr;
}

tl::expected<std::unique_ptr<GpioRequest>, RequestFailure> request_lines(
    const std::string& path, std::span<const LineWire> lines, LineUse use) {
  Chip chip(::gpiod_chip_open(path.c_str()));
  if (!chip) return tl::unexpected(RequestFailure{0, false, errno});
  auto request = std::make_unique<RequestV1>(std::move(chip));
  if (auto taken = request->take(lines, use); !taken) return tl::unexpected(taken.error());
  return request;
}

std::string gpio_library() { return std::string("libgpiod ") + ::gpiod_version_string(); }

}  // namespace knead::board
