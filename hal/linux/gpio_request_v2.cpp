// libgpiod 2: one request holds all lines of a chip, each with its own settings.
#include <gpiod.h>

#include <array>
#include <cerrno>
#include <vector>

#include "hal/linux/gpio_request.hpp"

namespace knead::board {

namespace {

constexpr const char* kConsumer = "kneadd";
constexpr std::size_t kEdgesAtOnce = 16;

template <auto free>
struct Free {
  template <class T>
  void operator()(T* thing) const {
    free(thing);
  }
};
using Chip = std::unique_ptr<gpiod_chip, Free<::gpiod_chip_close>>;
using ChipInfo = std::unique_ptr<gpiod_chip_info, Free<::gpiod_chip_info_free>>;
using Settings = std::unique_ptr<gpiod_line_settings, Free<::gpiod_line_settings_free>>;
using LineConfig = std::unique_ptr<gpiod_line_config, Free<::gpiod_line_config_free>>;
using RequestConfig = std::unique_ptr<gpiod_request_config, Free<::gpiod_request_config_free>>;
using Request = std::unique_ptr<gpiod_line_request, Free<::gpiod_line_request_release>>;
using EdgeBuffer = std::unique_ptr<gpiod_edge_event_buffer, Free<::gpiod_edge_event_buffer_free>>;

gpiod_line_bias bias_of(Bias bias) {
  switch (bias) {
    case Bias::as_is:
      return GPIOD_LINE_BIAS_AS_IS;
    case Bias::pull_up:
      return GPIOD_LINE_BIAS_PULL_UP;
    case Bias::pull_down:
      return GPIOD_LINE_BIAS_PULL_DOWN;
    case Bias::none:
      return GPIOD_LINE_BIAS_DISABLED;
  }
  return GPIOD_LINE_BIAS_AS_IS;
}

Settings settings_of(const LineWire& wire, LineUse use) {
  Settings settings(::gpiod_line_settings_new());
  ::gpiod_line_settings_set_active_low(settings.get(), wire.active_low);
  if (use == LineUse::outputs) {
    ::gpiod_line_settings_set_direction(settings.get(), GPIOD_LINE_DIRECTION_OUTPUT);
    ::gpiod_line_settings_set_output_value(settings.get(), GPIOD_LINE_VALUE_INACTIVE);
    return settings;
  }
  ::gpiod_line_settings_set_direction(settings.get(), GPIOD_LINE_DIRECTION_INPUT);
  ::gpiod_line_settings_set_bias(settings.get(), bias_of(wire.bias));
  ::gpiod_line_settings_set_edge_detection(settings.get(), GPIOD_LINE_EDGE_BOTH);
  ::gpiod_line_settings_set_event_clock(settings.get(), GPIOD_LINE_CLOCK_MONOTONIC);
  return settings;
}

class RequestV2 final : public GpioRequest {
 public:
  RequestV2(Request request, std::vector<unsigned> offsets)
      : request_(std::move(request)),
        edges_(::gpiod_edge_event_buffer_new(kEdgesAtOnce)),
        offsets_(std::move(offsets)),
        values_(offsets_.size()) {}

  [[nodiscard]] bool get(LineBits& asserted) noexcept override {
    if (::gpiod_line_request_get_values_subset(request_.get(), offsets_.size(), offsets_.data(),
                                               values_.data()) != 0) {
      return false;
    }
    asserted = 0;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i] == GPIOD_LINE_VALUE_ACTIVE) asserted |= bit(i);
    }
    return true;
  }

  [[nodiscard]] bool set(LineBits asserted) noexcept override {
    // Of its own, not values_: a crash handler may come in the middle of another call.
    std::array<gpiod_line_value, kMaxLines> values{};
    for (std::size_t i = 0; i < offsets_.size(); ++i) {
      values[i] = (asserted & bit(i)) != 0 ? GPIOD_LINE_VALUE_ACTIVE : GPIOD_LINE_VALUE_INACTIVE;
    }
    return ::gpiod_line_request_set_values_subset(request_.get(), offsets_.size(), offsets_.data(),
                                                  values.data()) == 0;
  }

  [[nodiscard]] bool next_edge(Edge& edge) noexcept override {
    if (next_ == held_ && !fetch()) return false;
    gpiod_edge_event* event = ::gpiod_edge_event_buffer_get_event(edges_.get(), next_++);
    const unsigned offset = ::gpiod_edge_event_get_line_offset(event);
    for (std::size_t i = 0; i < offsets_.size(); ++i) {
      if (offsets_[i] == offset) edge.line = i;
    }
    edge.asserted = ::gpiod_edge_event_get_event_type(event) == GPIOD_EDGE_EVENT_RISING_EDGE;
    edge.at =
        TimePoint(Duration(static_cast<std::int64_t>(::gpiod_edge_event_get_timestamp_ns(event))));
    return true;
  }

 private:
  [[nodiscard]] bool fetch() noexcept {
    next_ = held_ = 0;
    if (::gpiod_line_request_wait_edge_events(request_.get(), 0) != 1) return false;
    const int read =
        ::gpiod_line_request_read_edge_events(request_.get(), edges_.get(), kEdgesAtOnce);
    if (read <= 0) return false;
    held_ = static_cast<unsigned long>(read);
    return true;
  }

  Request request_;
  EdgeBuffer edges_;
  unsigned long next_ = 0;
  unsigned long held_ = 0;
  std::vector<unsigned> offsets_;
  std::vector<gpiod_line_value> values_;
};

}  // namespace

tl::expected<std::string, int> chip_label(const std::string& path) {
  const Chip chip(::gpiod_chip_open(path.c_str()));
  if (!chip) return tl::unexpected(errno);
  const ChipInfo info(::gpiod_chip_get_info(chip.get()));
  if (!info) return tl::unexpected(errno);
  return std::string(::gpiod_chip_info_get_label(info.get()));
}

tl::expected<bool, int> has_line(const std::string& path, const std::string& line) {
  const Chip chip(::gpiod_chip_open(path.c_str()));
  if (!chip) return tl::unexpected(errno);
  return ::gpiod_chip_get_line_offset_from_name(chip.get(), line.c_str()) >= 0;
}

tl::expected<std::unique_ptr<GpioRequest>, RequestFailure> request_lines(
    const std::string& path, std::span<const LineWire> lines, LineUse use) {
  const Chip chip(::gpiod_chip_open(path.c_str()));
  if (!chip) return tl::unexpected(RequestFailure{0, false, errno});
  const LineConfig config(::gpiod_line_config_new());
  std::vector<unsigned> offsets;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int offset = ::gpiod_chip_get_line_offset_from_name(chip.get(), lines[i].line.c_str());
    if (offset < 0) return tl::unexpected(RequestFailure{i, errno == ENOENT, errno});
    offsets.push_back(static_cast<unsigned>(offset));
    const Settings settings = settings_of(lines[i], use);
    if (::gpiod_line_config_add_line_settings(config.get(), &offsets.back(), 1, settings.get()) !=
        0) {
      return tl::unexpected(RequestFailure{i, false, errno});
    }
  }
  const RequestConfig wanted(::gpiod_request_config_new());
  ::gpiod_request_config_set_consumer(wanted.get(), kConsumer);
  Request request(::gpiod_chip_request_lines(chip.get(), wanted.get(), config.get()));
  if (!request) return tl::unexpected(RequestFailure{0, false, errno});
  return std::make_unique<RequestV2>(std::move(request), std::move(offsets));
}

std::string gpio_library() { return std::string("libgpiod ") + ::gpiod_api_version(); }

}  // namespace knead::board
