#include "daemon/kneadctl/calibrate_readings.hpp"

#include <fmt/format.h>

#include "daemon/client/client.hpp"
#include "proto/convert/hello.hpp"

namespace knead::ctl {

namespace {

constexpr Duration kMeasuringTime = 1500ms;
constexpr Duration kOldest = 100ms;  ///< of a snapshot's reading: cycle and display rate

Result<void> is_quiet(const Snapshot& snapshot) {
  const bool running =
      snapshot.state != SessionState::idle && snapshot.state != SessionState::ended;
  if (running || !snapshot.released) {
    return failure(ErrorCode::refused, "kneadd",
                   "a session is running; calibrate while the chair is released");
  }
  if (snapshot.force_age > kOldest) {
    return failure(ErrorCode::refused, "force",
                   fmt::format("the readings are {:.0f} ms old; check the force sensors' bus",
                               milliseconds(snapshot.force_age)));
  }
  if (snapshot.mat_frame_age > kOldest) {
    return failure(ErrorCode::refused, "back_mat",
                   fmt::format("the frames are {:.0f} ms old; check the mats' bus",
                               milliseconds(snapshot.mat_frame_age)));
  }
  return {};
}

}  // namespace

Result<Readings> measure(const std::filesystem::path& socket) {
  auto client = client::Client::connect(socket, {.name = "kneadctl calibrate", .snapshots = true});
  if (!client) {
    return tl::unexpected(client.error());
  }
  const auto chair = wire::from_wire(client->hello().chair());
  if (!chair) {
    return tl::unexpected(chair.error());
  }
  Readings readings;
  readings.chair = *chair;
  TimePoint first{};
  std::uint64_t last_sequence = 0;
  while (true) {
    const auto snapshot = client->next_snapshot();
    if (!snapshot) {
      return tl::unexpected(snapshot.error());
    }
    if (const auto quiet = is_quiet(*snapshot); !quiet) {
      return tl::unexpected(quiet.error());
    }
    if (first == TimePoint{}) {
      first = snapshot->at;
    }
    if (snapshot->sequence != last_sequence) {  // the same cycle twice is one reading
      for (Side side : kBothSides) {
        readings.force[index(side)].push_back(snapshot->force_nominal[index(side)]);
      }
      readings.back_mat.push_back(snapshot->back_mat_nominal);
      readings.seat_mat.push_back(snapshot->seat_mat_nominal);
    }
    last_sequence = snapshot->sequence;
    if (snapshot->at - first >= kMeasuringTime) {
      return readings;
    }
  }
}

}  // namespace knead::ctl
