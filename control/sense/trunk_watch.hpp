// Has the back moved aside on its mat since the scan looked at it? A trunk can lean or drift over a
// pelvis that stays, which the seat mat does not feel (shift_watch.hpp). Compares each row's shape
// with what the scan saw: what is new is a load on either side, up to a factor of its own, and the
// same shape further aside; the factors are nobody's concern here. Rows near the rollers are left
// out. Thread: the cycle. Real-time safe, fixed memory.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "control/signal/mat_neighbours.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/scan_finding.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"

namespace knead::sense {

/// How far the spine line may be from where the scan put it, and for how long.
struct TrunkTolerance {
  /// The band that rollers stay out of reaches 20 mm to either side of the line (CR-07). The scan
  /// takes 7 mm of it (docs/signal-chain.md); the other 13 are 9 on a back that reads too little
  /// (kSteeper).
  Millimetre by{9.0};
  /// A cough or a deep breath is over by then. Assumed.
  Duration hold = 2s;
};

class TrunkWatch {
 public:
  using Cells = std::array<bool, kMaxMatCells>;

  explicit TrunkWatch(const MatGeometry& geometry, const TrunkTolerance& tolerance = {})
      : mat_(geometry), tolerance_(tolerance) {}

  /// From now on this is the place: what the scan saw (mean pressure of each cell in kPa, no roller
  /// near) and what it found there.
  void begin(std::span<const double> picture, const ScanFinding& found) noexcept;
  /// Takes a believed frame of the back mat (call only for frames with a new sequence number).
  /// `faulty` cells are no witnesses.
  void update(const PressureMap& back, const signal::RollersOnMat& rollers, const Cells& faulty,
              TimePoint now) noexcept;

  /// The line has been out of tolerance somewhere between pelvis and C7 for as long as that takes.
  [[nodiscard]] bool shifted() const { return shifted_; }
  /// How far the line is aside where it is furthest, to the person's right; as of the last look
  /// that could tell.
  [[nodiscard]] Millimetre offset() const { return offset_; }
  [[nodiscard]] const TrunkTolerance& tolerance() const { return tolerance_; }

 private:
  /// How far the line is aside at the lowest and the highest row that could be asked: beyond them
  /// it is not known while the rollers stand there.
  struct Aside {
    Millimetre lowest{};
    Millimetre highest{};
    bool sure = false;
  };
  struct Sums;

  void average(const PressureMap& back, const signal::RollersOnMat& rollers) noexcept;
  [[nodiscard]] Aside look(const Cells& faulty) const noexcept;
  void add_row(std::size_t row, const Cells& faulty, Sums& sums) const noexcept;

  MatGeometry mat_;
  TrunkTolerance tolerance_;
  bool begun_ = false;
  std::array<double, kMaxMatCells> then_{};   ///< kPa, by the scan
  std::array<double, kMaxMatCells> slope_{};  ///< of `then_` across, kPa/mm
  std::array<double, kMaxMatCells> left_{};   ///< which part of the cell is left of the spine line
  Millimetre low_{};
  Millimetre high_{};
  double loaded_ = 0.0;                     ///< kPa: rows with a smaller sum tell nothing
  std::array<double, kMaxMatCells> now_{};  ///< kPa, averaged
  std::array<int, kMaxMatCells> frames_{};  ///< of each row, since a roller was near
  int until_look_ = 0;
  std::optional<TimePoint> away_since_;
  Millimetre offset_{};
  bool shifted_ = false;
};

}  // namespace knead::sense
