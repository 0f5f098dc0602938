// Where something of a simulated chair can be broken on purpose. The server knows no chair: a
// kneadd that has none of this refuses. Thread: the server's.
#pragma once

#include <vector>

#include "control/types/reason.hpp"
#include "knead/v1/hello.pb.h"
#include "knead/v1/session.pb.h"

namespace knead::daemon {

class FaultBench {
 public:
  using On = google::protobuf::RepeatedPtrField<v1::SimulatedFault>;

  /// What became of a request; the events have no time yet.
  struct Done {
    v1::Refusal refusal = v1::REFUSAL_NONE;
    std::vector<ReasonEvent> events{};
    std::string text{};  ///< for people: how to end it
  };

  virtual ~FaultBench() = default;

  /// Says what may be broken here.
  virtual void describe(v1::ServerHello& hello) const = 0;
  [[nodiscard]] virtual Done inject(const v1::InjectFault& unsafe_wish) = 0;
  [[nodiscard]] virtual Done clear(const v1::ClearFaults& unsafe_wish) = 0;
  /// What is on, oldest first.
  [[nodiscard]] virtual const On& on() const = 0;
};

}  // namespace knead::daemon
