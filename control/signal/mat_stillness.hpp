// Which cells do not move although their neighbours do. A body that breathes moves every cell that
// it loads; one that reads a load and does not answer is stuck, even if it still flickers. Thread:
// the cycle, once per frame. Real-time, fixed memory.
#pragma once

#include <array>
#include <cstddef>

#include "control/signal/mat_neighbours.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"

namespace knead::signal {

class MatStillness {
 public:
  explicit MatStillness(const MatGeometry& geometry) : mat_(geometry) {}

  using Cells = std::array<bool, kMaxMatCells>;

  /// Takes a frame of calibrated pressure. `faulty` cells are no witnesses.
  void update(const PressureMap& pressure, TimePoint acquired, const RollersOnMat& rollers,
              const Cells& faulty) noexcept;
  /// Has this cell been still while its neighbours moved, beyond doubt?
  [[nodiscard]] bool still(std::size_t cell) const { return still_[cell]; }
  void reset() noexcept { *this = MatStillness(mat_); }

 private:
  /// Blocks of 200 ms; changes are taken over one second: half a breath moves most in about that
  /// time, and a neighbour that breaks disturbs no longer than that.
  static constexpr std::size_t kLag = 5;

  /// How one cell and its neighbours have changed within a second of late, as shares of their load.
  struct Answer {
    double together = 0.0;  ///< mean product of the two changes
    double cell = 0.0;      ///< mean square of the cell's
    double others = 0.0;    ///< mean square of the neighbours'
    double weight = 0.0;    ///< blocks that this rests on
    int clear = 0;          ///< blocks since a roller was near
    int doubted = 0;        ///< blocks in a row in which it did not answer
  };

  void take_block(const RollersOnMat& rollers, const Cells& faulty) noexcept;
  [[nodiscard]] bool person_moved(const CellMask& near_a_roller,
                                  const Cells& faulty) const noexcept;
  void judge(std::size_t cell, const Cells& faulty) noexcept;
  [[nodiscard]] bool is_still(const Answer& answer) const noexcept;

  MatGeometry mat_;
  std::array<double, kMaxMatCells> sum_{};
  int frames_ = 0;
  TimePoint block_began_{};
  std::array<std::array<double, kMaxMatCells>, kLag + 1> blocks_{};  ///< a ring, kPa
  std::size_t newest_ = 0;
  std::size_t known_ = 0;  ///< blocks since the person last moved
  std::array<Answer, kMaxMatCells> answers_{};
  Cells still_{};
};

}  // namespace knead::signal
