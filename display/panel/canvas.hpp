// A sheet of character cells to draw on, before anybody decides whether it becomes a terminal's
// escape sequences or a picture. Not real-time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace knead::panel {

/// A colour of the xterm palette from 16 up (the lower ones are the user's own theme); none = the
/// terminal's own.
enum class Colour : std::uint8_t { none = 0 };

[[nodiscard]] constexpr Colour colour(std::uint8_t index) { return static_cast<Colour>(index); }

struct Ink {
  Colour text = Colour::none;
  Colour ground = Colour::none;
  bool bold = false;

  friend bool operator==(Ink, Ink) = default;
};

struct Cell {
  char32_t glyph = U' ';
  Ink ink{};
};

class Canvas {
 public:
  Canvas(int columns, int rows);

  [[nodiscard]] int columns() const { return columns_; }
  [[nodiscard]] int rows() const { return rows_; }
  [[nodiscard]] const Cell& at(int column, int row) const;

  /// Outside of the sheet nothing is drawn.
  void put(int column, int row, char32_t glyph, Ink ink);
  /// UTF-8 `text` from `column` on, cut with an ellipsis at `width` cells. Returns the cells used.
  int write(int column, int row, std::string_view text, Ink ink, int width);
  int write(int column, int row, std::string_view text, Ink ink) {
    return write(column, row, text, ink, columns_ - column);
  }
  /// The text's last cell at `column`.
  void write_right(int column, int row, std::string_view text, Ink ink);
  void fill(int column, int row, int width, char32_t glyph, Ink ink);

 private:
  [[nodiscard]] std::size_t index_of(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }

  int columns_;
  int rows_;
  std::vector<Cell> cells_;
};

/// The code points of UTF-8 text; a byte that is none becomes U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view utf8);
void append_utf8(std::string& text, char32_t code_point);

}  // namespace knead::panel
