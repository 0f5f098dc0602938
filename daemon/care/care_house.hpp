// Who knows the people that are massaged. The server asks and goes on; what is asked may wait for a
// disk, so it is answered in a thread of its own. Thread: every call comes from the server's; every
// `done` is called once, from any other, and never from within the call.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <tl/expected.hpp>

#include "control/types/request.hpp"
#include "control/types/snapshot.hpp"
#include "knead/v1/care.pb.h"
#include "knead/v1/session.pb.h"

namespace knead::daemon {

class CareHouse {
 public:
  virtual ~CareHouse() = default;

  /// Ends the session that runs. From any thread.
  using EndSession = std::function<void()>;
  /// What to do when who is massaged is found to have answered anew, or was forgotten, beside this
  /// process; nothing: no more. After it has returned the one before is not called again.
  virtual void on_end_wanted(EndSession end_session) = 0;

  struct Told {
    v1::CareAnswer answer;      ///< carries the request's own id
    bool ends_session = false;  ///< who is massaged has answered anew: what runs holds no more
  };
  using Answered = std::function<void(Told)>;
  virtual void ask(const v1::CareRequest& request, Answered done) = 0;

  /// A start that may be put to the cycle with what is prescribed for the person.
  struct Start {
    Request request{};
    std::optional<ReasonEvent> notice{};  ///< to be told before; it refuses nothing
  };
  /// That, or why there is none today.
  using Prescribed = std::function<void(tl::expected<Start, v1::Answer>)>;
  /// `request` is `start` in the cycle's form; its id names this start in what follows.
  virtual void prescribe(const v1::Start& start, const Request& request, Prescribed done) = 0;
  /// The end of a start that was prescribed for: the cycle took it, and a session runs, or not.
  virtual void started(std::uint64_t id, bool accepted) = 0;

  /// What happens meanwhile, in its order; of states only the newest that was looked at.
  virtual void saw(const Snapshot& snapshot) = 0;
  virtual void saw(const ReasonEvent& event) = 0;
};

}  // namespace knead::daemon
