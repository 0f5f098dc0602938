// Does the whole person move: coughs, laughs, flinches, shifts? Then all muscles tighten and all
// leads shake, on both sides and at all heights, by far more than guarding near a roller shows at
// its far end; or both arms are thrown back. How strongly it shows on each electrode is learned
// while it lasts, since rest and skin differ. For a while after, what is common to all electrodes
// is the rest of the movement, and only what stands out of it is anybody's guarding. Real-time
// safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/chair_description.hpp"

namespace knead::sense {

class WholeBody {
 public:
  explicit WholeBody(const ChairDescription& chair) noexcept : electrodes_(chair.emg) { reset(); }
  void reset() noexcept;

  struct Input {
    /// Power above the healthy one, over rest, of the newest 15 ms. 0 where not usable.
    std::array<double, kEmgChannels> excess{};
    /// The same of the newest block alone; may be below 0.
    std::array<double, kEmgChannels> newest{};
    std::array<bool, kEmgChannels> usable{};
    bool arms_thrown = false;  ///< both, since the last block
  };
  void step(const Input& input, double dt_s) noexcept;

  /// It moves now: nothing of one muscle can be told from it.
  [[nodiscard]] bool moves() const noexcept { return still_for_s_ == 0.0; }
  /// All leads shake now, whatever the arms do.
  [[nodiscard]] bool shakes() const noexcept { return shakes_; }
  /// For how long they have shaken; a block that is low by chance does not end it. 0 when calm.
  [[nodiscard]] double shakes_for_s() const noexcept { return shakes_for_s_; }
  /// Power over rest that the middle half of the electrodes show above the healthy in the newest
  /// block, on average: steadier than the weakest, and no older. 0 where too few can be compared.
  [[nodiscard]] double most_show() const noexcept { return most_show_; }
  /// It moved a moment ago: muscles and leads may not be calm yet.
  [[nodiscard]] bool moved() const noexcept { return still_for_s_ < kCalmAfter_s; }
  /// Power over rest that the movement may still add to this electrode.
  [[nodiscard]] double adds(std::size_t channel) const noexcept;

 private:
  /// A cough lasts half a second, and leads need a moment to come to rest. Assumed.
  static constexpr double kCalmAfter_s = 0.9;

  [[nodiscard]] double middle_half(const Input& input) const noexcept;
  void learn_shares(const Input& input) noexcept;

  std::array<EmgElectrode, kEmgChannels> electrodes_;
  double still_for_s_ = 0.0;
  bool shakes_ = false;
  double shakes_for_s_ = 0.0;
  double shaken_ago_s_ = 0.0;
  double most_show_ = 0.0;
  double common_ = 0.0;                       ///< power over rest that all electrodes show, fading
  std::array<double, kEmgChannels> share_{};  ///< of each electrode in a movement, about 1
};

}  // namespace knead::sense
