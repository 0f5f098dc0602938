// Which side's muscles do more than their load explains, and more than a movement of the whole body
// explains? Every electrode is watched, and the word of each side's electrodes is added up by two
// sequential tests: of any tension, and of tension that stands out of what all electrodes show.
// Thread: the cycle. Real-time. Judged when a block of 5 ms is complete.
#pragma once

#include <array>
#include <cstddef>

#include "control/sense/brief_shake.hpp"
#include "control/sense/common_cause.hpp"
#include "control/sense/emg_load.hpp"
#include "control/sense/muscle_watch.hpp"
#include "control/sense/shaken_leads.hpp"
#include "control/sense/side_suspicion.hpp"
#include "control/sense/whole_body.hpp"
#include "control/signal/power_blocks.hpp"
#include "control/types/emg_features.hpp"

namespace knead::sense {

class MuscleSuspicion {
 public:
  /// `limit`: nats from which a side is suspect.
  MuscleSuspicion(const ChairDescription& chair, double limit);
  void reset() noexcept;

  struct Block {
    const signal::EmgPowerBlocks& blocks;
    const std::array<EmgFeatures, kEmgChannels>& emg;
    EmgLoads::Input rollers{};
    bool touched = false;      ///< some roller, ever
    bool arms_thrown = false;  ///< since the last block
    bool distress = false;     ///< believed now: nothing is learned
  };
  void judge(const Block& block, double dt_s) noexcept;

  /// Do this side's muscles guard: beyond all that moves.
  [[nodiscard]] bool guards(std::size_t side) const noexcept;
  /// Are they tense against this share of the limit, whatever the reason.
  [[nodiscard]] bool tense(std::size_t side, double share_of_limit) const noexcept;
  /// This side's tension is far from any limit: what the muscles do now is their healthy answer.
  [[nodiscard]] bool calm(std::size_t side) const noexcept;
  [[nodiscard]] double tension(std::size_t side) const noexcept { return tense_[side].nats(); }
  /// Tension of the calmer side over that of the other.
  [[nodiscard]] double weaker_over_stronger() const noexcept;
  [[nodiscard]] const WholeBody& body() const noexcept { return body_; }
  [[nodiscard]] const ShakenLeads& leads() const noexcept { return leads_; }
  /// By how much this side's guarding explains what all electrodes show better than something
  /// that disturbs all leads alike does, in nats.
  [[nodiscard]] double guarding_over_common(std::size_t side) const noexcept {
    return cause_.guarding_over_common(side);
  }
  /// What this side shows is better explained by its guarding than by something that disturbs all
  /// leads alike.
  [[nodiscard]] bool stands_apart(std::size_t side) const noexcept;
  /// All leads were shaken a moment ago, as briefly as only a flinch does.
  [[nodiscard]] bool flinched() const noexcept { return shake_.just_ended(); }
  /// Of one electrode, in standard deviations of the healthy answer's.
  [[nodiscard]] double residual(std::size_t channel) const noexcept {
    return watches_[channel].residual();
  }

 private:
  /// The suspicion reaches the limit, and not by one electrode that was knocked: the others carry
  /// it by themselves, or none stands out alone.
  [[nodiscard]] bool carried(std::size_t side, const SideSuspicion& suspicion,
                             double limit) const noexcept;
  [[nodiscard]] bool one_alone(std::size_t side) const noexcept;

  std::array<EmgElectrode, kEmgChannels> electrodes_;
  double limit_;
  EmgLoads loads_;
  WholeBody body_;
  CommonCause cause_;
  BriefShake shake_{};
  ShakenLeads leads_{};
  std::array<MuscleWatch, kEmgChannels> watches_{};
  std::array<SideSuspicion, kSides> tense_{};
  std::array<SideSuspicion, kSides> guards_{};
};

}  // namespace knead::sense
