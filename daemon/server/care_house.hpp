// Who knows the people that are massaged. The server asks and goes on; what is asked may wait for a
// disk, so it is answered in a thread of its own. Thread: every call comes from the server's; every
// `done` is called once, from any other, and never from within the call.
#pragma once

#include <functional>

#include "knead/v1/care.pb.h"

namespace knead::daemon {

class CareHouse {
 public:
  virtual ~CareHouse() = default;

  using Answered = std::function<void(v1::CareAnswer)>;
  /// The answer carries the request's own id.
  virtual void ask(const v1::CareRequest& request, Answered done) = 0;
};

}  // namespace knead::daemon
