#include "daemon/care/care_keeper.hpp"

#include <algorithm>
#include <utility>

#include "control/care/bedtime.hpp"
#include "daemon/care/care_answers.hpp"
#include "daemon/clock/monotonic.hpp"

namespace knead::daemon {

namespace {

std::optional<ReasonEvent> notice_of(const StartOrder& order) {
  if (!order.bedtime_in) return std::nullopt;
  return ReasonEvent{.at = monotonic_now(),
                     .reason = Reason::bedtime_near,
                     .channel = Channel::person,
                     .value = static_cast<double>(order.bedtime_in->count()),
                     .limit = static_cast<double>(care::kStimulatesFor.count())};
}

}  // namespace

CareKeeper::CareKeeper(history::Database database, CareFacts facts, const WallClock& clock)
    : database_(std::move(database)),
      facts_(facts),
      clock_(clock),
      scribe_(database_, clock),
      thread_([this] { run(); }) {}

CareKeeper::~CareKeeper() {
  if (running_) hand_over_notes();
  {
    const std::lock_guard hold(lock_);
    ending_ = true;
  }
  more_.notify_one();
  thread_.join();
}

void CareKeeper::on_end_wanted(EndSession end_session) {
  const std::lock_guard hold(end_lock_);
  end_session_ = std::move(end_session);
}

void CareKeeper::hand_over(std::function<void()> work) {
  {
    const std::lock_guard hold(lock_);
    work_.push_back(std::move(work));
  }
  more_.notify_one();
}

void CareKeeper::run() {
  std::unique_lock hold(lock_);
  while (true) {
    more_.wait(hold, [this] { return ending_ || !work_.empty(); });
    if (work_.empty()) return;
    const std::function<void()> work = std::move(work_.front());
    work_.pop_front();
    hold.unlock();
    work();
    hold.lock();
  }
}

CareRoom CareKeeper::room() {
  std::vector<std::int64_t> in_the_chair;
  in_the_chair.reserve(orders_.size() + 1);
  for (const auto& [id, order] : orders_) in_the_chair.push_back(order.person);
  if (massaged_) in_the_chair.push_back(massaged_->person);
  return {.database = database_,
          .programmes = facts_.programmes,
          .chair = facts_.chair,
          .today = clock_.today(),
          .time_of_day = clock_.time_of_day(),
          .unix_ms = clock_.unix_ms(),
          .boot = clock_.boot(),
          .clock_synchronised = clock_.synchronised(),
          .running = scribe_.running(),
          .in_the_chair = std::move(in_the_chair)};
}

void CareKeeper::ask(const v1::CareRequest& request, Answered done) {
  hand_over([this, request, done = std::move(done)] {
    CareRoom now = room();
    v1::CareAnswer answer = answer_care(request, now);
    done(Told{.answer = std::move(answer),
              .ends_session = now.answered_anew &&
                              std::ranges::count(now.in_the_chair, *now.answered_anew) > 0});
  });
}

bool CareKeeper::has_answered_anew(const StartOrder& order) {
  if (!order.intake) return false;  // of a puppet
  const auto newest = history::newest_intake_id(database_, order.person);
  return newest && *newest != order.intake;
}

void CareKeeper::prescribe(const v1::Start& start, const Request& request, Prescribed done) {
  ++starting_;
  if (!running_) watch_.emplace();
  hand_over([this, start, request, done = std::move(done)] {
    CareRoom now = room();
    const auto order = order_start(start, request, facts_.simulated, now);
    if (!order) return done(tl::unexpected(order.error()));
    orders_.insert_or_assign(request.id, *order);
    done(Start{.request = order->request, .notice = notice_of(*order)});
  });
}

void CareKeeper::started(std::uint64_t id, bool accepted) {
  --starting_;
  if (accepted) {
    running_ = true;
  } else if (!running_ && starting_ == 0) {
    watch_.reset();
  }
  hand_over([this, id, accepted] {
    const auto order = orders_.extract(id);
    if (!accepted || order.empty()) return;
    massaged_ = order.mapped();
    scribe_.begin(*massaged_);
  });
}

void CareKeeper::saw(const ReasonEvent& event) {
  if (watch_) watch_->see(event);
}

void CareKeeper::saw(const Snapshot& snapshot) {
  if (!watch_) return;
  watch_->see(snapshot);
  if (running_ && watch_->due()) hand_over_notes();
}

void CareKeeper::hand_over_notes() {
  hand_over([this, notes = watch_->take()] {
    scribe_.write(notes);
    if (notes.outcome) {
      massaged_.reset();
    } else if (massaged_ && has_answered_anew(*massaged_)) {
      const std::lock_guard hold(end_lock_);
      if (end_session_) end_session_();
    }
  });
  if (watch_->over()) {
    running_ = false;
    watch_.reset();
  }
}

}  // namespace knead::daemon
