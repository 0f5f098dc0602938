#include "config/segmental_rules.hpp"

#include <array>

#include "config/technique_rules.hpp"

namespace knead::config {

namespace {

using enum Technique;

/// CR-31 starts "at the low caps": assumed to be a protrusion's force cap, and the warm-up's for
/// the first of the work.
constexpr double kSegmental_n = 25.0;
constexpr double kSegmentalFirst_n = 20.0;
constexpr std::array kSegmentalTechniques{stroking, pressing, saw, drilling, stretching, vibration};

struct SegmentRow {
  Segment segment;
  std::array<Region, 2> regions;  ///< of the segment and of what is linked to it
  Limb limb;                      ///< that belongs to it
};
constexpr std::array kSegmentTable{
    SegmentRow{Segment::cervical_collar, {Region::cervical, Region::thoracic}, Limb::arms},
    SegmentRow{Segment::cervicothoracic, {Region::cervical, Region::thoracic}, Limb::none},
    SegmentRow{Segment::chest, {Region::thoracic, Region::thoracic}, Limb::none},
    SegmentRow{Segment::lumbosacral, {Region::lumbar, Region::sacral}, Limb::legs},
};

/// Shoulders stand for the arms, hips for the legs (CR-31).
Region in_place_of(Limb limb) { return limb == Limb::legs ? Region::sacral : Region::thoracic; }

void segmental_regions(const RuleBook& book, const SegmentRow& row) {
  const auto& phases = book.programme().phases;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    FixedVector<Region, kRegions + kMaxPoints> regions;
    for (const Region region : phases[i].regions) regions.push(region);
    for (const MassagePoint& point : phases[i].points) regions.push(point.region);
    for (const Region region : regions) {
      if (std::ranges::find(row.regions, region) != row.regions.end()) continue;
      book.refuse(
          phase_path(i, "regions"),
          fmt::format("CR-31: {} is not of the segment {}", name(region), name(row.segment)),
          row.regions[0] == row.regions[1]
              ? fmt::format("{}", name(row.regions[0]))
              : fmt::format("{} and {}", name(row.regions[0]), name(row.regions[1])),
          "leave it out");
    }
  }
}

bool only_at(const Phase& phase, Region place) {
  return std::ranges::all_of(phase.regions, [place](Region r) { return r == place; }) &&
         std::ranges::all_of(phase.points,
                             [place](const MassagePoint& p) { return p.region == place; });
}

void segmental_limbs(const RuleBook& book, const SegmentRow& row) {
  bool replaced = row.limb == Limb::none;
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    if (phase.instead_of == Limb::none) return;
    const Region place = in_place_of(phase.instead_of);
    if (phase.instead_of != row.limb || !only_at(phase, place)) {
      book.refuse(phase_path(i, "instead_of"),
                  fmt::format("CR-31: this does not stand for the {} of this segment",
                              name(phase.instead_of)),
                  row.limb == Limb::none ? "no such key"
                                         : fmt::format("instead_of = \"{}\" in the {} region alone",
                                                       name(row.limb), name(in_place_of(row.limb))),
                  "change its region, or leave the key away");
    }
    replaced = true;
  });
  if (!replaced) {
    book.refuse("phase",
                fmt::format("CR-31: nothing stands for the {}, which the chair cannot reach",
                            name(row.limb)),
                fmt::format("a phase with instead_of = \"{}\"", name(row.limb)),
                "move their time to the shoulders or the hips");
  }
}

}  // namespace

void check_segmental(const RuleBook& book) {
  only(book, "CR-31", kSegmentalTechniques);
  bool first = true;
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    const double most = first ? kSegmentalFirst_n : kSegmental_n;
    const double asked = std::max(phase.force, phase.force_end).value();
    if (asked > most) {
      book.refuse(phase_path(i, "force_n"),
                  fmt::format("CR-31: {} N is too much where it hurts more", asked),
                  fmt::format("at most {} N", most), "lower it");
    }
    first = false;
  });
  const auto* row =
      std::ranges::find(kSegmentTable, book.programme().segment, &SegmentRow::segment);
  if (row == kSegmentTable.end()) {
    book.refuse("segment", "CR-31: a segmental massage is for one sore region",
                "cervical_collar, cervicothoracic, chest or lumbosacral", "say which");
    return;
  }
  segmental_regions(book, *row);
  segmental_limbs(book, *row);
}

}  // namespace knead::config
