#include "display/panel/ansi.hpp"

#include <algorithm>

namespace knead::panel {

namespace {

std::string escape(Ink ink) {
  std::string sequence = "\033[0";
  if (ink.bold) {
    sequence += ";1";
  }
  if (ink.text != Colour::none) {
    sequence += ";38;5;" + std::to_string(static_cast<int>(ink.text));
  }
  if (ink.ground != Colour::none) {
    sequence += ";48;5;" + std::to_string(static_cast<int>(ink.ground));
  }
  return sequence + "m";
}

}  // namespace

std::string to_ansi(const Canvas& canvas, bool colour, int columns, int rows) {
  std::string text;
  for (int row = 0; row < std::min(rows, canvas.rows()); ++row) {
    if (row > 0) {
      text += "\r\n";
    }
    Ink now{};
    for (int column = 0; column < std::min(columns, canvas.columns()); ++column) {
      const Cell& cell = canvas.at(column, row);
      if (colour && !(cell.ink == now)) {
        text += escape(cell.ink);
        now = cell.ink;
      }
      append_utf8(text, cell.glyph);
    }
    if (colour && !(now == Ink{})) {
      text += "\033[0m";
    }
  }
  return text;
}

}  // namespace knead::panel
