// The requests of all browsers on their way through one connection to kneadd. kneadd lets a client
// have 4 open of each kind that lets go, 4 of the others and 4 about people (conversation.proto);
// so has each browser here, and what does not fit at kneadd at once waits in its lane, in order.
// Every request is answered once. A start never passes a stop: while anything that lets go is open
// no start or resume is forwarded, and a start that still waits is withdrawn by it. Pure: time is
// an argument.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <unordered_map>

#include "control/types/time.hpp"
#include "knead/v1/conversation.pb.h"
#include "knead/v1/display.pb.h"

namespace knead::display {

using BrowserId = std::uint64_t;

/// As kneadd's own (handover.hpp): more would be refused there.
inline constexpr std::size_t kOpenPerLane = 4;
/// In a lane together, of all browsers: while kneadd hangs, ones that come and go must not fill the
/// memory. A stop that is refused for this has as many stops before it (assumed: every browser that
/// fits, twice).
inline constexpr std::size_t kWaitingInLane = 320;
/// As kneadd's own (request_intake.hpp): a start that waited longer must not move a chair.
inline constexpr Duration kMovesWithin = 1s;

class RequestLanes {
 public:
  using Forward = std::function<void(const v1::ClientMessage&)>;
  using Tell = std::function<void(BrowserId, const v1::DisplayMessage&)>;

  RequestLanes(Forward forward, Tell tell) : forward_(std::move(forward)), tell_(std::move(tell)) {}

  void ask(BrowserId browser, v1::Request request, TimePoint now);
  void ask(BrowserId browser, v1::CareRequest request, TimePoint now);
  /// What kneadd answered; the id is this class's own and is put back to the browser's.
  void answered(v1::Answer answer, TimePoint now);
  void answered(v1::CareAnswer answer, TimePoint now);
  /// The browser has gone: what would move the chair and still waits is dropped, what lets go is
  /// not.
  void gone(BrowserId browser);
  /// Everything open is answered with REFUSAL_NO_ANSWER.
  void chair_lost();

 private:
  /// Under the browser's own id again.
  template <class TheAnswer>
  void pass_on(TheAnswer answer, TimePoint now);

  enum Lane : std::size_t { stop, pause, pain, severe_pain, discomfort, ease, care, other, lanes };

  struct Waiting {
    BrowserId browser = 0;
    v1::ClientMessage message;  ///< with the browser's own id
    TimePoint since{};
  };
  struct Open {
    BrowserId browser = 0;
    std::uint64_t asked_as = 0;
    Lane lane{};
  };

  [[nodiscard]] static Lane lane_of(const v1::Request& request);
  [[nodiscard]] static bool lets_go(Lane lane) { return lane <= discomfort; }
  [[nodiscard]] bool letting_go() const;
  [[nodiscard]] std::size_t of_browser(BrowserId browser, Lane lane) const;
  void line_up(Lane lane, Waiting waiting);
  void withdraw_starts();
  void move_on(Lane lane, TimePoint now);
  void forward(Lane lane, Waiting& waiting);
  void close(std::uint64_t id, TimePoint now);
  void refuse(BrowserId browser, const v1::ClientMessage& message, v1::Refusal why);
  void refuse(BrowserId browser, std::uint64_t id, bool about_people, v1::Refusal why);

  Forward forward_;
  Tell tell_;
  std::array<std::deque<Waiting>, lanes> waiting_;
  std::array<std::size_t, lanes> at_kneadd_{};
  std::unordered_map<std::uint64_t, Open> open_;
  std::uint64_t last_id_ = 0;
};

}  // namespace knead::display
