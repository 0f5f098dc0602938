// The thread that knows the people: it alone has the history, and does one thing after the other,
// so that an answer never tells half of what was asked before it. The server's thread hands over
// and goes on.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

#include "daemon/care/care_house.hpp"
#include "daemon/care/session_scribe.hpp"
#include "daemon/care/session_watch.hpp"
#include "daemon/care/wall_clock.hpp"

namespace knead::daemon {

struct CareFacts {
  ProgrammeList programmes{};
  care::ChairCaps chair{};
  bool simulated = false;  ///< nobody can be hurt: the demonstration person may sit there
};

class CareKeeper final : public CareHouse {
 public:
  /// The clock outlives it; of the database it has the only use in this process.
  CareKeeper(history::Database database, CareFacts facts, const WallClock& clock);
  /// Does what was handed over before, writes of a running session what was seen of it, and ends.
  ~CareKeeper() override;
  CareKeeper(const CareKeeper&) = delete;
  CareKeeper& operator=(const CareKeeper&) = delete;

  void on_end_wanted(EndSession end_session) override;
  void ask(const v1::CareRequest& request, Answered done) override;
  void prescribe(const v1::Start& start, const Request& request, Prescribed done) override;
  void started(std::uint64_t id, bool accepted) override;
  void saw(const Snapshot& snapshot) override;
  void saw(const ReasonEvent& event) override;

 private:
  void hand_over(std::function<void()> work);
  void hand_over_notes();
  void run();
  [[nodiscard]] CareRoom room();
  /// CR-01: kneadctl keeps an intake, or forgets somebody, beside this process: what the session
  /// was begun with holds no more.
  [[nodiscard]] bool has_answered_anew(const StartOrder& order);

  // Of the server's thread.
  int starting_ = 0;                     ///< starts whose end is not known yet
  bool running_ = false;                 ///< a session that is written down
  std::optional<SessionWatch> watch_{};  ///< from the start on, which may yet be refused

  // Of the keeper's thread.
  history::Database database_;
  const CareFacts facts_;
  const WallClock& clock_;
  SessionScribe scribe_;
  std::unordered_map<std::uint64_t, StartOrder> orders_{};
  std::optional<StartOrder> massaged_{};  ///< whose session runs, written down or not

  std::mutex end_lock_;
  EndSession end_session_{};

  std::mutex lock_;
  std::condition_variable more_;
  std::deque<std::function<void()>> work_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace knead::daemon
