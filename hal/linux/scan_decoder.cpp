#include "hal/linux/scan_decoder.hpp"

#include "hal/linux/scan_layout.hpp"

namespace knead::board {

ScanDecoder::ScanDecoder(std::span<const ScanChannel> channels, unsigned timestamp_index,
                         ScanType timestamp, Duration period)
    : period_(period) {
  std::vector<ScanElement> elements;
  for (const ScanChannel& channel : channels) elements.push_back({channel.index, channel.type});
  elements.push_back({timestamp_index, timestamp});
  const ScanLayout layout = lay_out(elements);
  scan_bytes_ = layout.scan_bytes;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    channels_.push_back({layout.offsets[i], channels[i].type, channels[i].scaling});
  }
  timestamp_ = {layout.offsets.back(), timestamp, {}};
}

void ScanDecoder::decode(std::span<const std::byte> bytes, Scan& scan) noexcept {
  for (std::size_t i = 0; i < channels_.size(); ++i) {
    const Placed& channel = channels_[i];
    const std::int64_t raw = board::decode(channel.type, bytes.data() + channel.offset);
    scan.values[i] = channel.scaling.reading(static_cast<double>(raw));
  }
  scan.acquired =
      TimePoint(Duration(board::decode(timestamp_.type, bytes.data() + timestamp_.offset)));
  count_missing(scan.acquired);
}

void ScanDecoder::count_missing(TimePoint at) noexcept {
  if (any_) {
    // To the nearest whole number of periods: a trigger comes late by less than half of one.
    const std::int64_t periods = (at - newest_ + period_ / 2) / period_;
    if (periods > 1) lost_ += static_cast<std::uint64_t>(periods - 1);
  }
  any_ = true;
  newest_ = at;
}

}  // namespace knead::board
