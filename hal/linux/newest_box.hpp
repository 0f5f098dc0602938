// The newest value of something, from the one thread that makes it to the one that uses it. Neither
// waits for the other: a reader that meets the writer at work keeps what it has. Real-time safe on
// both sides.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace knead::board {

/// A sequence lock over words. Every word is stored with release and loaded with acquire, so a
/// reader that saw a new word also sees that the count went odd: no fence, and nothing that a race
/// detector would call a race.
template <class T>
class NewestBox {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  /// Writer's thread.
  void put(const T& value) noexcept {
    Words words{};
    std::memcpy(words.data(), &value, sizeof(T));
    const std::uint64_t count = count_.load(std::memory_order_relaxed);
    count_.store(count + 1, std::memory_order_relaxed);
    for (std::size_t i = 0; i < words.size(); ++i) {
      words_[i].store(words[i], std::memory_order_release);
    }
    count_.store(count + 2, std::memory_order_release);
  }

  /// Reader's thread. False, and `value` as it was, when nothing was put yet or the writer was in
  /// the middle of it each time that was looked.
  [[nodiscard]] bool take(T& value) const noexcept {
    for (int look = 0; look < kLooks; ++look) {
      const std::uint64_t before = count_.load(std::memory_order_acquire);
      if (before == 0) return false;
      if (before % 2 != 0) continue;
      Words words;
      for (std::size_t i = 0; i < words.size(); ++i) {
        words[i] = words_[i].load(std::memory_order_acquire);
      }
      if (count_.load(std::memory_order_relaxed) == before) {
        std::memcpy(static_cast<void*>(&value), words.data(), sizeof(T));
        return true;
      }
    }
    return false;
  }

 private:
  /// A put takes some tens of nanoseconds: whoever meets it so often meets a preempted writer.
  static constexpr int kLooks = 8;
  using Words = std::array<std::uint64_t, (sizeof(T) + 7) / 8>;

  std::atomic<std::uint64_t> count_{0};  ///< odd while it is written
  std::array<std::atomic<std::uint64_t>, (sizeof(T) + 7) / 8> words_{};
};

}  // namespace knead::board
