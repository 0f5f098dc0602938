// Finds cells of a pressure mat that are out of order while it is in use: dead (nothing between
// loaded neighbours, or all load lost within a frame), hot (far above all neighbours, or more than
// any load makes), stuck (the same reading again and again, or no breath where the neighbours
// breathe). A cell that was found stays found until the mat is empty and the cell with it. Thread:
// the cycle, once per frame. Real-time, fixed memory.
#pragma once

#include <array>
#include <cstddef>
#include <limits>

#include "control/signal/mat_neighbours.hpp"
#include "control/signal/mat_stillness.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"

namespace knead::signal {

class MatCellWatch {
 public:
  using Cells = std::array<bool, kMaxMatCells>;

  explicit MatCellWatch(const MatGeometry& geometry);

  /// `reading` as it came, `pressure` the same calibrated, of a frame that is believed.
  void update(const PressureMap& reading, const PressureMap& pressure, TimePoint acquired,
              const RollersOnMat& rollers) noexcept;

  [[nodiscard]] const Cells& faulty() const { return faulty_; }
  [[nodiscard]] std::size_t count() const;
  /// More than a tenth of the cells, or half of each of two rows side by side: what their
  /// neighbours stand in for is no longer a picture of the back.
  [[nodiscard]] bool too_many() const;

  // How long each fault holds before it is said.
  static constexpr Duration kDeadFor = 500ms;
  static constexpr Duration kHotFor = 300ms;
  static constexpr Duration kOverFor = 50ms;
  static constexpr Duration kEmptyFor = 1s;

 private:
  /// Since when a suspicion holds without a break.
  struct Suspicion {
    TimePoint since{};
    bool holds = false;

    [[nodiscard]] bool lasted(bool now_holds, TimePoint now, Duration length) noexcept {
      if (now_holds && !holds) since = now;
      holds = now_holds;
      return holds && now - since >= length;
    }
  };
  struct Cell {
    Suspicion dead;
    Suspicion hot;
    Suspicion over;
    bool suspected = false;      ///< of anything, in the frame before
    TimePoint rolled_at{};       ///< when a roller was last near
    double last_pressure = 0.0;  ///< kPa
    double fell_from = 0.0;      ///< kPa that it lost from one frame to the next; 0 = did not
  };

  /// The cells as witnesses of one another stand with one more all around them that says nothing,
  /// so that nobody asks where the mat ends.
  static constexpr double kSaysNothing = -std::numeric_limits<double>::infinity();
  [[nodiscard]] std::size_t witness(std::size_t row, std::size_t column) const {
    return (row + 1) * stride_ + column + 1;
  }

  void count_repeats(const PressureMap& reading, const PressureMap& pressure) noexcept;
  /// What each cell reads, for its neighbours to be held against; nothing if it is faulty.
  void call_witnesses(const PressureMap& pressure) noexcept;
  void judge(std::size_t cell, std::size_t witness, TimePoint now, bool near_a_roller) noexcept;
  void judge_rows(const PressureMap& pressure) noexcept;
  [[nodiscard]] bool reads_nothing_between_loads(std::size_t witness) const noexcept;
  [[nodiscard]] static bool lost_all_at_once(Cell& cell, double own, bool rolled) noexcept;
  [[nodiscard]] bool towers(std::size_t witness) const noexcept;
  /// Would a good cell repeat itself so often once in a million million times?
  [[nodiscard]] bool repeats_beyond_chance(std::size_t cell) const noexcept;
  void forgive(const PressureMap& pressure, TimePoint now) noexcept;

  MatGeometry mat_;
  std::size_t cells_;
  double over_kpa_;  ///< more than this no back and roller make on one cell
  MatStillness stillness_;
  std::array<Cell, kMaxMatCells> watched_{};
  std::array<double, kMaxMatCells> last_read_{};  ///< kPa
  std::array<int, kMaxMatCells> repeats_{};
  std::size_t stride_;  ///< of the witnesses: a row and its two margins
  std::array<double, 3 * (kMaxMatCells + 2)> witnesses_{};  ///< kPa; room for a single column
  Cells faulty_{};
  double repeat_share_ = 0.0;       ///< of loaded cells: how often a reading is the one before
  double rarer_by_a_repeat_ = 0.0;  ///< - ln of its chance
  bool repeats_known_ = false;
  Suspicion empty_{};
};

}  // namespace knead::signal
