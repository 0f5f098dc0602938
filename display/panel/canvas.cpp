#include "display/panel/canvas.hpp"

#include <algorithm>

namespace knead::panel {

Canvas::Canvas(int columns, int rows) : columns_(columns), rows_(rows), cells_(index_of(0, rows)) {}

const Cell& Canvas::at(int column, int row) const { return cells_[index_of(column, row)]; }

void Canvas::put(int column, int row, char32_t glyph, Ink ink) {
  if (column < 0 || column >= columns_ || row < 0 || row >= rows_) {
    return;
  }
  cells_[index_of(column, row)] = {glyph, ink};
}

int Canvas::write(int column, int row, std::string_view text, Ink ink, int width) {
  const std::u32string glyphs = code_points(text);
  const auto length = static_cast<int>(glyphs.size());
  const int shown = std::min(length, std::max(width, 0));
  for (int i = 0; i < shown; ++i) {
    const bool cut_here = i == shown - 1 && shown < length;
    put(column + i, row, cut_here ? U'…' : glyphs[static_cast<std::size_t>(i)], ink);
  }
  return shown;
}

void Canvas::write_right(int column, int row, std::string_view text, Ink ink) {
  const auto length = static_cast<int>(code_points(text).size());
  write(column - length + 1, row, text, ink);
}

void Canvas::fill(int column, int row, int width, char32_t glyph, Ink ink) {
  for (int i = 0; i < width; ++i) {
    put(column + i, row, glyph, ink);
  }
}

std::u32string code_points(std::string_view utf8) {
  std::u32string points;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC0 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF8 ? 4
                                             : 0;
    if (length == 0 || i + length > utf8.size()) {
      points += U'\uFFFD';
      ++i;
      continue;
    }
    constexpr unsigned kLeadBits[]{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t point = lead & kLeadBits[length];
    for (std::size_t k = 1; k < length; ++k) {
      point = (point << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    }
    points += point;
    i += length;
  }
  return points;
}

void append_utf8(std::string& text, char32_t point) {
  const auto tail = [&text, point](unsigned shift) {
    text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU));
  };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0U | (point >> 6U));
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0U | (point >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace knead::panel
