// A whole recording of one channel through the controller's own conditioning: where the bursts are,
// how strong, how fast the muscle fires, and what is wrong with the recording. Off line: allocates,
// not for the cycle. Any rate from 500 Hz to 50 kHz, any unit (results come in the unit given).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::signal {

struct AnalysedBurst {
  Duration onset{};   ///< from the first sample; delay of the chain taken out
  Duration offset{};  ///< likewise
  double peak = 0.0;  ///< of the envelope, in the recording's unit
  double rms = 0.0;
  Hertz median_frequency{};  ///< of the power spectrum of its middle three fifths
  double confidence = 0.0;   ///< 0 to 1: how far it stands out of the rest
};

struct RecordingFlags {
  bool rate_unsuitable = false;  ///< outside 500 Hz to 50 kHz, or too short: nothing was analysed
  bool flat = false;             ///< more than 10 % of the time nothing moves
  bool clipped = false;          ///< at least one stretch at the converter's rail
  bool drowned = false;          ///< mains outweighs the muscle after the notches, 2 % of the time
  bool alternating = false;      ///< every sample mirrors the one before, 10 % of the time
  bool impulsive = false;        ///< short spikes dominate: a heart or a loose lead, not a muscle
  std::optional<Hertz> mains{};  ///< the line that was found and taken out
};

struct ChannelAnalysis {
  std::vector<AnalysedBurst> bursts;
  double rms = 0.0;  ///< of the whole conditioned recording
  double rest_rms = 0.0;
  Hertz median_frequency{};  ///< of all bursts together; of the whole recording if there is none
  Fraction quality{};        ///< share of the time in which the channel could be believed
  RecordingFlags flags{};
  /// Sample by sample, as the bursts were judged; empty if nothing was analysed.
  std::vector<double> conditioned{};
};

[[nodiscard]] ChannelAnalysis analyse_channel(std::span<const double> volts, Hertz rate);

}  // namespace knead::signal
