// The figures of a campaign of touch: many people's measurements as few numbers. A figure is absent
// where nothing was measured that it could be made of; it is never a zero that nobody saw.
#pragma once

#include <optional>
#include <vector>

#include "daemon/evaluate/touch.hpp"

namespace knead::evaluate {

/// Of one kind of work, over people. Each person counts once, with the RMS of both rollers.
struct TrackingFigures {
  int people = 0;   ///< with a figure
  int without = 0;  ///< who should have one and have none: the force never came or was lowered
  std::optional<double> rmse_n_p50{};
  std::optional<double> rmse_n_p95{};
  std::optional<double> rmse_n_nominal{};  ///< of the middle person
  std::optional<double> setpoint_n_p50{};  ///< mean of each person
};

struct HoldFigures : TrackingFigures {
  std::optional<double> overshoot_pct_p95{};
  std::optional<double> overshoot_pct_nominal{};
};

struct StrokeFigures : TrackingFigures {
  TrackingFigures deep{};
  int losses = 0;
  std::optional<double> force_step_max_n{};
  std::optional<double> force_step_n_p95{};
};

struct JetFigures {
  std::optional<double> steady_error_pct_p95{};
  std::optional<double> overshoot_pct_p95{};
  int closings = 0;
  std::optional<double> close_ms_p95{};
  std::optional<double> close_ms_max{};
};

struct HeatFigures {
  int people = 0;  ///< who waited for the pads
  std::optional<double> surface_max_degc{};
  std::optional<double> error_degc_p95{};
  std::optional<double> settled_s_p95{};
  int never_warm = 0;  ///< people with a pad that never came within half a kelvin
};

/// Of some of the people: all, or one population.
struct TouchFigures {
  int people = 0;
  int not_finished = 0;              ///< people with a session that did not come to its end
  int lowered = 0;                   ///< people of whom a sign took force while they sat still
  int lowered_without_guarding = 0;  ///< ... though no muscle of theirs had tensed up
  HoldFigures hold{};
  TrackingFigures knead{};
  StrokeFigures stroke{};
  JetFigures jet{};
  HeatFigures heat{};
  int unstable_bodies = 0;
  std::optional<double> tone_n_max{};  ///< strongest tone in any window of holding or kneading
  int ceiling_violations = 0;
  int person_excursions = 0;
  std::optional<double> person_peak_over_n_max{};
  std::optional<double> person_back_ms_max{};
  int spine_contacts = 0;
  int invariants_broken = 0;
};

/// Whose holding counts: who may not have 30 N is left out of this figure, and of no other.
enum class HoldOf : std::uint8_t { whoever_may_have_30_n, everybody };

[[nodiscard]] TouchFigures figures(const std::vector<const TouchBody*>& bodies,
                                   const TouchBody& nominal, HoldOf hold_of);
/// Of all: hold and kneading of whoever may have 30 N.
[[nodiscard]] TouchFigures figures(const Touch& touch);

struct PopulationFigures {
  sim::Population population{};
  TouchFigures figures{};
};
/// Each population that was measured, with what its envelope allows.
[[nodiscard]] std::vector<PopulationFigures> by_population(const Touch& touch);

}  // namespace knead::evaluate
