#include "daemon/evaluate/session_speed.hpp"

#include <ctime>
#include <utility>

#include "daemon/simulate/session_runner.hpp"
#include "daemon/simulate/session_setup.hpp"

namespace knead::evaluate {

namespace {

constexpr Duration kTimed = 30min;

}  // namespace

config::Loaded<double> measure_session_speed() {
  // Healthy: nobody else may be massaged for so long.
  const auto setup =
      simulate::load_setup({.programme = "classic", .minutes = 30.0, .population = "healthy"});
  if (!setup) return tl::unexpected(setup.error());
  simulate::RunOptions options;
  options.until = kTimed;
  const std::clock_t began = std::clock();
  const auto report = simulate::run_session(*setup, options);
  if (!report) return tl::unexpected(config::Errors{report.error()});
  const double spent_s =
      static_cast<double>(std::clock() - began) / static_cast<double>(CLOCKS_PER_SEC);
  return report->duration_s / spent_s;
}

}  // namespace knead::evaluate
