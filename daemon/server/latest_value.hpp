// Hands the newest value from one thread to another: one writer, one reader, neither ever waits.
// Three slots: the writer fills one in place, the reader looks at one, and the third holds the
// newest finished value. Values that the reader did not come for are overwritten, oldest first.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace knead::daemon {

template <class T>
class LatestValue {
 public:
  /// Writer. `fill(T&)` gets a slot with some older value in it and must set all of it. Real-time
  /// if `fill` is.
  template <class Fill>
  void write(Fill&& fill) noexcept {
    std::forward<Fill>(fill)(slots_[writing_].value);
    writing_ = middle_.exchange(writing_ | kFresh, std::memory_order_acq_rel) & kSlot;
  }

  /// Reader. The newest value, or null when nothing was written since the last read. Stays valid
  /// and unchanged until the next read.
  [[nodiscard]] const T* read() noexcept {
    if ((middle_.load(std::memory_order_relaxed) & kFresh) == 0U) {
      return nullptr;
    }
    reading_ = middle_.exchange(reading_, std::memory_order_acq_rel) & kSlot;
    return &slots_[reading_].value;
  }

 private:
  static constexpr std::uint32_t kSlot = 3;
  static constexpr std::uint32_t kFresh = 4;
  static constexpr std::size_t kCacheLine = 64;

  struct alignas(kCacheLine) Slot {
    T value{};
  };

  std::array<Slot, 3> slots_{};
  alignas(kCacheLine) std::uint32_t writing_ = 0;
  alignas(kCacheLine) std::atomic<std::uint32_t> middle_{1};
  alignas(kCacheLine) std::uint32_t reading_ = 2;
};

}  // namespace knead::daemon
