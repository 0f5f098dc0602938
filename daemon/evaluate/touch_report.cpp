#include "daemon/evaluate/touch_report.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "daemon/evaluate/report_page.hpp"
#include "daemon/evaluate/touch_charts.hpp"
#include "daemon/evaluate/touch_table.hpp"

namespace knead::evaluate {

namespace {

struct Picture {
  std::string_view name;
  std::string_view note;
  plot::Figure figure;
};

Result<void> draw(ReportPage& page, const std::vector<Picture>& pictures) {
  for (const Picture& p : pictures) {
    if (auto drawn = page.picture(p.name, p.note, p.figure); !drawn) return drawn;
  }
  return {};
}

std::vector<Picture> pictures_of_all(const Touch& touch) {
  return {{"touch_error", "Each person once, both rollers; the last bar holds what is larger.",
           error_chart(touch)},
          {"touch_contact", "The person leans forward by 14 mm and back while 15 N are stroked.",
           contact_chart(touch)},
          {"touch_stiffness", "A soft back needs the longest ways: the drive's speed is the limit.",
           stiffness_chart(touch)}};
}

std::vector<Picture> pictures_of_one(const TouchExample& example) {
  return {
      {"touch_hold", "Up to 30 N as the chair learns how the muscles answer, and held there.",
       force_chart(example, TouchPart::hold, 0.0, 30.0)},
      {"touch_knead", "Ten seconds, with the first swings at this place.",
       force_chart(example, TouchPart::knead, 12.0, 22.0)},
      {"touch_stroke", "Along the back at 30 mm/s, over a knot on the way.",
       force_chart(example, TouchPart::stroke, 0.0, 25.0)},
      {"touch_coughs",
       "At the person's own ceiling of 35 N, which leaves no room: a cough at 6 s, 8 mm in 100 ms.",
       force_chart(example, TouchPart::coughs, 5.8, 7.0)},
      {"touch_leans", "The person leans forward for a moment, at 4, 9 and 14 s.",
       force_chart(example, TouchPart::leans, 2.0, 20.0)},
      {"touch_guards", "Guards on the right at 5 s, on both sides at 11 s, says pause at 17 s.",
       force_chart(example, TouchPart::guards, 0.0, 18.0)},
      {"touch_water", "Jets open and shut as the carriage passes them.", water_chart(example)},
      {"touch_warmth", "Grey: half a kelvin about the set-point.", warmth_chart(example)}};
}

}  // namespace

Result<void> write_touch_report(const Touch& touch, const std::filesystem::path& folder) {
  Result<ReportPage> made = ReportPage::in(folder, "how true its touch is");
  if (!made) return tl::unexpected(made.error());
  ReportPage& page = *made;
  page.add(fmt::format(
      "<h1>How true the touch is</h1>\n<p class=\"note\">{} simulated people, seeds {} to {} ({} "
      "seeds). The real controller and gate in the simulated chair; truth is used for scoring "
      "only. Made by <code>kneadctl evaluate touch --seeds {}..{}</code>.</p>\n",
      touch.bodies.size(), touch.seeds.first, touch.seeds.last, sim::seed_set(touch.seeds.first),
      touch.seeds.first, touch.seeds.last));
  for (const FigureTable& table : tables(touch)) page.add(table);
  page.add("<h2>Pictures</h2>\n");
  if (auto drawn = draw(page, pictures_of_all(touch)); !drawn) return drawn;
  // Whoever may have all of it: the pictures are of the highest force.
  const sim::Population population = touch.population.value_or(sim::Population::healthy);
  page.add(
      fmt::format("<h2>One person, moment by moment</h2>\n<p class=\"note\">Seed {}, {}.</p>\n",
                  touch.seeds.first, name(population)));
  const TouchExample example = touch_example(touch.seeds.first, population);
  if (auto drawn = draw(page, pictures_of_one(example)); !drawn) return drawn;
  return page.write("touch");
}

}  // namespace knead::evaluate
