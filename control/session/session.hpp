// The session's state machine: from a person's start to released. It decides what is wanted (power,
// phase, how much of the force) and never how; motion does that, and the gate has the last word.
// States and what enters and leaves them: SessionState in control/types/snapshot.hpp.
// Thread: the cycle. Real-time.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "control/care/session_plan.hpp"
#include "control/session/caps_told.hpp"
#include "control/session/lowering.hpp"
#include "control/session/self_test.hpp"
#include "control/session/sore_jets.hpp"
#include "control/session/sore_points.hpp"
#include "control/session/stiff_places.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/programme.hpp"
#include "control/types/request.hpp"
#include "control/types/snapshot.hpp"

namespace knead::session {

/// What the session hears in one cycle; what is referred to must outlive the call of step().
struct SessionInput {
  TimePoint now{};
  Duration dt{};
  std::span<const Request> requests{};
  const GateReport& gate;
  bool person_seated = false;  ///< seat occupied and a back on the mat
  bool seat_taken = false;     ///< seat occupied, wherever the back is
  bool back_leans = false;     ///< a back rests on the mat, whatever the rollers do there
  bool ease_button = false;    ///< held now; the session reacts to the edge
  bool pain_button = false;    ///< held now; the session reacts to the edge
  bool stop_button = false;    ///< held now
  bool powered = false;        ///< enable is read back as energised
  bool shifted = false;        ///< the person moved off the scan ...
  Millimetre shifted_by{};     ///< ... so far ...
  Millimetre shift_limit{};    ///< ... and so much is let pass
  /// The seat mat can be read: without it nobody sees whether the person moves.
  bool seat_mat_readable = true;
  /// Why the back mat is not believed, if it is not.
  Reason back_mat_trouble = Reason::none;
  const ScanFinding& scan;
  bool sweeping = false;  ///< the mat has told its part; the rollers feel for the spine
  const DistressFinding& distress;
  Millimetre carriage{};
  std::array<Millimetre, kSides> depth{};
  std::array<Newton, kSides> force{};
  std::array<bool, kSides> in_contact{};
  JetSet spraying{};            ///< jets that were open in the cycle before, pulse and all
  JetSet right_jets{};          ///< jets on the person's right; the others are on the left
  bool palpation_done = false;  ///< every place has been felt, or given up
  const StiffnessMap& stiffness;
};

class Session {
 public:
  explicit Session(const ProgrammeList& programmes) : programmes_(programmes) {}

  /// Appends what happened to `events` and what was answered to `answers`.
  void step(const SessionInput& input, EventList& events, AnswerList& answers) noexcept;

  [[nodiscard]] SessionState state() const { return state_; }
  [[nodiscard]] Outcome outcome() const { return outcome_; }
  [[nodiscard]] bool wants_power() const {
    return state_ == SessionState::self_test || state_ == SessionState::body_scan ||
           state_ == SessionState::massage || state_ == SessionState::rest;
  }
  [[nodiscard]] Condition condition() const { return condition_; }
  /// What care allows this person today, wherever the zones lie: nothing before the first start.
  [[nodiscard]] const Envelope& prescribed() const { return prescribed_; }
  [[nodiscard]] std::uint8_t programme() const { return programme_; }
  [[nodiscard]] const Lowering& lowering() const { return lowering_; }
  [[nodiscard]] const SorePoints& sore_points() const { return sore_points_; }
  /// Jets that were open when it hurt.
  [[nodiscard]] const SoreJets& sore_jets() const { return sore_jets_; }
  [[nodiscard]] const StiffPlaces& stiff_places() const { return stiff_places_; }
  [[nodiscard]] const care::SessionPlan& plan() const { return plan_; }
  /// The phase being played, in massage and while paused from it.
  [[nodiscard]] const care::PlannedPhase* phase() const;
  [[nodiscard]] std::size_t phase_index() const { return phase_; }
  [[nodiscard]] Duration phase_elapsed() const { return phase_elapsed_; }
  [[nodiscard]] Duration massage_elapsed() const { return massage_elapsed_; }
  [[nodiscard]] Duration rest_left() const { return rest_left_; }
  [[nodiscard]] bool scanned() const { return scanned_; }
  /// True in the cycle in which motion must begin this phase afresh (start, next phase, after a
  /// pause).
  [[nodiscard]] bool phase_begins() const { return phase_begins_; }
  /// A person's start has been followed, and nothing has been massaged since.
  [[nodiscard]] bool begins_anew() const {
    return state_ == SessionState::self_test && massage_elapsed_ == Duration::zero();
  }
  /// True in the cycle in which the scan must forget what it saw.
  [[nodiscard]] bool scan_begins() const { return scan_begins_; }
  [[nodiscard]] Millimetre self_test_depth() const { return self_test_.depth(); }

 private:
  /// A start or resume that the gate has not yet followed.
  struct PendingGo {
    std::uint64_t id = 0;
    bool resume = false;
    TimePoint asked{};
  };

  void hear(const Request& request, const SessionInput& input, EventList& events,
            AnswerList& answers) noexcept;
  Refusal start(const Request& request, const SessionInput& input, EventList& events) noexcept;
  Refusal wish(const Request& request, const SessionInput& input, EventList& events) noexcept;
  void settle_pending(AnswerList& answers) noexcept;
  void await_gate(const SessionInput& input, EventList& events, AnswerList& answers) noexcept;
  void heed_gate(const SessionInput& input, EventList& events) noexcept;
  void heed_body(const SessionInput& input, EventList& events) noexcept;
  /// CR-14: where pain was seen is worked more lightly, or left out.
  void mark_sore(Side side, const SessionInput& input, EventList& events) noexcept;
  void heed_buttons(const SessionInput& input, EventList& events) noexcept;
  void remember_touch(const SessionInput& input) noexcept;
  /// Jets that were open within this much massage time, now included.
  [[nodiscard]] JetSet sprayed_within(Duration lately) const noexcept;
  /// True if the back has left the mat for so long that the rollers must not reach for it.
  [[nodiscard]] bool heed_leaving(const SessionInput& input, EventList& events) noexcept;
  void run_self_test(const SessionInput& input, EventList& events) noexcept;
  void run_scan(const SessionInput& input, EventList& events) noexcept;
  void run_massage(const SessionInput& input, EventList& events) noexcept;
  void end_palpation(const SessionInput& input, EventList& events) noexcept;
  void meet_stiff_places(const SessionInput& input, EventList& events) noexcept;
  /// A pause ends when the person may be another, or so late that it is another session.
  void heed_pause(const SessionInput& input, EventList& events) noexcept;
  void run_rest(const SessionInput& input, EventList& events) noexcept;
  void begin_phase(std::size_t phase, const SessionInput& input, EventList& events) noexcept;
  void said_discomfort() noexcept;
  void said_pain() noexcept;
  void pause() noexcept;
  void end(Outcome outcome) noexcept;
  [[nodiscard]] bool running() const;
  [[nodiscard]] bool running_and_unpaused() const {
    return running() && state_ != SessionState::paused;
  }

  const ProgrammeList& programmes_;
  SessionState state_ = SessionState::idle;
  Outcome outcome_ = Outcome::none;
  Condition condition_ = Condition::extrusion;
  Envelope prescribed_{};
  std::uint8_t programme_ = 0;
  care::SessionPlan plan_{};
  std::optional<PendingGo> pending_{};
  SelfTest self_test_{};
  bool self_test_running_ = false;
  bool resuming_ = false;
  bool scanned_ = false;
  bool scan_begins_ = false;
  bool phase_begins_ = false;
  TimePoint scan_began_{};
  Duration mat_looked_{};   ///< as long as the mat could not tell
  Duration off_the_mat_{};  ///< for how long no back rests there
  std::size_t phase_ = 0;
  Duration phase_elapsed_{};
  Duration massage_elapsed_{};
  Duration rest_left_{};
  Duration seat_empty_{};  ///< for how long nobody has sat there
  Duration paused_for_{};
  Lowering lowering_{};
  SorePoints sore_points_{};
  StiffPlaces stiff_places_{};
  CapsTold caps_told_{};
  int pains_ = 0;
  int distress_pauses_ = 0;
  bool ease_held_ = false;
  bool pain_held_ = false;
  /// Where each roller touched last in this session: where a pain said a moment later was felt.
  std::array<std::optional<Millimetre>, kSides> last_touch_{};
  /// When each jet was open last, in massage time, which stands still in a pause: a pulse or a
  /// sweep may have shut it before the pain that it gave is said.
  std::array<std::optional<Duration>, kMaxJets> last_sprayed_{};
  SoreJets sore_jets_{};
  DistressLevel heeded_ = DistressLevel::none;
};

}  // namespace knead::session
