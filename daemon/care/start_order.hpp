// A start, with what is prescribed for the person today, or why there is none (CR-01, CR-02,
// CR-40).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "control/types/request.hpp"
#include "daemon/care/person_today.hpp"
#include "knead/v1/session.pb.h"

namespace knead::daemon {

/// `request` goes to the cycle; the rest is for writing its session down.
struct StartOrder {
  Request request{};
  std::string programme;
  std::int64_t person = 0;
  std::optional<std::int64_t> intake{};
  std::optional<std::int64_t> course{};
  /// CR-22: the programme wakes the person up, who goes to bed so soon.
  std::optional<std::chrono::minutes> bedtime_in{};
  /// Of the course that this session begins, if none runs.
  std::optional<care::Course> new_course{};
};

/// `request` is `start` in the cycle's form. On a simulated chair the demonstration person sits
/// where nobody is named; elsewhere that is refused.
[[nodiscard]] tl::expected<StartOrder, v1::Answer> order_start(const v1::Start& start,
                                                               const Request& request,
                                                               bool simulated, CareRoom& room);

}  // namespace knead::daemon
