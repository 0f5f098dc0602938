// The face of the chair in a terminal: one snapshot in, one frame of text out. Pure; not real-time.
// What the states look like stands in tests/unit/panel/golden/*.txt.
#pragma once

#include <string>
#include <string_view>

#include "control/types/chair_description.hpp"
#include "control/types/snapshot.hpp"
#include "display/panel/canvas.hpp"

namespace knead::panel {

struct PanelSize {
  int columns = 80;
  int rows = 24;
};

/// A smaller terminal gets this much all the same: its last columns and rows are cut off.
inline constexpr PanelSize kSmallest{80, 24};

struct PanelOptions {
  bool colour = true;
  /// How long ago the snapshot came. Older than kStaleAfter: the panel says that it is old.
  Duration age{};
  std::string_view title{};  ///< the programme's title; empty = not shown
  /// What is not as in life: a simulated chair's faster time, its faults; empty = all is.
  std::string_view simulation{};
  std::string_view footer{};  ///< the last line: which keys there are
};

/// Seven snapshots missed at 30 Hz: proto/knead/v1/conversation.proto asks that older state is not
/// shown as if it were now.
inline constexpr Duration kStaleAfter = 250ms;

/// Rows joined by "\r\n" with escape sequences for the colours (none without options.colour). The
/// caller puts the cursor home before it; every cell is written, so nothing need be cleared.
[[nodiscard]] std::string render(const Snapshot& snapshot, const ChairDescription& chair,
                                 PanelSize size, const PanelOptions& options);

/// The same frame as a picture.
[[nodiscard]] std::string panel_svg(const Snapshot& snapshot, const ChairDescription& chair,
                                    PanelSize size, const PanelOptions& options);

}  // namespace knead::panel
