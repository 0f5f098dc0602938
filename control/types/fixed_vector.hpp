// A vector of bounded capacity inside its owner: no allocation, trivially copyable for trivially
// copyable T. `push` refuses when full (returns false) and never overwrites. Real-time safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace knead {

template <class T, std::size_t Capacity>
class FixedVector {
 public:
  using value_type = T;

  constexpr bool push(const T& item) {
    if (size_ == Capacity) {
      return false;
    }
    items_[size_++] = item;
    return true;
  }
  constexpr void clear() { size_ = 0; }

  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr bool full() const { return size_ == Capacity; }
  [[nodiscard]] static constexpr std::size_t capacity() { return Capacity; }
  [[nodiscard]] constexpr const T& operator[](std::size_t i) const { return items_[i]; }
  [[nodiscard]] constexpr T& operator[](std::size_t i) { return items_[i]; }
  [[nodiscard]] constexpr const T* data() const { return items_.data(); }
  [[nodiscard]] constexpr const T* begin() const { return items_.data(); }
  [[nodiscard]] constexpr const T* end() const { return items_.data() + size_; }
  [[nodiscard]] constexpr T* begin() { return items_.data(); }
  [[nodiscard]] constexpr T* end() { return items_.data() + size_; }
  [[nodiscard]] constexpr const T& back() const { return items_[size_ - 1]; }

 private:
  std::array<T, Capacity> items_{};
  std::size_t size_ = 0;
};

}  // namespace knead
