// The pictures of a campaign, each as plain data. Pure.
#pragma once

#include "daemon/evaluate/senses_figures.hpp"
#include "daemon/plot/figure.hpp"

namespace knead::evaluate {

/// Share of episodes found over false alarms, for every threshold on the statistic.
[[nodiscard]] plot::Figure roc_chart(const Senses& senses);
/// How long guarding goes on before it is noticed.
[[nodiscard]] plot::Figure delay_chart(const Senses& senses);
/// Which fault was taken for which.
[[nodiscard]] plot::Figure confusion_chart(const SensesFigures& figures);
/// Error of the parked stiffness, by the height of the site.
[[nodiscard]] plot::Figure stiffness_chart(const Senses& senses);
/// How far off accepted scans are, spine line and worst border.
[[nodiscard]] plot::Figure scan_chart(const Senses& senses);

}  // namespace knead::evaluate
