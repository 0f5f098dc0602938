// What state everything is in, in one unmistakable line. Pure; not real-time.
#pragma once

#include <string>

#include "control/types/snapshot.hpp"
#include "display/panel/canvas.hpp"

namespace knead::panel {

enum class Mood : std::uint8_t { working, released, paused, fault, stale };

struct Banner {
  Mood mood = Mood::released;
  std::string state;     ///< one word, in capitals
  std::string sentence;  ///< what it means now
  std::string hint;      ///< what to do; may be empty

  /// Released though a session was running, or old: this must be seen from across the room.
  [[nodiscard]] bool urgent() const {
    return mood == Mood::paused || mood == Mood::fault || mood == Mood::stale;
  }
};

/// Stale goes before all else: of an old picture nothing else can be said. Then a fault, then what
/// the session is doing.
[[nodiscard]] Banner banner_of(const Snapshot& snapshot, Duration age);

[[nodiscard]] Ink ink_of(Mood mood);

}  // namespace knead::panel
