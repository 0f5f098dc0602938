// The pictures of a campaign of touch, each as plain data. Pure.
#pragma once

#include "daemon/evaluate/touch_example.hpp"
#include "daemon/evaluate/touch_figures.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::evaluate {

/// How far from its set-point each person's force is: held, kneaded, stroked.
[[nodiscard]] plot::Figure error_chart(const Touch& touch);
/// What a roller that has lost the back does as it meets it again.
[[nodiscard]] plot::Figure contact_chart(const Touch& touch);
/// Whose kneading is hard: each person's error over how hard the tissue is where the rollers work.
[[nodiscard]] plot::Figure stiffness_chart(const Touch& touch);

/// Some seconds of one part: the true force of the left roller, its set-point and its ceiling.
[[nodiscard]] plot::Figure force_chart(const TouchExample& example, TouchPart part, double from_s,
                                       double to_s);
/// The line's pressure through both levels of jets.
[[nodiscard]] plot::Figure water_chart(const TouchExample& example);
/// The surface of a pad over the whole session.
[[nodiscard]] plot::Figure warmth_chart(const TouchExample& example);

}  // namespace knead::evaluate
