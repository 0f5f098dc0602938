#include "daemon/evaluate/senses_report.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <string>
#include <system_error>

#include "daemon/evaluate/example_trace.hpp"
#include "daemon/evaluate/senses_charts.hpp"
#include "daemon/evaluate/senses_table.hpp"
#include "daemon/plot/svg.hpp"

namespace knead::evaluate {

namespace {

namespace fs = std::filesystem;

/// People whose guarding is shown from moment to moment: the first of the campaign.
constexpr std::uint64_t kExamples = 3;

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Knead: what its senses are worth</title>
<style>
body{font:16px/1.5 Helvetica,Arial,sans-serif;color:#1c1f23;background:#fff;max-width:760px;margin:2em auto;padding:0 1em}
h1{font-size:1.6em;margin-bottom:.2em}h2{font-size:1.2em;margin-top:2em}p.note{color:#4a4f57}
table{border-collapse:collapse;margin:.6em 0 1.4em;width:100%}caption{text-align:left;font-weight:600;padding:.3em 0}
td,th{border-bottom:1px solid #e7e9ec;padding:.25em .6em;text-align:right;font-variant-numeric:tabular-nums}
td:first-child,th:first-child{text-align:left;width:60%}.yes{color:#2f7a4d}.no{color:#b03a22;font-weight:600}
svg{width:100%;height:auto;margin:.5em 0}
</style></head><body>
)";

constexpr std::string_view kFoot = "</body></html>\n";

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

std::string table_html(const FigureTable& table) {
  std::string html = fmt::format(
      "<table><caption>{}</caption><tr><th></th><th>measured</th>"
      "<th>wanted</th></tr>\n",
      escaped(table.title));
  for (const FigureRow& r : table.rows) {
    const std::string_view mark = !r.kept ? "" : *r.kept == Kept::yes ? "yes" : "no";
    html += fmt::format("<tr><td>{}</td><td class=\"{}\">{}</td><td>{}</td></tr>\n",
                        escaped(r.what), mark, escaped(r.measured), escaped(r.wanted));
  }
  return html + "</table>\n";
}

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

class Page {
 public:
  explicit Page(fs::path folder) : folder_(std::move(folder)) {}

  void add(std::string_view html) { html_ += html; }

  Result<void> picture(std::string_view name, std::string_view note, const plot::Figure& figure) {
    const Result<std::string> svg = plot::to_svg(figure);
    if (!svg) return tl::unexpected(svg.error());
    html_ += inside_page(*svg);
    html_ += fmt::format("<p class=\"note\">{}</p>\n", note);
    return write_file(folder_ / fmt::format("{}.svg", name), *svg);
  }

  [[nodiscard]] Result<void> write() const {
    return write_file(folder_ / "senses.html", html_ + std::string(kFoot));
  }

 private:
  fs::path folder_;
  std::string html_{kHead};
};

Result<void> add_pictures(Page& page, const Senses& senses, const SensesFigures& figures) {
  struct Picture {
    std::string_view name;
    std::string_view note;
    plot::Figure figure;
  };
  const std::array pictures{
      Picture{
          "senses_roc",
          "Each threshold on the statistic gives one point. A quiet second has no guarding in it "
          "nor in the second before.",
          roc_chart(senses)},
      Picture{"senses_delay", "Episodes found within 600 ms; the last bar holds what is later.",
              delay_chart(senses)},
      Picture{"senses_confusion",
              "Each fault was put on a channel that was good until then, in a running massage.",
              confusion_chart(figures)},
      Picture{"senses_stiffness",
              "Truth is dF/dp of the simulated tissue at the same preload. Dashed: 10 %.",
              stiffness_chart(senses)},
      Picture{"senses_scan", "Accepted scans only; the last bar holds what is larger.",
              scan_chart(senses)}};
  for (const Picture& p : pictures) {
    if (auto drawn = page.picture(p.name, p.note, p.figure); !drawn) return drawn;
  }
  page.add("<h2>Guarding, moment by moment</h2>\n");
  const std::uint64_t last = std::min(senses.seeds.last, senses.seeds.first + kExamples - 1);
  for (std::uint64_t seed = senses.seeds.first; seed <= last; ++seed) {
    const auto note = fmt::format(
        "The person of seed {} is kneaded and tenses up on the right. Green: the truth. Dashed: "
        "the chair says so.",
        seed);
    const auto name = fmt::format("senses_example_{}", seed);
    auto drawn = page.picture(name, note, example_chart(example_of_guarding(seed)));
    if (!drawn) return drawn;
  }
  return {};
}

}  // namespace

Result<void> write_senses_report(const Senses& senses, const SensesFigures& figures,
                                 const std::string& people, const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) {
    return failure(ErrorCode::io, folder.string(),
                   failed.message() + "; name a folder that can be made with --report");
  }
  Page page(folder);
  page.add(fmt::format(
      "<h1>What the senses are worth</h1>\n<p class=\"note\">{} simulated people, seeds {} to {} "
      "({} seeds). Sizes of the scanned people: {}. Truth is used for scoring only. Made by "
      "<code>kneadctl evaluate senses --seeds {}..{}</code>.</p>\n",
      senses.bodies.size(), senses.seeds.first, senses.seeds.last,
      sim::seed_set(senses.seeds.first), escaped(people), senses.seeds.first, senses.seeds.last));
  for (const FigureTable& table : tables(figures)) page.add(table_html(table));
  page.add("<h2>Pictures</h2>\n");
  if (auto drawn = add_pictures(page, senses, figures); !drawn) return drawn;
  return page.write();
}

}  // namespace knead::evaluate
