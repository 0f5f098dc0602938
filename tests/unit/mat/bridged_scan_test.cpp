// The body scan over a mat with one cell out of order: bridging it may cost a little, and no more.
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <optional>

#include "control/sense/body_scan.hpp"
#include "seated_person.hpp"

namespace knead::signal {
namespace {

struct Broken {
  sim::FaultKind kind{};
  double kpa = 0.0;
  Duration found_within = 2s;
};

struct Scanned {
  ScanFinding finding{};
  bool bridged = false;
};

/// The mat's part of the scan of this person. The cell has broken some time before.
Scanned scanned(std::uint64_t seed, std::optional<Broken> broken, std::size_t cell) {
  SeatedPerson seated(seed);
  seated.run(1s);
  if (broken) {
    seated.break_cell(broken->kind, cell, broken->kpa);
    seated.until_bridged(cell, broken->found_within);
  }
  sense::BodyScan scan(seated.description.back_mat);
  seated.run(2s, [&](const PressureMap& map) { scan.update(map); });
  EXPECT_TRUE(scan.mat_tells()) << "cell " << cell << " of seed " << seed;
  return {scan.finding(), seated.back.health().faulty[cell]};
}

/// Largest distance between the two lines from pelvis to C7.
Millimetre between_lines(const ScanFinding& a, const ScanFinding& b) {
  Millimetre most{};
  for (Millimetre along = a.pelvis_along; along < a.borders.thoracic_cervical;
       along += Millimetre(20.0)) {
    most = std::max(most, abs(a.spine.at(along) - b.spine.at(along)));
  }
  return most;
}

Millimetre between_landmarks(const ScanFinding& a, const ScanFinding& b) {
  return std::max({abs(a.pelvis_along - b.pelvis_along), abs(a.shoulders_along - b.shoulders_along),
                   abs(a.borders.sacral_lumbar - b.borders.sacral_lumbar),
                   abs(a.borders.lumbar_thoracic - b.borders.lumbar_thoracic),
                   abs(a.borders.thoracic_cervical - b.borders.thoracic_cervical)});
}

void expect_alike(const Broken& broken, std::initializer_list<std::uint64_t> seeds) {
  for (const std::uint64_t seed : seeds) {
    const ScanFinding whole = scanned(seed, std::nullopt, 0).finding;
    std::size_t bridged = 0;
    for (const std::size_t cell : kLoadedCells) {
      const Scanned one = scanned(seed, broken, cell);
      bridged += one.bridged ? 1 : 0;
      EXPECT_LT(between_lines(whole, one.finding), Millimetre(3.0)) << cell << " of seed " << seed;
      EXPECT_LT(between_landmarks(whole, one.finding), Millimetre(4.0))
          << cell << " of seed " << seed;
    }
    // A cell in the small of a back carries little when it is whole: its death need not show, and
    // the scan must do without its being told.
    EXPECT_GE(bridged, std::size(kLoadedCells) - 1) << "seed " << seed;
  }
}

TEST(BridgedScan, a_dead_cell_moves_line_and_landmarks_by_a_few_millimetres_at_most) {
  expect_alike({.kind = sim::FaultKind::dead_cell}, {1, 2, 3});
}

TEST(BridgedScan, a_hot_cell_moves_line_and_landmarks_by_a_few_millimetres_at_most) {
  expect_alike({.kind = sim::FaultKind::hot_cell, .kpa = 40.0}, {1, 2, 3});
}

TEST(BridgedScan, a_stuck_cell_moves_line_and_landmarks_by_a_few_millimetres_at_most) {
  // It is told by the breath that it does not show: that takes a few breaths.
  expect_alike({.kind = sim::FaultKind::stuck_cell, .found_within = 60s}, {1, 2});
}

}  // namespace
}  // namespace knead::signal
