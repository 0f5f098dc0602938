// The simulated person as plain parameters: what a body file holds, what a seed draws. A flat
// struct of doubles whose names carry their unit, because it is an edge: files go in, reports come
// out. "DESIGN" marks numbers gathered from papers on other instruments; "assumed" marks ours.
// docs/simulator.md has the same table with the equations. Set-up only; not used by control.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/envelope.hpp"
#include "control/types/fixed_vector.hpp"

namespace knead::sim {

/// Profiles along the spine are given at along = 0, 100, ... 900 mm; between them they are smooth.
inline constexpr std::size_t kBackStations = 10;
inline constexpr double kBackStationPitch_mm = 100.0;
inline constexpr std::size_t kMaxKnots = 8;

using BackProfile = std::array<double, kBackStations>;
using PerRegion = std::array<double, kRegions>;  ///< cervical, thoracic, lumbar, sacral

/// A hard and tender place in a muscle.
struct Knot {
  double along_mm = 0.0;
  Side side = Side::left;
  double from_spine_mm = 55.0;    ///< distance from the spine line, 30..120; assumed
  double radius_mm = 30.0;        ///< 20..40 (DESIGN)
  double extra_stiffness = 0.75;  ///< share of K added at its centre, 0.5..1.0 (DESIGN)
  double threshold_factor =
      0.7;  ///< pain threshold at its centre over the region's, 0.4..1; assumed
};

struct Body {
  // -- who -------------------------------------------------------------------------------------
  Condition condition = Condition::chronic_low_back_pain;
  double weight_kg = 80.0;  ///< 45..140 (ANSUR II: mean 80, 5..95 % 56..107)

  // -- shape -----------------------------------------------------------------------------------
  /// Arm depth at which the resting surface is first touched, 8..45 mm; deep at the small of the
  /// back (lordosis) and the neck, near at the shoulder blades (kyphosis) and buttocks. Assumed.
  BackProfile surface_depth_mm{24, 18, 24, 33, 31, 24, 20, 25, 36, 42};
  /// True line over the spinous processes, lateral from the chair's centre, -30..30 (lean,
  /// scoliosis, sitting askew). Assumed.
  BackProfile spine_lateral_mm{};
  double half_width_mm = 180.0;  ///< of the trunk, 130..230 (half of ANSUR II shoulder breadth)
  /// How much deeper the surface lies at `half_width_mm` than beside the spine, 10..45. Assumed.
  double roundness_mm = 25.0;
  double pelvis_along_mm = 150.0;  ///< where sacrum and buttocks press hardest, 100..210; assumed
  double shoulders_along_mm =
      550.0;  ///< where the shoulder blades press hardest, 440..660 (ANSUR II)
  double sacral_lumbar_mm = 220.0;    ///< L5/S1, 180..270; borders scale with C7 height (ANSUR II)
  double lumbar_thoracic_mm = 390.0;  ///< T12/L1, 330..450
  double thoracic_cervical_mm = 680.0;  ///< C7/T1, 580..780
  double right_load_share = 0.5;        ///< of the weight on the mat, 0.38..0.62; assumed

  // -- tissue: F = K p^n + D p^n v -------------------------------------------------------------
  double contact_exponent = 1.2;                  ///< n, 1.0..1.4 (DESIGN)
  PerRegion stiffness_left{3.0, 4.0, 3.5, 4.5};   ///< K, N/mm^n, 1.5..10 (DESIGN)
  PerRegion stiffness_right{3.0, 4.0, 3.5, 4.5};  ///< K, N/mm^n, 1.5..10 (DESIGN)
  double damping_s_per_mm = 0.02;      ///< D / K, 0.01..0.05 (DESIGN: D = 0.01..0.05 K s/mm)
  double relaxation_share = 0.15;      ///< of a held force that fades, 0.05..0.3; assumed
  double relaxation_s = 8.0;           ///< time constant of the fading, 3..20; assumed
  double trunk_yield_mm_per_n = 0.02;  ///< the whole trunk gives way, 0.005..0.05; assumed
  /// Skin and fat over the muscle: the first millimetres are softer than K says, 0.3..6. Assumed.
  double soft_layer_mm = 2.0;
  /// Tissue between skin and bone beside the spine, where the muscle is thick, 25..60. Assumed.
  double muscle_depth_mm = 40.0;
  /// The same over shoulder blades, pelvic crest and sacrum, 8..20; ribs lie deeper, spinous
  /// processes nearer, in proportion. Assumed.
  double bone_cover_mm = 12.0;
  double skin_friction = 0.45;       ///< roller on a shirt on skin, 0.3..0.6; assumed
  double skin_shear_n_per_mm = 1.5;  ///< the skin is dragged along before it slips, 0.5..3; assumed
  FixedVector<Knot, kMaxKnots> knots{};

  // -- breathing -------------------------------------------------------------------------------
  double breathing_amplitude_mm = 1.0;  ///< half of 1..3 mm peak to peak (DESIGN), 0.5..1.5
  double breathing_rate_hz = 0.25;      ///< 0.2..0.35 (DESIGN)
  /// How far a breath moves the small of the back, over how far it moves the chest: little in who
  /// breathes with the ribs, much in who breathes with the belly. 0.4..0.8; assumed.
  double loin_breathing = 0.6;

  // -- guarding: the muscle stiffens when it is too much ---------------------------------------
  /// Pressure-pain threshold, N/cm2: 26 +- 9 with low-back pain, 36 +- 12 without (DESIGN).
  PerRegion pain_threshold_n_per_cm2{22.0, 26.0, 26.0, 28.0};
  /// Threshold of a side over its region's: a side that hurts is more tender, 0.6..1. Assumed.
  std::array<double, kSides> threshold_side_factor{1.0, 1.0};
  double guarding_gain = 1.5;               ///< K multiplier at full activation, 1.2..2 (DESIGN)
  double guarding_rise_s = 0.2;             ///< until the stiffness is there, 0.1..0.3 (DESIGN)
  double guarding_activation_rise_s = 0.1;  ///< EMG leads: 0.04..0.16; assumed
  double guarding_latency_s = 0.2;          ///< from too much pressure to onset, 0.1..0.3; assumed
  /// Episodes without too much pressure, per minute under a roller, 0..2. Assumed, so that every
  /// session has several true episodes to be found.
  double guarding_rate_per_min = 0.5;
  double guarding_bilateral_share = 0.3;  ///< of the episodes that take the other side too; assumed
  double habituation_share = 0.05;  ///< threshold gained per provoked episode, to +30 %; assumed

  // -- moving ----------------------------------------------------------------------------------
  double flinch_mm = 5.0;           ///< how far the back pulls away, 0..10; assumed
  double flinch_share = 0.5;        ///< of provoked episodes with a flinch; assumed
  double cough_rate_per_min = 0.4;  ///< 8 mm in 100 ms, towards the rollers; rate assumed
  double shift_rate_per_min = 0.3;  ///< small shifts of somebody who sits still, 0..0.6; assumed
  double shift_mm = 1.5;            ///< how far the back moves in one, 0..3; assumed

  // -- muscle electricity ----------------------------------------------------------------------
  std::array<double, kEmgChannels> emg_rest_uv{5, 5, 4, 4, 4, 4, 5, 5};  ///< RMS, 2..10 (DESIGN)
  double emg_contraction_uv = 150.0;  ///< RMS of full guarding, 20..500 (DESIGN)
  double emg_uv_per_n = 0.15;    ///< healthy answer to a roller's force; linear (DESIGN); assumed
  double emg_noise_uv = 1.0;     ///< electrode and amplifier, RMS, 0.5..2; assumed
  double ecg_uv = 40.0;          ///< peak in trunk channels, 10..150 (DESIGN: comparable to rest)
  double heart_rate_bpm = 70.0;  ///< 50..95; assumed
  double mains_hz = 50.0;        ///< 50 or 60
  double mains_uv = 8.0;         ///< amplitude at the electrodes, 0..60 (DESIGN: "anything")
  double roller_artefact_uv =
      40.0;  ///< RMS with a roller at 30 mm/s on the electrode, 5..150; assumed
  double motion_artefact_uv = 150.0;  ///< RMS while the person moves, 30..500; assumed
  double median_frequency_hz = 80.0;  ///< of the rested muscle's spectrum, 60..110; assumed
  double fatigue_share_per_h = 0.05;  ///< fall of that frequency, 0..0.2; assumed

  // -- warmth ----------------------------------------------------------------------------------
  double skin_degc = 33.0;  ///< 31..35; assumed
  /// Blood carries so much heat away from warmed tissue at rest, 15..60 W/(m2 K); it rises with
  /// warmth. Assumed, about 1 to 4 mL of blood per 100 mL and minute in 2 cm of tissue.
  double perfusion_w_per_m2k = 30.0;
};

/// Whom a seed is drawn from. What sets each apart: docs/simulator.md, "Populations".
enum class Population : std::uint8_t {
  healthy,
  chronic_low_back_pain,
  protrusion,
  extrusion,
  elderly,   ///< 65 and older, with a chronic back
  small,     ///< the smallest tenth of the women of ANSUR II
  large,     ///< the largest tenth of the men of ANSUR II
  softest,   ///< every stiffness at its lower end: the longest way out
  stiffest,  ///< every stiffness at its upper end: the fastest force
};
inline constexpr std::array kAllPopulations{
    Population::healthy,    Population::chronic_low_back_pain,
    Population::protrusion, Population::extrusion,
    Population::elderly,    Population::small,
    Population::large,      Population::softest,
    Population::stiffest};

[[nodiscard]] constexpr std::string_view name(Population p) {
  switch (p) {
    case Population::healthy:
      return "healthy";
    case Population::chronic_low_back_pain:
      return "chronic_low_back_pain";
    case Population::protrusion:
      return "protrusion";
    case Population::extrusion:
      return "extrusion";
    case Population::elderly:
      return "elderly";
    case Population::small:
      return "small";
    case Population::large:
      return "large";
    case Population::softest:
      return "softest";
    case Population::stiffest:
      return "stiffest";
  }
  return "?";
}

/// The middle person: every parameter at its default, a straight spine, two knots.
[[nodiscard]] Body nominal_body();

/// One person of a population. The same seed and population give the same body, on any machine
/// with the same arithmetic. Ranges are those written above.
[[nodiscard]] Body draw_body(std::uint64_t seed,
                             Population population = Population::chronic_low_back_pain);

/// What a survey measured of one person, sitting upright.
struct MeasuredPerson {
  double sitting_c7_mm = 661.0;          ///< C7 above the seat surface
  double biacromial_breadth_mm = 399.0;  ///< across the shoulders, bone to bone
  double weight_kg = 79.7;
};

/// The same person with the size of somebody who was measured: only the rest is drawn.
[[nodiscard]] Body draw_body(std::uint64_t seed, Population population,
                             const MeasuredPerson& measured);

[[nodiscard]] RegionBorders region_borders(const Body& body);

}  // namespace knead::sim
