// Numbers as text for traces: fixed decimals through integers, about ten times as fast as printing
// a double and the same on every machine. Traces hold millions of them.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>

namespace knead::simulate {

/// The widest that append_fixed writes: sign, 19 digits, a point.
inline constexpr int kFixedNumberWidth = 24;

/// Writes `value` with `Decimals` decimals, rounded half away from zero, and returns the end. Zero
/// has no sign. The value must be finite and below 9e18 / 10^Decimals.
template <int Decimals>
char* append_fixed(char* out, double value) {
  constexpr std::int64_t kScale = [] {
    std::int64_t scale = 1;
    for (int i = 0; i < Decimals; ++i) scale *= 10;
    return scale;
  }();
  std::int64_t scaled = std::llround(value * static_cast<double>(kScale));
  if (scaled < 0) {
    *out++ = '-';
    scaled = -scaled;
  }
  out = std::to_chars(out, out + kFixedNumberWidth, scaled / kScale).ptr;
  if constexpr (Decimals > 0) {
    *out++ = '.';
    std::int64_t rest = scaled % kScale;
    for (int i = Decimals - 1; i >= 0; --i) {
      out[i] = static_cast<char>('0' + rest % 10);
      rest /= 10;
    }
    out += Decimals;
  }
  return out;
}

}  // namespace knead::simulate
