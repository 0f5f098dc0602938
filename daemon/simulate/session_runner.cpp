#include "daemon/simulate/session_runner.hpp"

#include <fmt/format.h>

#include <chrono>
#include <optional>

#include "daemon/cycle/cycle.hpp"
#include "daemon/simulate/observe.hpp"
#include "daemon/simulate/person.hpp"
#include "daemon/simulate/scenario_player.hpp"
#include "daemon/simulate/subject.hpp"
#include "daemon/simulate/trace_writer.hpp"

namespace knead::simulate {

namespace {

/// How long the session is watched after its end.
constexpr Duration kAfterEnd = 1s;

class Run {
 public:
  Run(const SessionSetup& setup, Subject& subject, const RunOptions& options)
      : setup_(setup),
        each_cycle_(options.each_cycle),
        subject_(subject),
        controller_(setup.chair, Calibration{}, setup.config.control, setup.programmes),
        gate_(setup.chair, Calibration{}, setup.config.limits),
        cycle_(subject.chair(), controller_, gate_),
        person_({.id = kStartId,
                 .kind = RequestKind::start,
                 .programme = setup.programme,
                 .condition = setup.condition,
                 .minutes = setup.minutes}),
        scenario_(setup.scenario.value_or(config::Scenario{})) {
    report_.plant = subject.plant();
    report_.known = subject.known();
  }

  Result<void> open_traces(const RunOptions& options) {
    if (!options.trace.empty() && !report_.known.all()) {
      return failure(ErrorCode::missing, "--trace",
                     "shows the whole truth, and the plant \"" + report_.plant +
                         "\" does not tell all of it; let it promise every TruthPart");
    }
    if (!options.emg_trace.empty() && subject_.simulated() == nullptr) {
      return failure(ErrorCode::refused, "--emg-trace",
                     "shows the simulated electrodes; a plant knows itself what it sent");
    }
    const std::string note =
        fmt::format("programme {}, seed {}, {}", view(setup_.programmes[setup_.programme].name),
                    setup_.seed, name(setup_.condition));
    if (!options.trace.empty()) {
      auto writer = TraceWriter::create(options.trace, setup_.chair.jets.size(), note);
      if (!writer) return tl::unexpected(std::move(writer.error()));
      trace_.emplace(std::move(*writer));
    }
    if (!options.emg_trace.empty()) {
      auto writer = EmgTraceWriter::create(options.emg_trace, setup_.chair, note);
      if (!writer) return tl::unexpected(std::move(writer.error()));
      emg_trace_.emplace(std::move(*writer));
    }
    return {};
  }

  /// One millisecond. False once the session is over.
  bool step() {
    const bool ran = live();
    const scoring::Observation o =
        observe(now_, cycle_.record(), ran, subject_.truth(), setup_.chair);
    report_.scores.add(o);
    if (ran) report_.emg.add(cycle_.record().step.snapshot);
    if (trace_) trace_->add(o);
    if (emg_trace_) emg_trace_->add(subject_.simulated()->last_emg());
    now_ += kCyclePeriod;
    return !over(o);
  }

  [[nodiscard]] double share_done() const {
    const Snapshot& s = cycle_.record().step.snapshot;
    const double rest_s = 60.0 * setup_.programmes[setup_.programme].rest_minutes;
    const double all_s = seconds(s.session_length) + rest_s;
    if (s.state == SessionState::rest) return 1.0 - seconds(s.rest_left) / all_s;
    return seconds(s.session_elapsed) / all_s;
  }

  Result<SessionReport> finished() {
    if (auto failed = subject_.failure()) return tl::unexpected(std::move(*failed));
    report_.duration_s = seconds(now_.time_since_epoch());
    report_.outcome =
        report_.refusal != Refusal::none ? Outcome::refused : cycle_.record().step.snapshot.outcome;
    if (sim::SimChair* chair = subject_.simulated()) report_.invariants = chair->invariants();
    if (trace_) {
      if (auto closed = trace_->close(); !closed) return tl::unexpected(closed.error());
    }
    if (emg_trace_) {
      if (auto closed = emg_trace_->close(); !closed) return tl::unexpected(closed.error());
    }
    return std::move(report_);
  }

  SessionReport& report() { return report_; }
  [[nodiscard]] TimePoint now() const { return now_; }

 private:
  static constexpr std::uint64_t kStartId = 1;

  /// Lets person and scenario act and runs the cycle, or lets the time pass if the controller
  /// stalls. Returns whether the cycle ran.
  bool live() {
    sim::SimChair* const simulated = subject_.simulated();
    if (simulated != nullptr && now_ == TimePoint{}) simulated->sit_down();
    const Snapshot& s = cycle_.record().step.snapshot;
    if (auto said = person_.says(now_, s.state, scenario_.will_resume())) {
      if (said->kind == RequestKind::start) scenario_.started(now_);
      requests_.push_back(*said);
    }
    if (simulated != nullptr && person_.has_started()) hear_scenario(s, *simulated);
    if (stall_ms_ > 0) {
      --stall_ms_;
      ++skipped_;
      // The chair lives on; nobody listens.
      static_cast<void>(subject_.chair().read(now_, unheard_));
      return false;
    }
    const std::size_t count = std::min(requests_.size(), kMaxRequestsPerCycle);
    const std::span<const Request> heard(requests_.data(), count);
    chair_ended_ = cycle_.run(now_, 1 + skipped_, heard, [](const daemon::CycleRecord&) {}) ==
                   hal::IoStatus::ended;
    if (each_cycle_) each_cycle_({now_, 1 + skipped_, heard, cycle_.record()});
    requests_.erase(requests_.begin(), requests_.begin() + static_cast<std::ptrdiff_t>(count));
    skipped_ = 0;
    ++report_.cycles;
    hear_answers();
    return true;
  }

  void hear_scenario(const Snapshot& s, sim::SimChair& chair) {
    const std::string_view phase =
        s.state == SessionState::massage ? view(s.phase_name) : name(s.state);
    const Happening happening = scenario_.play(now_, phase, chair);
    for (const std::string& cause : happening.release_causes) report_.scores.release.cause(cause);
    requests_.insert(requests_.end(), happening.requests.begin(), happening.requests.end());
    stall_ms_ += happening.stall_ms;
  }

  void hear_answers() {
    for (const Answer& answer : cycle_.record().step.answers) {
      if (answer.id == kStartId) report_.refusal = answer.refusal;
    }
  }

  bool over(const scoring::Observation& o) {
    const Snapshot& s = cycle_.record().step.snapshot;
    if (o.state == SessionState::massage) {
      report_.minutes_allowed = seconds(s.session_length) / 60.0;
    }
    if (!ended_ && (o.state == SessionState::ended || report_.refusal != Refusal::none)) {
      ended_ = o.at;
    }
    return chair_ended_ || (ended_ && o.at - *ended_ >= kAfterEnd);
  }

  const SessionSetup& setup_;
  const std::function<void(const RanCycle&)>& each_cycle_;
  Subject& subject_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
  Person person_;
  ScenarioPlayer scenario_;
  std::optional<TraceWriter> trace_;
  std::optional<EmgTraceWriter> emg_trace_;
  SessionReport report_;
  SensorFrame unheard_{};
  std::vector<Request> requests_;
  TimePoint now_{};
  std::optional<TimePoint> ended_;
  int stall_ms_ = 0;
  int skipped_ = 0;
  bool chair_ended_ = false;
};

}  // namespace

Result<SessionReport> run_session(const SessionSetup& setup, const RunOptions& options) {
  auto subject = make_subject(setup);
  if (!subject) return tl::unexpected(std::move(subject.error()));
  Run run(setup, **subject, options);
  if (auto opened = run.open_traces(options); !opened) return tl::unexpected(opened.error());
  const auto began = std::chrono::steady_clock::now();
  while (run.now().time_since_epoch() < options.until && run.step()) {
    if (options.progress && run.now().time_since_epoch() % 1s == Duration::zero()) {
      options.progress(run.share_done());
    }
  }
  run.report().wall_s =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return run.finished();
}

}  // namespace knead::simulate
