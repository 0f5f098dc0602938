// Finds cells of a pressure mat that are out of order while it is in use: dead (nothing between
// loaded neighbours, or all load lost within a frame), hot (far above all neighbours, or more than
// any load makes), stuck (the same reading again and again, or no breath where the neighbours
// breathe). A cell that was found stays found until the mat is empty and the cell with it. Thread:
// the cycle, once per frame. Real-time, fixed memory.
#pragma once

#include <array>
#include <cstddef>

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
    double last = 0.0;           ///< kPa as read
    TimePoint rolled_at{};       ///< when a roller was last near
    double last_pressure = 0.0;  ///< kPa
    double fell_from = 0.0;      ///< kPa that it lost from one frame to the next; 0 = did not
    int repeats = 0;
  };

  void count_repeats(const PressureMap& reading, const PressureMap& pressure) noexcept;
  void judge(std::size_t row, std::size_t column, const PressureMap& pressure, TimePoint now,
             bool near_a_roller) noexcept;
  void judge_rows(const PressureMap& pressure) noexcept;
  [[nodiscard]] bool reads_nothing_between_loads(std::size_t row, std::size_t column,
                                                 const PressureMap& pressure) const noexcept;
  [[nodiscard]] static bool lost_all_at_once(Cell& cell, double own, bool rolled) noexcept;
  [[nodiscard]] bool towers(std::size_t row, std::size_t column,
                            const PressureMap& pressure) const noexcept;
  /// Would a good cell repeat itself so often once in a million million times?
  [[nodiscard]] bool repeats_beyond_chance(std::size_t cell) const noexcept;
  void forgive(const PressureMap& pressure, TimePoint now) noexcept;

  MatGeometry mat_;
  std::size_t cells_;
  double over_kpa_;  ///< more than this no back and roller make on one cell
  MatStillness stillness_;
  std::array<Cell, kMaxMatCells> watched_{};
  Cells faulty_{};
  double repeat_share_ = 0.0;  ///< of loaded cells: how often a reading is the one before
  bool repeats_known_ = false;
  Suspicion empty_{};
};

}  // namespace knead::signal
