#include "display/panel/svg.hpp"

#include <array>
#include <cstdio>

namespace knead::panel {

namespace {

constexpr int kCellWidth = 9;
constexpr int kCellHeight = 18;
constexpr int kMargin = 14;
constexpr const char* kPaper = "#12141c";
constexpr const char* kDefaultText = "#c6c8d1";

std::string number(const char* name, int value) {
  return std::string(" ") + name + "=\"" + std::to_string(value) + "\"";
}

std::string fill(const std::string& colour) { return " fill=\"" + colour + "\""; }

std::string rectangle(int x, int y, int width, int height, const std::string& colour) {
  return "<rect" + number("x", x) + number("y", y) + number("width", width) +
         number("height", height) + fill(colour) + "/>\n";
}

void append_escaped(std::string& text, char32_t glyph) {
  switch (glyph) {
    case U'&':
      text += "&amp;";
      break;
    case U'<':
      text += "&lt;";
      break;
    case U'>':
      text += "&gt;";
      break;
    default:
      append_utf8(text, glyph);
  }
}

std::string text_colour(Ink ink) { return ink.text == Colour::none ? kDefaultText : hex(ink.text); }

/// Blocks are drawn as rectangles: fonts leave seams between them.
bool draw_block(std::string& svg, const Cell& cell, int x, int y) {
  if (cell.glyph == U'▀') {
    svg += rectangle(x, y, kCellWidth, kCellHeight / 2, text_colour(cell.ink));
    return true;
  }
  if (cell.glyph >= U'▁' && cell.glyph <= U'█') {
    const int eighths = static_cast<int>(cell.glyph - U'▁') + 1;
    const int tall = (kCellHeight * eighths + 4) / 8;
    svg += rectangle(x, y + kCellHeight - tall, kCellWidth, tall, text_colour(cell.ink));
    return true;
  }
  return false;
}

/// One word, of one ink: as wide as its cells whatever the font.
void draw_word(std::string& svg, const std::u32string& word, Ink ink, int x, int y) {
  svg += "<text" + number("x", x) + number("y", y + 14) +
         number("textLength", static_cast<int>(word.size()) * kCellWidth) + fill(text_colour(ink)) +
         (ink.bold ? " font-weight=\"bold\"" : "") + ">";
  for (char32_t glyph : word) {
    append_escaped(svg, glyph);
  }
  svg += "</text>\n";
}

void draw_row(std::string& svg, const Canvas& canvas, int row) {
  const int y = kMargin + row * kCellHeight;
  const auto x_of = [](int column) { return kMargin + column * kCellWidth; };
  for (int first = 0; first < canvas.columns();) {
    const Ink ink = canvas.at(first, row).ink;
    int end = first;
    while (end < canvas.columns() && canvas.at(end, row).ink == ink) {
      ++end;
    }
    if (ink.ground != Colour::none) {
      svg += rectangle(x_of(first), y, (end - first) * kCellWidth, kCellHeight, hex(ink.ground));
    }
    std::u32string word;
    for (int column = first; column <= end; ++column) {
      const bool inside = column < end;
      const char32_t glyph = inside ? canvas.at(column, row).glyph : U' ';
      if (glyph != U' ' && !draw_block(svg, canvas.at(column, row), x_of(column), y)) {
        word += glyph;
      } else if (!word.empty()) {
        draw_word(svg, word, ink, x_of(column - static_cast<int>(word.size())), y);
        word.clear();
      }
    }
    first = end;
  }
}

}  // namespace

std::string hex(Colour colour) {
  const int index = static_cast<int>(colour);
  std::array<int, 3> rgb{};
  if (index >= 232) {
    rgb.fill(8 + (index - 232) * 10);
  } else {
    constexpr std::array kLevels{0, 95, 135, 175, 215, 255};
    const int cube = index - 16;
    rgb = {kLevels[static_cast<std::size_t>(cube / 36)],
           kLevels[static_cast<std::size_t>(cube / 6 % 6)],
           kLevels[static_cast<std::size_t>(cube % 6)]};
  }
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02x%02x%02x", rgb[0] & 0xFF, rgb[1] & 0xFF,
                rgb[2] & 0xFF);
  return text.data();
}

std::string to_svg(const Canvas& canvas) {
  const int width = canvas.columns() * kCellWidth + 2 * kMargin;
  const int height = canvas.rows() * kCellHeight + 2 * kMargin;
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + number("width", width) +
                    number("height", height) + " viewBox=\"0 0 " + std::to_string(width) + " " +
                    std::to_string(height) +
                    "\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" "
                    "font-size=\"15\" role=\"img\" aria-label=\"The Knead terminal panel\">\n";
  svg += "<rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"" + std::string(kPaper) + "\"/>\n";
  for (int row = 0; row < canvas.rows(); ++row) {
    draw_row(svg, canvas, row);
  }
  return svg + "</svg>\n";
}

}  // namespace knead::panel
