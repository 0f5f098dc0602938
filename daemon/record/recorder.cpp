#include "daemon/record/recorder.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <ctime>
#include <exception>
#include <mutex>
#include <utility>

#include "daemon/record/keep_file.hpp"

namespace knead::record {

namespace {

/// The ring holds fifty times as much.
constexpr Duration kLook = 20ms;

bool ready(const std::future<void>& work) {
  return !work.valid() || work.wait_for(0s) == std::future_status::ready;
}

}  // namespace

Recorder::Recorder(RecorderSettings settings, const v1::RecordingHeader& header,
                   std::function<void(const RecorderNews&)> tell, std::size_t slots)
    : settings_(std::move(settings)),
      tell_(std::move(tell)),
      ring_(slots),
      store_(header, settings_.past) {
  ring_.set_on(settings_.past > Duration::zero());
}

Recorder::~Recorder() { stop(); }

void Recorder::start() {
  thread_ = std::jthread([this](const std::stop_token& stopping) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!stopping.stop_requested()) {
      drain();
      wake.wait_for(lock, stopping, kLook, [] { return false; });
    }
  });
}

void Recorder::stop() {
  if (thread_.joinable()) {
    thread_.request_stop();
    thread_.join();
  }
  drain();
  if (!builder_.empty()) {
    finish_chunk();
  }
  wait_for_disk();
  if (pending_) {
    keep(*std::exchange(pending_, std::nullopt));
    wait_for_disk();
  }
}

void Recorder::wait_for_disk() const {
  if (writing_.valid()) {
    writing_.wait();
  }
}

void Recorder::drain() {
  ring_.set_on(settings_.past > Duration::zero() || store_.listened_to());
  while (const TappedCycle* tapped = ring_.front()) {
    add(*tapped);
    ring_.release();
  }
  tell_lost();
}

void Recorder::add(const TappedCycle& tapped) {
  if (builder_.ends_before(tapped.cycle)) {
    finish_chunk();
  }
  builder_.add(tapped.cycle);
  const std::uint64_t number = tapped.cycle.number;
  if (tapped.keep_because != Reason::none && !pending_ && settings_.past > Duration::zero()) {
    pending_ = Pending{tapped.keep_because,
                       number + static_cast<std::uint64_t>(settings_.aftermath / kCyclePeriod)};
  }
  // While the one before is still being written this one waits: the past grows no older by it than
  // the disk is slow.
  if (pending_ && number >= pending_->write_at && ready(writing_)) {
    keep(*std::exchange(pending_, std::nullopt));
  }
}

void Recorder::finish_chunk() { store_.add(builder_.finish()); }

void Recorder::tell_lost() {
  if (const std::uint64_t lost = ring_.lost(); lost != told_lost_) {
    tell_({false, fmt::format("{} cycles came faster than they could be recorded; they are missing "
                              "in the recording",
                              lost - told_lost_)});
    told_lost_ = lost;
  }
}

void Recorder::keep(const Pending& pending) {
  if (!builder_.empty()) {
    finish_chunk();
  }
  const std::string code(name(pending.because));
  // A recording that cannot be kept must not take the program with it, which has a chair to
  // release.
  try {
    writing_ = std::async(std::launch::async,
                          [this, code, chunks = store_.all()] { write(code, chunks); });
  } catch (const std::exception& error) {
    tell_(
        {false, fmt::format("what came before {} is not kept: {}; a program that is out of threads "
                            "or memory wants fewer connections or a restart",
                            code, error.what())});
  }
}

void Recorder::write(const std::string& code, const std::vector<Chunk>& chunks) const {
  try {
    const auto kept = keep_file(settings_.folder, kept_name(std::time(nullptr), code), store_,
                                chunks, code, settings_.files);
    tell_(
        kept ? RecorderNews{true, fmt::format("kept what came before {}: {}", code, kept->string())}
             : RecorderNews{false, kept.error().message()});
  } catch (const std::exception& error) {
    tell_({false, fmt::format("what came before {} is not kept: {}", code, error.what())});
  }
}

}  // namespace knead::record
