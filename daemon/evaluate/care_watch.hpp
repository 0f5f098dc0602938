// Holds one session against the care rules, millisecond by millisecond, in the truth of the
// simulated person: true force at the true place against the law of the zone that truly lies there.
// Only what it cannot see from outside, which phase is played and which reasons were told, it takes
// from the session. One for each session; allocates nothing.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "control/types/chair_description.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/evaluate/care_law.hpp"
#include "daemon/evaluate/care_pair.hpp"
#include "daemon/simulate/scoring/ceiling_score.hpp"
#include "hal/sim/truth.hpp"

namespace knead::evaluate {

enum class CarePromise : std::uint8_t {
  refused,      ///< who may not be massaged is not touched (CR-01, CR-02)
  force,        ///< no zone gets more force than its law (CR-03 to CR-06, CR-08, CR-12)
  jets,         ///< nor more pressure
  left_out,     ///< a zone that is left out gets nothing (CR-02)
  spine,        ///< nothing presses on the spine (CR-07)
  warmth,       ///< no surface above 41 degC
  warm_up,      ///< work begins after three minutes of warm-up, and no ceiling rises before (CR-10,
                ///< CR-11)
  technique,    ///< only what is allowed touches a zone (CR-03, CR-04, CR-16)
  sore_place,   ///< where pain was said nothing presses again (CR-14, CR-15)
  holds_lower,  ///< after a sign or discomfort it stays lower (CR-15)
  waits,        ///< after a pause nothing goes on without the person's word (CR-15)
  ends,         ///< severe pain, or a second pain, ends it (CR-15)
  cool_down,    ///< a completed massage ends with its cool-down, at falling force (CR-18)
  time,         ///< no longer than is allowed (CR-19)
  rest,         ///< and then a rest of 10 to 20 minutes (CR-20)
  count_,       ///< not a promise: how many there are
};
inline constexpr std::size_t kCarePromises = static_cast<std::size_t>(CarePromise::count_);
[[nodiscard]] std::string_view name(CarePromise promise);

/// The first time that a promise was broken in a session.
struct CareBreach {
  double at_s = 0.0;
  double value = 0.0;
  double limit = 0.0;
};

class CareWatch {
 public:
  CareWatch(const CarePair& pair, const CareLaw& law, const sim::Body& body,
            const ChairDescription& chair)
      : pair_(pair), law_(law), body_(body), chair_(chair), comfort_(law.comfort) {}

  /// Before the cycle: what the person says in it.
  void hear(TimePoint now, const Request& request, const sim::Truth& truth);
  void hear_pain(const sim::Truth& truth);
  /// After the cycle.
  void see(TimePoint now, const daemon::CycleRecord& record, const sim::Truth& truth);

  [[nodiscard]] const std::array<std::optional<CareBreach>, kCarePromises>& breaches() const {
    return breaches_;
  }
  [[nodiscard]] double massage_s() const { return seconds(massaged_); }
  [[nodiscard]] bool touched() const { return touched_; }
  [[nodiscard]] int signs() const { return signs_; }

 private:
  struct Lasting {
    Duration held{};
    /// True once it has held for `least` without a break.
    bool step(bool now, Duration least) {
      held = now ? held + kCyclePeriod : Duration::zero();
      return held > least;
    }
  };
  void breach(CarePromise promise, TimePoint now, double value, double limit = 0.0);
  [[nodiscard]] Zone zone_of(Side side, double along_mm) const;
  /// The highest cap of the zones that a border may be mistaken for here.
  template <class Cap>
  [[nodiscard]] double highest(Side side, Millimetre along, Cap cap) const;
  void judge_force(TimePoint now, const sim::Truth& truth);
  void judge_jets(TimePoint now, const sim::Truth& truth);
  void judge_places(TimePoint now, const Snapshot& s, const sim::Truth& truth);
  void judge_order(TimePoint now, const daemon::CycleRecord& record);
  void judge_state(TimePoint now, const Snapshot& s, const sim::Truth& truth);
  void judge_lower(TimePoint now, const daemon::CycleRecord& record);
  void judge_end_of_massage(TimePoint now, const Snapshot& s);

  const CarePair& pair_;
  const CareLaw& law_;
  const sim::Body& body_;
  const ChairDescription& chair_;
  std::array<std::optional<CareBreach>, kCarePromises> breaches_{};

  scoring::CeilingScore force_{};
  Newton comfort_;
  std::optional<std::pair<TimePoint, Newton>> lower_comfort_{};  ///< holds from then on
  std::array<Lasting, kMaxJets> jets_over_{};
  std::array<Lasting, kSides> left_out_over_{};
  std::array<Lasting, kSides> technique_over_{};
  std::array<Lasting, kSides> sore_over_{};
  std::array<Lasting, kSides> lower_over_{};
  Lasting ends_over_{};

  SessionState before_ = SessionState::idle;
  std::optional<Technique> playing_{};
  PhaseKind kind_{};
  Duration massaged_{};
  Duration warmed_up_{};
  Duration cooled_down_{};
  Newton cool_down_began_{};
  Newton cool_down_asks_{};
  bool touched_ = false;

  double lower_ = 1.0;  ///< of what the programme asks, after all signs and discomfort
  int signs_ = 0;
  std::array<std::array<double, 4>, kSides> asked_{};  ///< highest of each of the last half seconds
  int pains_ = 0;
  bool severe_ = false;
  bool may_go_on_ = false;
  TimePoint paused_at_{};
  std::array<std::array<std::optional<Millimetre>, 4>, kSides> sore_{};
  bool sore_holds_ = false;  ///< pain was said, and the rollers have let go since
};

}  // namespace knead::evaluate
