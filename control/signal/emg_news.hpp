// What is said of electrodes that go wrong and come back: one event when a trouble begins, one when
// the channel can be used again. A lead that comes and goes is said to be back only after a calm
// that doubles with each relapse, so that it does not fill the log. Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/signal/emg_chain.hpp"
#include "control/types/channel.hpp"
#include "control/types/gate_report.hpp"

namespace knead::signal {

class EmgNews {
 public:
  explicit EmgNews(const std::array<EmgElectrode, kEmgChannels>& electrodes) noexcept
      : electrodes_(electrodes) {}

  struct Heard {
    TimePoint now{};
    const std::array<EmgFeatures, kEmgChannels>& emg;
    const EmgChain& chain;  ///< for the values that mattered
    Duration age{};         ///< of the newest samples
    Duration oldest{};      ///< that they may be
  };
  /// Appends what is new. Call in every cycle of a session.
  void step(const Heard& heard, EventList& events) noexcept;
  /// For the next session: nothing was said yet.
  void reset() noexcept { *this = EmgNews(electrodes_); }

  static constexpr Duration kCalm{std::chrono::seconds(1)};
  static constexpr Duration kLongestCalm{std::chrono::seconds(16)};

 private:
  struct Said {
    EmgFlags flags{};     ///< what was said since the channel was last well
    TimePoint ill_at{};   ///< when it was last not usable
    TimePoint fell_at{};  ///< when the first of `flags` was said
    Duration calm = kCalm;
  };

  void say_new(std::size_t channel, const Heard& heard, EventList& events) noexcept;
  void say_back(std::size_t channel, const Heard& heard, EventList& events) noexcept;

  std::array<EmgElectrode, kEmgChannels> electrodes_;
  std::array<Said, kEmgChannels> said_{};
  bool stale_said_ = false;
};

}  // namespace knead::signal
