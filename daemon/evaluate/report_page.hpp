// A campaign as one HTML page: figures in tables, pictures as SVG inside of it. Nothing is loaded
// from anywhere, so the page can be sent.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "control/types/result.hpp"
#include "daemon/evaluate/figure_table.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::evaluate {

class ReportPage {
 public:
  /// Makes the folder if need be. Errors: `io` where it cannot be made, with what to do.
  [[nodiscard]] static Result<ReportPage> in(std::filesystem::path folder, std::string_view title);

  /// HTML as it is.
  void add(std::string_view html) { html_ += html; }
  void add(const FigureTable& table);

  /// Draws it into the page, and into `folder`/`name`.svg. Errors: `missing` without gnuplot, `io`
  /// where nothing can be written.
  [[nodiscard]] Result<void> picture(std::string_view name, std::string_view note,
                                     const plot::Figure& figure);

  /// To `folder`/`name`.html.
  [[nodiscard]] Result<void> write(std::string_view name) const;

 private:
  ReportPage(std::filesystem::path folder, std::string_view title);

  std::filesystem::path folder_;
  std::string html_;
};

/// `text` as HTML shows it.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace knead::evaluate
