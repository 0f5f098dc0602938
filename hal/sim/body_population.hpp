// What sets one population apart from another: size, age, diagnosis, and the layers of the tissue.
// Each draws from a stream of its own, so that a population does not move the draws of another.
// Set-up only.
#pragma once

#include <cstdint>
#include <optional>

#include "hal/sim/body.hpp"

namespace knead::sim {

[[nodiscard]] Condition condition_of(Population population);

/// The size of somebody of a population that is about size; nothing for the others, who are of
/// all sizes.
[[nodiscard]] std::optional<MeasuredPerson> size_of(Population population, std::uint64_t seed);

/// Skin, fat, bone and friction, the shifts and the blood of a person whose size is drawn.
void draw_layers(Body& body, Population population, std::uint64_t seed);

/// Changes a drawn person as age or a herniated disc does.
void apply_ailment(Body& body, Population population, std::uint64_t seed);

}  // namespace knead::sim
