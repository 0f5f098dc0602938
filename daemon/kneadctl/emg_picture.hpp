// A recording with what was found in it: for each channel the conditioned signal with its envelope,
// bursts shaded from onset to offset, and beneath it each burst's median frequency.
#pragma once

#include <string>
#include <vector>

#include "control/signal/recording_analysis.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::ctl {

/// One channel of a picture. `words` is what is told beside its name: flags, quality.
struct PicturedChannel {
  std::string name;
  std::string unit;
  std::string words;
  Hertz rate{};
};

/// Adds the two panels of a channel. A picture's size depends on its width in pixels and on the
/// number of bursts, not on the length of the recording.
void add_to_picture(plot::Figure& figure, const PicturedChannel& channel,
                    const signal::ChannelAnalysis& found);

/// Where a picture begins: wide, with nothing in it yet.
[[nodiscard]] plot::Figure empty_emg_picture();

}  // namespace knead::ctl
