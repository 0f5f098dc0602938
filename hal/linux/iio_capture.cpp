#include "hal/linux/iio_capture.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstddef>
#include <vector>

#include "hal/linux/attribute.hpp"
#include "hal/linux/descriptor.hpp"
#include "hal/linux/device_error.hpp"
#include "hal/linux/iio_device.hpp"
#include "hal/linux/scan_decoder.hpp"

namespace knead::board {

namespace fs = std::filesystem;

namespace {

class IioCapture final : public CaptureSource {
 public:
  IioCapture(IioDevice device, Descriptor node, ScanDecoder decoder, std::size_t buffer_scans)
      : device_(std::move(device)),
        node_(std::move(node)),
        decoder_(std::move(decoder)),
        bytes_(decoder_.scan_bytes() * buffer_scans) {}

  ~IioCapture() override {
    // A device that is gone says so here too; there is nothing left to stop then.
    static_cast<void>(write_attribute(device_.asked, device_.folder / "buffer/enable", "0"));
  }

  [[nodiscard]] bool next(Scan& scan) noexcept override {
    if (taken_ == filled_ && !fill()) return false;
    decoder_.decode(std::span(bytes_).subspan(taken_, decoder_.scan_bytes()), scan);
    taken_ += decoder_.scan_bytes();
    return true;
  }

  [[nodiscard]] bool alive() const noexcept override { return alive_; }
  [[nodiscard]] std::uint64_t lost() const noexcept override { return decoder_.lost(); }

 private:
  /// All that the kernel has, up to a whole buffer: one system call for many scans, and none to
  /// hear that a kernel which gave less than was asked for has no more.
  bool fill() noexcept {
    const bool emptied = filled_ > 0 && filled_ < bytes_.size();
    taken_ = filled_ = 0;
    if (!alive_ || emptied) return false;
    const ssize_t length = ::read(node_.get(), bytes_.data(), bytes_.size());
    if (length < 0) {
      alive_ = errno == EAGAIN || errno == EINTR;
      return false;
    }
    // The kernel hands out whole scans only.
    filled_ = static_cast<std::size_t>(length) / decoder_.scan_bytes() * decoder_.scan_bytes();
    return filled_ > 0;
  }

  IioDevice device_;
  Descriptor node_;
  ScanDecoder decoder_;
  std::vector<std::byte> bytes_;
  std::size_t filled_ = 0;
  std::size_t taken_ = 0;
  bool alive_ = true;
};

/// Writes one attribute after the other until one is refused.
class Setter {
 public:
  explicit Setter(const IioDevice& device) : device_(device) {}

  Setter& set(const fs::path& attribute, std::string_view value) {
    if (done_) done_ = write_attribute(device_.asked, device_.folder / attribute, value);
    return *this;
  }

  [[nodiscard]] Result<void> done() const { return done_; }

 private:
  const IioDevice& device_;
  Result<void> done_{};
};

Result<ScanChannel> read_channel(const IioDevice& device, std::string_view channel) {
  const fs::path elements = device.folder / "scan_elements";
  const fs::path type_path = elements / fmt::format("in_{}_type", channel);
  const Result<std::string> type_text = read_attribute(device.asked, type_path);
  if (!type_text) {
    return device_failure(device.asked, type_path.string(), ENOENT,
                          fmt::format("it cannot capture a channel called {}: `ls {}` shows those "
                                      "it can",
                                      channel, elements.string()));
  }
  const Result<ScanType> type = parse_scan_type(*type_text, type_path.string());
  if (!type) return tl::unexpected(type.error());
  const Result<double> index =
      read_number(device.asked, elements / fmt::format("in_{}_index", channel));
  if (!index) return tl::unexpected(index.error());
  const Result<IioScaling> scaling = read_scaling(device, channel);
  if (!scaling) return tl::unexpected(scaling.error());
  return ScanChannel{static_cast<unsigned>(*index), *type, *scaling};
}

/// Only what was asked for is captured, and the time with it.
Result<void> choose_channels(const IioDevice& device, std::span<const std::string> channels) {
  Setter setter(device);
  std::error_code absent;
  for (const auto& entry : fs::directory_iterator(device.folder / "scan_elements", absent)) {
    if (entry.path().filename().string().ends_with("_en")) {
      setter.set(fs::path("scan_elements") / entry.path().filename(), "0");
    }
  }
  for (const std::string& channel : channels) {
    setter.set(fmt::format("scan_elements/in_{}_en", channel), "1");
  }
  return setter.set("scan_elements/in_timestamp_en", "1")
      .set("current_timestamp_clock", "monotonic")
      .done();
}

/// The trigger's rate, or the device's own where it has no trigger; one that keeps no rate (a
/// data-ready pin) is taken at the file's word.
Result<void> choose_rate(const IioDevice& device, const Capture& capture,
                         const KernelPaths& kernel) {
  fs::path folder = device.folder;
  if (!capture.trigger.empty()) {
    const Result<fs::path> trigger = find_iio_trigger(capture.trigger, kernel);
    if (!trigger) return tl::unexpected(trigger.error());
    folder = *trigger;
    const fs::path current = device.folder / "trigger/current_trigger";
    if (Result<void> set = write_attribute(device.asked, current, capture.trigger); !set) {
      return set;
    }
  }
  const fs::path path = folder / "sampling_frequency";
  std::error_code absent;
  if (!fs::exists(path, absent)) return {};
  const auto runs_at = [&]() { return read_number(device.asked, path); };
  Result<double> rate = runs_at();
  // Written only when it differs: who runs this may be allowed to read it and no more.
  constexpr double kSameRate = 0.01;
  const auto fits = [&] { return std::abs(*rate / capture.rate.value() - 1.0) < kSameRate; };
  if (rate && !fits()) {
    const std::string wanted = fmt::format("{:g}", capture.rate.value());
    if (Result<void> set = write_attribute(device.asked, path, wanted); !set) return set;
    rate = runs_at();
  }
  if (!rate) return tl::unexpected(rate.error());
  if (!fits()) {
    return device_failure(
        device.asked, path.string(), 0,
        fmt::format("runs at {:g} Hz where the chair's file asks for {:g}: choose "
                    "a rate that the converter has",
                    *rate, capture.rate.value()));
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<CaptureSource>> open_iio_capture(const Capture& capture,
                                                        std::span<const std::string> channels,
                                                        const KernelPaths& kernel,
                                                        Findings& findings) {
  Result<IioDevice> device = find_iio_device(capture.device, kernel);
  if (!device) return tl::unexpected(device.error());
  if (channels.empty() || channels.size() > kMaxScanChannels) {
    return device_failure(capture.device, device->folder.string(), 0,
                          fmt::format("{} channels are wired to it, of which a capture takes 1 to "
                                      "{}",
                                      channels.size(), kMaxScanChannels));
  }
  // First of all: whoever holds the node keeps the settings too.
  Descriptor node(::open(device->node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!node.is_open()) return device_failure(capture.device, device->node.string(), errno, {});

  std::vector<ScanChannel> scan;
  for (const std::string& name : channels) {
    const Result<ScanChannel> channel = read_channel(*device, name);
    if (!channel) return tl::unexpected(channel.error());
    scan.push_back(*channel);
  }
  const Result<ScanChannel> timestamp = read_channel(*device, "timestamp");
  if (!timestamp) return tl::unexpected(timestamp.error());

  // A run that was killed leaves the buffer on, and nothing can be set while it is.
  Result<void> ready = Setter(*device).set("buffer/enable", "0").done();
  if (ready) ready = choose_channels(*device, channels);
  if (ready) ready = choose_rate(*device, capture, kernel);
  if (ready) {
    ready = Setter(*device)
                .set("buffer/length", std::to_string(capture.buffer_scans))
                .set("buffer/watermark", "1")
                .set("buffer/enable", "1")
                .done();
  }
  if (!ready) return tl::unexpected(ready.error());

  findings.push_back(fmt::format("iio \"{}\": {}, {} channels at {:g} Hz", capture.device,
                                 device->node.string(), channels.size(), capture.rate.value()));
  ScanDecoder decoder(scan, timestamp->index, timestamp->type,
                      from_seconds(1.0 / capture.rate.value()));
  return std::make_unique<IioCapture>(std::move(*device), std::move(node), std::move(decoder),
                                      capture.buffer_scans);
}

}  // namespace knead::board
