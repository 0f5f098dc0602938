// Watches a session go by and says what is to be written down of it. Whoever watches more often
// says the same more finely: forces are averaged over what was seen. Pure; no disk, no clock.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "control/types/snapshot.hpp"
#include "daemon/history/session_writer.hpp"

namespace knead::daemon {

/// What came since the notes before. Times count from the session's begin.
struct SessionNotes {
  std::vector<history::KeptPhase> phases{};
  std::vector<history::KeptEvent> events{};
  std::vector<history::KeptStiffness> stiffness{};  ///< zones of which more is known
  std::vector<history::KeptDose> dose{};            ///< zones that have had more since
  std::optional<history::KeptTrace> trace{};
  history::SessionTotals totals{};
  std::optional<Outcome> outcome{};  ///< it has ended
};

class SessionWatch {
 public:
  void see(const Snapshot& snapshot);
  void see(const ReasonEvent& event);

  /// Notes are due: something changed, or a second has gone by since the last ones.
  [[nodiscard]] bool due() const;
  [[nodiscard]] SessionNotes take();
  /// The end was seen; nothing after it counts.
  [[nodiscard]] bool over() const { return outcome_.has_value(); }

 private:
  struct Mean {
    double sum = 0.0;
    std::uint64_t count = 0;
    void add(double value) {
      sum += value;
      ++count;
    }
    [[nodiscard]] double value() const {
      return count == 0 ? 0.0 : sum / static_cast<double>(count);
    }
  };

  void see_phase(const Snapshot& snapshot);
  void see_forces(const Snapshot& snapshot);
  void see_stiffness(const Snapshot& snapshot);
  void note_dose();
  [[nodiscard]] std::int64_t at_ms(TimePoint at) const;

  std::optional<TimePoint> began_{};
  TimePoint now_{};
  TimePoint noted_{};  ///< when notes were taken last
  SessionState state_ = SessionState::idle;
  std::uint8_t phase_ = 0;
  std::optional<Outcome> outcome_{};
  Mean pressing_{};                    ///< of rollers that press, over the session
  std::array<Mean, kSides> second_{};  ///< of each roller since the last notes
  std::array<double, kZones> felt_{};  ///< stiffness that was noted, by zone; 0 = none
  DoseMap before_{};                   ///< what zones had had that day when it began
  DoseMap dose_{};                     ///< ... and have had now
  DoseMap noted_dose_{};
  SessionNotes next_{};
};

}  // namespace knead::daemon
