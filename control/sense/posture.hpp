// How the person sits, from both mats, for gentle advice (CR-44): against how they sat when they
// sat down, because people are built unevenly and the mat cannot know what is upright for whom. It
// advises; no force follows from it. Thread: the cycle, once per frame of the back mat. Real-time,
// fixed memory.
#pragma once

#include <array>
#include <optional>

#include "control/signal/mat_neighbours.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/posture.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"

namespace knead::sense {

struct PostureInput {
  TimePoint now{};
  const PressureMap& back;  ///< believed
  const PressureMap& seat;  ///< believed
  /// Where rollers press through: those cells say nothing of the person's own weight.
  signal::RollersOnMat rollers{};
  bool seated = false;  ///< somebody leans on the mat
};

class PostureWatch {
 public:
  PostureWatch(const MatGeometry& back, const MatGeometry& seat) : back_(back), seat_(seat) {}

  /// Appends the advice, when it is due, to `events`.
  void update(const PostureInput& input, EventList& events) noexcept;
  [[nodiscard]] const PostureFinding& finding() const { return finding_; }

  /// After sitting down: this long to settle, and then so long to see how they sit.
  static constexpr Duration kSettles = 3s;
  static constexpr Duration kReference = 10s;
  /// A posture is one when it lasts; reaching for a glass is none. Assumed.
  static constexpr Duration kHold = 20s;
  /// Advice is gentle when it is rare. Assumed.
  static constexpr Duration kAdviceEvery = 5min;
  /// Frames from one look at the signs to the next: what is smoothed over 2 s says nothing new
  /// within 100 ms, and a posture has to last for much longer.
  static constexpr int kLookEvery = 10;

 private:
  /// What the mats say now, against the reference.
  struct Signs {
    double right_share = 0.5;
    double leans = 0.0;    ///< change of that share, + = to the right
    double pelvis = 1.0;   ///< load of the pelvis over the shoulders', 1 = as at first
    Millimetre forward{};  ///< of the load on the seat
  };

  void learn(const PostureInput& input, const signal::CellMask& near_a_roller) noexcept;
  [[nodiscard]] Signs signs(const signal::CellMask& near_a_roller) const noexcept;
  [[nodiscard]] Posture judge(const Signs& signs) const noexcept;
  void hold(Posture seen, TimePoint now) noexcept;
  void advise(const Signs& signs, TimePoint now, EventList& events) noexcept;
  [[nodiscard]] Millimetre seat_centre() const noexcept;
  void forget() noexcept;

  MatGeometry back_;
  MatGeometry seat_;
  std::array<double, kMaxMatCells> back_now_{};  ///< kPa, smoothed
  std::array<double, kMaxMatCells> seat_now_{};
  std::array<double, kMaxMatCells> back_then_{};  ///< the reference
  Millimetre seat_then_{};
  TimePoint sat_down_{};
  bool seated_ = false;
  bool known_ = false;  ///< the reference is complete
  int until_look_ = 0;  ///< frames
  PostureFinding finding_{};
  TimePoint finding_since_{};
  Posture seen_ = Posture::unknown;
  TimePoint seen_since_{};
  std::array<std::optional<TimePoint>, kPostures> advised_{};
};

}  // namespace knead::sense
