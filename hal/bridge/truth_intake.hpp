// From a plant's Truth message to the truth that scores see. Judged like sensors: a plant that
// promises a part tells all of it in every reading, and a part that it did not promise is not
// listened to. Not real-time.
#pragma once

#include "hal/bridge/field_check.hpp"
#include "hal/bridge/plant_facts.hpp"
#include "knead/v1/plant.pb.h"

namespace knead::bridge {

/// `jets` is how many the chair has. What is wrong is left in `check`.
void take_truth(const v1::Truth& message, const TruthParts& promised, std::size_t jets,
                PlantTruth& truth, FieldCheck& check);

}  // namespace knead::bridge
