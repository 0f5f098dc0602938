// A figure in gnuplot's words. Pure: the same figure gives the same script.
#pragma once

#include <string>

#include "daemon/plot/figure.hpp"

namespace knead::plot {

[[nodiscard]] std::string gnuplot_script(const Figure& figure);

}  // namespace knead::plot
