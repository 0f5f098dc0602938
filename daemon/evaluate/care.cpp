#include "daemon/evaluate/care.hpp"

#include "config/programme.hpp"
#include "control/care/prescribed_envelope.hpp"
#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::evaluate {

namespace {

/// Sits down, is felt by the mat, says start.
constexpr Duration kStartsAfter = 1s;
/// Goes on so long after a pause; a person would wait longer, and nothing would happen meanwhile.
constexpr Duration kGoesOnAfter = 4s;
/// A person who is refused again and again gives up.
constexpr int kResumes = 6;
/// Whom nobody may massage is watched for so long after the start.
constexpr Duration kWatchedIfRefused = 4s;
/// The rest is the same warmth for ten minutes: its beginning is watched.
constexpr Duration kWatchedInRest = 2s;
constexpr Duration kWatchedAtMost = 25min;
constexpr Duration kHeldFor = 200ms;
constexpr Duration kGuardsFor = 1500ms;

ProgrammeList only(const Programme& programme) {
  ProgrammeList list;
  list.push(programme);
  return list;
}

class CareSession {
 public:
  CareSession(const CarePair& pair, const CareLaw& law, const care::Prescription& prescription)
      : pair_(pair),
        body_(sim::draw_body(pair.seed, pair.population)),
        programmes_(only(pair.programme)),
        chair_(description_, body_, pair.seed),
        controller_(description_, Calibration{}, ControlConfig{}, programmes_),
        gate_(description_, Calibration{}, kCompiledCeilings),
        cycle_(chair_, controller_, gate_),
        watch_(pair, law, body_, description_),
        start_({.id = kStartId,
                .kind = RequestKind::start,
                .prescribed = care::envelope_of(prescription),
                .minutes = pair.minutes}) {
    chair_.sit_down();
  }

  void run(CareMet& met) {
    while (!over()) step(met);
    met.outcome = snapshot().outcome;
    met.rests = rests_since_.has_value();
    met.massaged = watch_.touched();
    met.massage_s = watch_.massage_s();
    met.signs = watch_.signs();
    met.breaches = watch_.breaches();
    met.invariants = chair_.invariants();
  }

 private:
  static constexpr std::uint64_t kStartId = 1;

  [[nodiscard]] const Snapshot& snapshot() const { return cycle_.record().step.snapshot; }

  void step(CareMet& met) {
    const std::optional<Request> said = says();
    if (said) watch_.hear(now_, *said, chair_.truth());
    static_cast<void>(cycle_.run(now_, 1, {said ? &*said : nullptr, said ? 1U : 0U},
                                 [](const daemon::CycleRecord&) {}));
    watch_.see(now_, cycle_.record(), chair_.truth());
    for (const Answer& answer : cycle_.record().step.answers) {
      if (answer.id == kStartId) met.refusal = answer.refusal;
      if (answer.id == kStartId && !answer.accepted()) refused_at_ = now_;
    }
    if (snapshot().state == SessionState::rest && !rests_since_) rests_since_ = now_;
    now_ += kCyclePeriod;
  }

  [[nodiscard]] bool over() const {
    return (refused_at_ && now_ - *refused_at_ > kWatchedIfRefused) ||
           (rests_since_ && now_ - *rests_since_ > kWatchedInRest) ||
           snapshot().state == SessionState::ended || now_.time_since_epoch() > kWatchedAtMost;
  }

  /// What the person says in this millisecond, or does to the chair.
  std::optional<Request> says() {
    if (now_ == hand_until_) chair_.press_hand({});
    if (now_.time_since_epoch() == kStartsAfter) return start_;
    if (snapshot().state == SessionState::paused) return goes_on();
    waits_since_.reset();
    if (snapshot().state != SessionState::massage || deeds_done_ >= pair_.deeds.size()) return {};
    const CareDeed& deed = pair_.deeds[deeds_done_];
    if (snapshot().session_elapsed < deed.at) return {};
    ++deeds_done_;
    return does(deed);
  }

  std::optional<Request> goes_on() {
    if (!waits_since_) waits_since_ = now_;
    if (now_ - *waits_since_ < kGoesOnAfter) return {};
    waits_since_ = now_;
    return Request{.id = 2,
                   .kind = ++resumes_ > kResumes ? RequestKind::stop : RequestKind::resume};
  }

  std::optional<Request> does(const CareDeed& deed) {
    switch (deed.kind) {
      case CareDeed::Kind::guard:
        chair_.guard(deed.side, kGuardsFor);
        return {};
      case CareDeed::Kind::cough:
        chair_.cough();
        return {};
      case CareDeed::Kind::hand_ease:
        return holds({.ease = true});
      case CareDeed::Kind::hand_pain:
        watch_.hear_pain(chair_.truth());
        return holds({.pain = true});
      case CareDeed::Kind::request:
        return Request{.id = 3, .kind = deed.said, .ceiling = deed.ceiling};
    }
    return {};
  }

  std::optional<Request> holds(HandSwitch buttons) {
    chair_.press_hand(buttons);
    hand_until_ = now_ + kHeldFor;
    return {};
  }

  const CarePair& pair_;
  ChairDescription description_{};
  // The parts hold references to one another: in the order of their making.
  sim::Body body_;
  ProgrammeList programmes_;
  sim::SimChair chair_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
  CareWatch watch_;
  Request start_;
  TimePoint now_{};
  TimePoint hand_until_{};
  std::size_t deeds_done_ = 0;
  int resumes_ = 0;
  std::optional<TimePoint> waits_since_{};
  std::optional<TimePoint> refused_at_{};
  std::optional<TimePoint> rests_since_{};
};

}  // namespace

CareMet meet(std::uint64_t seed, const std::vector<config::FileText>& shipped) {
  const CarePair pair = draw_pair(seed, shipped);
  const CareLaw law = law_for(pair.answers, pair.course, pair.today);
  const care::Prescription prescription =
      care::prescribe(pair.answers, pair.course, care::kCompiledCaps, pair.today);
  CareMet met{.seed = seed,
              .programme = pair.source,
              .must_refuse = law.refuses,
              .prescribed = prescription.allowed()};
  CareSession(pair, law, prescription).run(met);
  if (law.refuses && prescription.allowed()) {
    met.breaches[static_cast<std::size_t>(CarePromise::refused)] = CareBreach{};
  }
  return met;
}

config::Loaded<std::vector<config::FileText>> shipped_programmes(
    const std::filesystem::path& folder) {
  const auto files = config::programme_files(folder);
  if (!files) return tl::unexpected(files.error());
  std::vector<config::FileText> texts;
  for (const std::filesystem::path& file : *files) {
    const auto text = config::read_text(file);
    if (!text) return tl::unexpected(text.error());
    if (const auto programme = config::parse_programme(*text); !programme) {
      return tl::unexpected(programme.error());
    }
    texts.push_back(*text);
  }
  return texts;
}

}  // namespace knead::evaluate
