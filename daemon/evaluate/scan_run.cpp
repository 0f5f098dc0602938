#include "daemon/evaluate/scan_run.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "daemon/evaluate/study_programme.hpp"

namespace knead::evaluate {

namespace {

constexpr double kMinutes = 10.0;

/// The lightest thing to be massaged with: the scan does not depend on the programme.
ProgrammeList one_programme() {
  Phase phase;
  phase.name = short_name("stroking");
  phase.technique = Technique::stroking;
  phase.regions.push(Region::lumbar);
  phase.force = phase.force_end = Newton(10.0);
  return only_work(phase, kMinutes);
}

constexpr double kEvery_mm = 10.0;

}  // namespace

hal::IoStatus MatTampered::read(TimePoint now, SensorFrame& frame) noexcept {
  const hal::IoStatus status = chair_.read(now, frame);
  if (tamper_ && frame.back_mat.sequence != tampered_) {
    tampered_ = frame.back_mat.sequence;
    tamper_(frame.back_mat.value);
  }
  return status;
}

ScanRun::ScanRun(const sim::Body& body, std::uint64_t seed, MatTampered::Tamper tamper)
    : body_(body),
      shape_(body),
      seed_(seed),
      programmes_(one_programme()),
      person_(description_, body, seed),
      chair_(person_, std::move(tamper)),
      controller_(description_, Calibration{}, ControlConfig{}, programmes_),
      gate_(description_, Calibration{}, kCompiledCeilings),
      cycle_(chair_, controller_, gate_) {}

void ScanRun::cycle() {
  const Request start{.id = 1,
                      .kind = RequestKind::start,
                      .programme = 0,
                      .condition = body_.condition,
                      .minutes = kMinutes};
  const std::span<const Request> says(&start, now_ == kAskedAt ? 1 : 0);
  static_cast<void>(cycle_.run(now_, 1, says, [](const daemon::CycleRecord&) {}));
  for (const Answer& answer : cycle_.record().step.answers) {
    refused_ = refused_ || answer.refusal != Refusal::none;
  }
  for (const Newton force : person_.truth().force) {
    strongest_touch_ = std::max(strongest_touch_, force);
  }
  now_ += kCyclePeriod;
}

bool ScanRun::over() const {
  const SessionState state = snapshot().state;
  return refused_ || state == SessionState::massage || state == SessionState::paused ||
         state == SessionState::ended || now_ >= kGivenUp;
}

ScanBody ScanRun::judged() const {
  const ScanFinding& found = snapshot().scan;
  ScanBody result{.seed = seed_,
                  .refused = snapshot().state != SessionState::massage,
                  .doubt = found.doubt,
                  .swept = found.swept,
                  .confidence = found.confidence,
                  .seconds = seconds(now_ - kAskedAt),
                  .strongest_touch = strongest_touch_};
  // What the person has slid since sitting down is in the truth at the carriage.
  const Millimetre slid =
      person_.truth().spine - Millimetre(shape_.at(person_.truth().carriage.value()).spine_mm);
  const double length_mm = body_.thoracic_cervical_mm - body_.pelvis_along_mm;
  for (int i = 0; i <= static_cast<int>(length_mm / kEvery_mm); ++i) {
    const double along = body_.pelvis_along_mm + i * kEvery_mm;
    const Millimetre truth = Millimetre(shape_.at(along).spine_mm) + slid;
    result.spine_error =
        std::max(result.spine_error, abs(found.spine.at(Millimetre(along)) - truth));
  }
  const RegionBorders truth = sim::region_borders(body_);
  result.border_error = {found.borders.sacral_lumbar - truth.sacral_lumbar,
                         found.borders.lumbar_thoracic - truth.lumbar_thoracic,
                         found.borders.thoracic_cervical - truth.thoracic_cervical};
  return result;
}

}  // namespace knead::evaluate
