// Guarding, or something that shakes all leads alike? At the beginning of a shift in the seat one
// side may lead by chance before the others show it too. So two explanations of the newest blocks
// are compared: muscles that tense about the rollers, each side by itself, and one disturbance that
// puts the same voltage on every lead, which is more over the rest of a calm muscle than of a tense
// one. Both strengths are unknown, and the likeliest of a few is taken. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/sense/muscle_watch.hpp"
#include "control/types/chair_description.hpp"

namespace knead::sense {

class CommonCause {
 public:
  explicit CommonCause(const ChairDescription& chair) noexcept : electrodes_(chair.emg) {}
  void reset() noexcept;

  struct Input {
    const std::array<MuscleWatch, kEmgChannels>& watches;  ///< have looked at the block
    std::array<bool, kEmgChannels> usable{};
    std::array<double, kEmgChannels> moved{};  ///< what a movement still adds, over rest
  };
  /// One block.
  void step(const Input& input, double dt_s) noexcept;
  /// A block in which nothing asks for a cause: it says nothing for either.
  void fade(double dt_s) noexcept;

  /// How much better this side's guarding, with the other's if that helps, explains the last blocks
  /// than a common disturbance does, in nats.
  [[nodiscard]] double guarding_over_common(std::size_t side) const noexcept;

 private:
  static constexpr std::size_t kCommonStrengths = 9;
  static constexpr std::size_t kGuardingStrengths = 6;

  std::array<EmgElectrode, kEmgChannels> electrodes_;
  std::array<double, kCommonStrengths> common_{};  ///< nats, fading
  std::array<std::array<double, kGuardingStrengths>, kSides> guarding_{};
};

}  // namespace knead::sense
