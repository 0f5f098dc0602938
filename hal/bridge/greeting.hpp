// The first message each way: what a plant must know of the chair, and what it says of itself.
// Set-up only; allocates.
#pragma once

#include <cstdint>
#include <string_view>

#include "control/types/result.hpp"
#include "hal/bridge/plant_facts.hpp"
#include "knead/v1/plant.pb.h"

namespace knead::bridge {

/// Of plant.proto. It grows only when an old plant would misunderstand.
inline constexpr std::uint32_t kPlantProtocol = 1;

void greet(const ChairDescription& chair, std::string_view program_version, std::uint64_t seed,
           v1::ControllerHello& hello);

/// Errors: wrong_version; syntax for a name that is none; refused for a plant that does not say
/// that it is a simulation; out_of_range for a sense or a part of the truth that this program does
/// not know.
[[nodiscard]] Result<PlantFacts> facts_of(const v1::PlantHello& hello);

}  // namespace knead::bridge
