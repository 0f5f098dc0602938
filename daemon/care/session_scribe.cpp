#include "daemon/care/session_scribe.hpp"

#include <spdlog/spdlog.h>

#include "daemon/history/clock_check.hpp"

namespace knead::daemon {

void SessionScribe::give_up(const Error& error) {
  spdlog::error("this session is not written down any more: {}", error.message());
  writer_.reset();
}

Result<std::optional<std::int64_t>> SessionScribe::course_of(const StartOrder& order) {
  if (!order.new_course) return order.course;
  return history::begin_course(database_, order.person, order.new_course->kind,
                               order.new_course->planned, clock_.today())
      .map([](const history::KeptCourse& begun) { return std::optional(begun.id); });
}

void SessionScribe::begin(const StartOrder& order) {
  const auto course = course_of(order);
  if (!course) return give_up(course.error());
  auto writer = history::SessionWriter::begin(database_, {.person = order.person,
                                                          .course = *course,
                                                          .intake = order.intake,
                                                          .programme = order.programme,
                                                          .day = clock_.today(),
                                                          .began_ms = clock_.unix_ms()});
  if (!writer) return give_up(writer.error());
  writer_ = *writer;
  running_ = RunningSession{.person = order.person, .id = writer_->id()};
}

void SessionScribe::write(const SessionNotes& notes) {
  if (writer_) {
    if (const auto written = write_all(notes); !written) give_up(written.error());
  }
  if (notes.outcome) {
    writer_.reset();
    running_.reset();
  }
}

Result<void> SessionScribe::write_all(const SessionNotes& notes) {
  Result<void> written;
  for (const history::KeptPhase& phase : notes.phases) {
    written = written.and_then([&] { return writer_->phase(phase); });
  }
  if (!notes.events.empty()) {
    written = written.and_then([&] { return writer_->events(notes.events); });
  }
  if (!notes.stiffness.empty()) {
    written = written.and_then([&] { return writer_->stiffness(notes.stiffness); });
  }
  if (!notes.dose.empty()) {
    written = written.and_then([&] { return writer_->dose(notes.dose); });
  }
  if (notes.trace) {
    written = written.and_then([&] { return writer_->progress(notes.totals, *notes.trace); });
  }
  if (notes.outcome) {
    written = written.and_then(
        [&] { return writer_->end(notes.totals, *notes.outcome, clock_.unix_ms()); });
    written = written.and_then([&] { return history::note_time(database_, clock_.unix_ms()); });
  }
  return written;
}

}  // namespace knead::daemon
