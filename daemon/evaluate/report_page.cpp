#include "daemon/evaluate/report_page.hpp"

#include <fmt/format.h>

#include <fstream>
#include <system_error>
#include <utility>

#include "daemon/plot/svg.hpp"

namespace knead::evaluate {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStyle = R"(<style>
body{font:16px/1.5 Helvetica,Arial,sans-serif;color:#1c1f23;background:#fff;max-width:760px;margin:2em auto;padding:0 1em}
h1{font-size:1.6em;margin-bottom:.2em}h2{font-size:1.2em;margin-top:2em}p.note{color:#4a4f57}
table{border-collapse:collapse;margin:.6em 0 1.4em;width:100%}caption{text-align:left;font-weight:600;padding:.3em 0}
td,th{border-bottom:1px solid #e7e9ec;padding:.25em .6em;text-align:right;font-variant-numeric:tabular-nums}
td:first-child,th:first-child{text-align:left;width:60%}.yes{color:#2f7a4d}.no{color:#b03a22;font-weight:600}
svg{width:100%;height:auto;margin:.5em 0}
</style>)";

constexpr std::string_view kFoot = "</body></html>\n";

/// What stands in a page: without the declaration of a document of its own.
std::string_view inside_page(std::string_view svg) {
  const std::size_t begins = svg.find("<svg");
  return begins == std::string_view::npos ? svg : svg.substr(begins);
}

Result<void> write_file(const fs::path& path, std::string_view text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (out) return {};
  return failure(ErrorCode::io, path.string(),
                 "cannot be written; choose a folder that is yours and has room");
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

ReportPage::ReportPage(fs::path folder, std::string_view title)
    : folder_(std::move(folder)),
      html_(fmt::format("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta "
                        "name=\"viewport\" content=\"width=device-width\">\n<title>Knead: "
                        "{}</title>\n{}</head><body>\n",
                        escaped(title), kStyle)) {}

Result<ReportPage> ReportPage::in(fs::path folder, std::string_view title) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) {
    return failure(ErrorCode::io, folder.string(),
                   failed.message() + "; name a folder that can be made with --report");
  }
  return ReportPage(std::move(folder), title);
}

void ReportPage::add(const FigureTable& table) {
  html_ += fmt::format(
      "<table><caption>{}</caption><tr><th></th><th>measured</th>"
      "<th>wanted</th></tr>\n",
      escaped(table.title));
  for (const FigureRow& r : table.rows) {
    const std::string_view mark = !r.kept ? "" : *r.kept == Kept::yes ? "yes" : "no";
    html_ += fmt::format("<tr><td>{}</td><td class=\"{}\">{}</td><td>{}</td></tr>\n",
                         escaped(r.what), mark, escaped(r.measured), escaped(r.wanted));
  }
  html_ += "</table>\n";
}

Result<void> ReportPage::picture(std::string_view name, std::string_view note,
                                 const plot::Figure& figure) {
  const Result<std::string> svg = plot::to_svg(figure);
  if (!svg) return tl::unexpected(svg.error());
  html_ += inside_page(*svg);
  html_ += fmt::format("<p class=\"note\">{}</p>\n", note);
  return write_file(folder_ / fmt::format("{}.svg", name), *svg);
}

Result<void> ReportPage::write(std::string_view name) const {
  return write_file(folder_ / fmt::format("{}.html", name), html_ + std::string(kFoot));
}

}  // namespace knead::evaluate
