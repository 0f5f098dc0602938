#include "control/care/linked_time.hpp"

#include <algorithm>

namespace knead::care {

namespace {

/// CR-17: "C with the shoulders, L with S and the hips". The chair reaches shoulders in the
/// thoracic region and hips in the sacral one; the chest leads nowhere.
struct Link {
  Region from;
  Region to;
};
constexpr std::array kLinks{Link{Region::cervical, Region::thoracic},
                            Link{Region::lumbar, Region::sacral},
                            Link{Region::sacral, Region::lumbar}};

/// Where a phase works: its points, or the regions that it travels.
RegionSet worked_by(const Phase& phase) {
  RegionSet worked{};
  for (const MassagePoint& point : phase.points) worked[index(point.region)] = true;
  if (!phase.points.empty()) return worked;
  for (const Region region : phase.regions) worked[index(region)] = true;
  return worked;
}

bool share_a_region(const RegionSet& a, const RegionSet& b) {
  for (std::size_t i = 0; i < kRegions; ++i) {
    if (a[i] && b[i]) return true;
  }
  return false;
}

bool within(const RegionSet& inner, const RegionSet& outer) {
  for (std::size_t i = 0; i < kRegions; ++i) {
    if (inner[i] && !outer[i]) return false;
  }
  return std::ranges::find(inner, true) != inner.end();
}

}  // namespace

RegionSet linked_to(const RegionSet& affected) noexcept {
  RegionSet linked{};
  for (const Link& link : kLinks) {
    if (affected[index(link.from)] && !affected[index(link.to)]) linked[index(link.to)] = true;
  }
  return linked;
}

double move_to_linked(PhaseList& phases, const RegionSet& affected, Fraction part) noexcept {
  const RegionSet linked = linked_to(affected);
  const auto gives = [&](const Phase& phase) {
    return phase.kind == PhaseKind::work && share_a_region(worked_by(phase), affected);
  };
  const auto takes = [&](const Phase& phase) {
    return phase.kind == PhaseKind::work && within(worked_by(phase), linked);
  };
  double given = 0.0;
  double taking = 0.0;
  for (const Phase& phase : phases) {
    if (gives(phase)) given += phase.share * part.value();
    if (takes(phase)) taking += phase.share;
  }
  if (!(given > 0.0) || !(taking > 0.0)) return 0.0;
  for (Phase& phase : phases) {
    if (gives(phase)) phase.share *= 1.0 - part.value();
    if (takes(phase)) phase.share += given * phase.share / taking;
  }
  return given;
}

}  // namespace knead::care
