// A ring of large slots between two threads: one fills slots in place, the other empties them in
// order. Nothing is copied, allocated after the making, locked or waited for; a full ring refuses.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace knead::record {

template <class T>
class SlotRing {
 public:
  /// Allocates all there will ever be.
  explicit SlotRing(std::size_t slots) : slots_(slots) {}

  /// Writer. The slot to fill next, with some older value in it; null when the ring is full.
  [[nodiscard]] T* free_slot() noexcept {
    const std::uint64_t write = written_.load(std::memory_order_relaxed);
    const bool full = write - read_.load(std::memory_order_acquire) == slots_.size();
    return full ? nullptr : &slots_[write % slots_.size()];
  }
  /// Writer. Hands over the slot that free_slot() gave.
  void commit() noexcept { written_.fetch_add(1, std::memory_order_release); }

  /// Reader. The oldest filled slot; null when there is none. Stays valid until release().
  [[nodiscard]] const T* front() noexcept {
    const std::uint64_t read = read_.load(std::memory_order_relaxed);
    const bool empty = written_.load(std::memory_order_acquire) == read;
    return empty ? nullptr : &slots_[read % slots_.size()];
  }
  /// Reader. Gives the slot of front() back.
  void release() noexcept { read_.fetch_add(1, std::memory_order_release); }

 private:
  static constexpr std::size_t kCacheLine = 64;

  std::vector<T> slots_;
  alignas(kCacheLine) std::atomic<std::uint64_t> written_{0};
  alignas(kCacheLine) std::atomic<std::uint64_t> read_{0};
};

}  // namespace knead::record
