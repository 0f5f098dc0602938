#include "daemon/evaluate/senses_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "daemon/evaluate/example_trace.hpp"
#include "daemon/evaluate/report_page.hpp"
#include "daemon/evaluate/senses_charts.hpp"
#include "daemon/evaluate/senses_table.hpp"

namespace knead::evaluate {

namespace {

namespace fs = std::filesystem;

/// People whose guarding is shown from moment to moment: the first of the campaign.
constexpr std::uint64_t kExamples = 3;

Result<void> add_pictures(ReportPage& page, const Senses& senses, const SensesFigures& figures) {
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
  Result<ReportPage> made = ReportPage::in(folder, "what its senses are worth");
  if (!made) return tl::unexpected(made.error());
  ReportPage& page = *made;
  page.add(fmt::format(
      "<h1>What the senses are worth</h1>\n<p class=\"note\">{} simulated people, seeds {} to {} "
      "({} seeds). Sizes of the scanned people: {}. Truth is used for scoring only. Made by "
      "<code>kneadctl evaluate senses --seeds {}..{}</code>.</p>\n",
      senses.bodies.size(), senses.seeds.first, senses.seeds.last,
      sim::seed_set(senses.seeds.first), escaped(people), senses.seeds.first, senses.seeds.last));
  for (const FigureTable& table : tables(figures)) page.add(table);
  page.add("<h2>Pictures</h2>\n");
  if (auto drawn = add_pictures(page, senses, figures); !drawn) return drawn;
  return page.write("senses");
}

}  // namespace knead::evaluate
