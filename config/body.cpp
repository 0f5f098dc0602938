#include "config/body.hpp"

#include "config/enumerations.hpp"
#include "config/load.hpp"

namespace knead::config {

namespace {

using sim::Body;
using sim::PerRegion;

constexpr UnitName kKilograms{"kg", "_kg"};
constexpr UnitName kSecondPerMillimetre{"s/mm", "_s_per_mm"};
constexpr UnitName kMillimetrePerNewton{"mm/N", "_mm_per_n"};
constexpr UnitName kNewtonPerMillimetre{"N/mm", "_n_per_mm"};
constexpr UnitName kPerfusion{"W/(m2 K)", "_w_per_m2k"};
constexpr UnitName kPerMinute{"1/min", "_per_min"};
constexpr UnitName kMicrovoltPerNewton{"uV/N", "_uv_per_n"};
constexpr UnitName kBeatsPerMinute{"1/min", "_bpm"};
constexpr UnitName kPerHour{"1/h", "_per_h"};
constexpr UnitName kMillimetres = kUnitName<Millimetre>;
constexpr UnitName kHertz = kUnitName<Hertz>;

Section per_region(PerRegion& values, UnitName unit, const Bounds& bounds, std::string prose) {
  Section s(std::move(prose));
  for (Region region : kAllRegions) {
    s.number(std::string(name(region)) + std::string(unit.suffix), unit, values[index(region)],
             bounds, "In this region.");
  }
  return s;
}

Section declare_shape(Body& body) {
  Section s("The shape of the back. Profiles are at 0, 100, ... 900 mm along the spine.");
  s.numbers("surface_depth_mm", kMillimetres, body.surface_depth_mm, within(0, 60),
            "Arm depth at which the resting surface is first touched.")
      .numbers("spine_lateral_mm", kMillimetres, body.spine_lateral_mm, within(-40, 40),
               "True line over the spinous processes, from the chair's centre.")
      .number("half_width_mm", kMillimetres, body.half_width_mm, within(120, 240),
              "Half of the trunk's width.")
      .number("roundness_mm", kMillimetres, body.roundness_mm, within(5, 60),
              "How much deeper the surface lies at the half width than beside the spine.")
      .number("pelvis_along_mm", kMillimetres, body.pelvis_along_mm, within(80, 230),
              "Where sacrum and buttocks press hardest.")
      .number("shoulders_along_mm", kMillimetres, body.shoulders_along_mm, within(400, 700),
              "Where the shoulder blades press hardest.")
      .number("sacral_lumbar_mm", kMillimetres, body.sacral_lumbar_mm, within(150, 300),
              "Height of L5/S1.")
      .number("lumbar_thoracic_mm", kMillimetres, body.lumbar_thoracic_mm, within(300, 500),
              "Height of T12/L1.")
      .number("thoracic_cervical_mm", kMillimetres, body.thoracic_cervical_mm, within(550, 820),
              "Height of C7/T1.")
      .number("right_load_share", kPlain, body.right_load_share, within(0.3, 0.7),
              "Share of the weight on the mat that rests on the right half.")
      .ordered("pelvis_along_mm", "sacral_lumbar_mm")
      .ordered("sacral_lumbar_mm", "lumbar_thoracic_mm")
      .ordered("lumbar_thoracic_mm", "thoracic_cervical_mm");
  return s;
}

Section declare_tissue(Body& body) {
  Section s("The tissue under a roller: F = K p^n + D p^n v.");
  s.number("contact_exponent", kPlain, body.contact_exponent, within(1, 1.5), "The exponent n.")
      .number("damping_s_per_mm", kSecondPerMillimetre, body.damping_s_per_mm, within(0, 0.1),
              "D over K.")
      .number("relaxation_share", kPlain, body.relaxation_share, within(0, 0.5),
              "Share of a held force that fades.")
      .number("relaxation_s", kSeconds, body.relaxation_s, within(0.5, 60),
              "Time constant of that fading.")
      .number("trunk_yield_mm_per_n", kMillimetrePerNewton, body.trunk_yield_mm_per_n,
              within(0, 0.1), "How the whole trunk gives way.")
      .number("soft_layer_mm", kMillimetres, body.soft_layer_mm, within(0, 15),
              "Skin and fat over the muscle, which give way first.")
      .number("muscle_depth_mm", kMillimetres, body.muscle_depth_mm, within(20, 100),
              "From the skin to the bone where the muscle is thick.")
      .number("bone_cover_mm", kMillimetres, body.bone_cover_mm, within(5, 40),
              "From the skin to shoulder blades, pelvic crest and sacrum.")
      .number("skin_friction", kPlain, body.skin_friction, within(0, 1),
              "Friction of a roller on the skin.")
      .number("skin_shear_n_per_mm", kNewtonPerMillimetre, body.skin_shear_n_per_mm,
              within(0.1, 10), "How firmly the skin holds against being dragged along.")
      .table("stiffness_left", per_region(body.stiffness_left, UnitName{"N/mm^n", ""},
                                          within(0.5, 20), "K on the left, in N/mm^n."))
      .table("stiffness_right", per_region(body.stiffness_right, UnitName{"N/mm^n", ""},
                                           within(0.5, 20), "K on the right, in N/mm^n."));
  return s;
}

Section declare_guarding(Body& body) {
  Section s("How the person answers: breath, guarding, flinch, cough.");
  s.number("breathing_amplitude_mm", kMillimetres, body.breathing_amplitude_mm, within(0, 3),
           "Half of the surface's movement from peak to peak.")
      .number("breathing_rate_hz", kHertz, body.breathing_rate_hz, within(0.1, 0.6), "Breaths.")
      .number("guarding_gain", kPlain, body.guarding_gain, within(1, 3),
              "Stiffness of a muscle that guards fully, over its rest.")
      .number("guarding_rise_s", kSeconds, body.guarding_rise_s, within(0.05, 1),
              "Until that stiffness is there.")
      .number("guarding_activation_rise_s", kSeconds, body.guarding_activation_rise_s,
              within(0.02, 1), "Until its EMG is there.")
      .number("guarding_latency_s", kSeconds, body.guarding_latency_s, within(0.02, 1),
              "From too much pressure to the onset.")
      .number("guarding_rate_per_min", kPerMinute, body.guarding_rate_per_min, within(0, 10),
              "Episodes without too much pressure, under a roller.")
      .number("guarding_bilateral_share", kPlain, body.guarding_bilateral_share, within(0, 1),
              "Share of the episodes that take the other side too.")
      .number("habituation_share", kPlain, body.habituation_share, within(0, 0.3),
              "Threshold gained with each provoked episode.")
      .number("flinch_mm", kMillimetres, body.flinch_mm, within(0, 20),
              "How far the back pulls away.")
      .number("flinch_share", kPlain, body.flinch_share, within(0, 1),
              "Share of the provoked episodes with a flinch.")
      .number("cough_rate_per_min", kPerMinute, body.cough_rate_per_min, within(0, 10), "Coughs.")
      .number("shift_rate_per_min", kPerMinute, body.shift_rate_per_min, within(0, 10),
              "Small shifts of somebody who sits still.")
      .number("shift_mm", kMillimetres, body.shift_mm, within(0, 10),
              "How far the back moves in one.")
      .numbers("threshold_side_factor", kPlain, body.threshold_side_factor, within(0.1, 1.5),
               "Pain threshold left and right over the region's.")
      .table("pain_threshold_n_per_cm2",
             per_region(body.pain_threshold_n_per_cm2, UnitName{"N/cm2", ""}, within(3, 80),
                        "Pressure-pain threshold, in N/cm2."));
  return s;
}

Section declare_electricity(Body& body) {
  Section s("What the electrodes pick up.");
  s.numbers("emg_rest_uv", kMicrovolts, body.emg_rest_uv, within(0.5, 50),
            "Muscle at rest, RMS, by channel.")
      .number("emg_contraction_uv", kMicrovolts, body.emg_contraction_uv, within(10, 1000),
              "Full guarding, RMS.")
      .number("emg_uv_per_n", kMicrovoltPerNewton, body.emg_uv_per_n, within(0, 2),
              "A healthy muscle's answer to a roller's force.")
      .number("emg_noise_uv", kMicrovolts, body.emg_noise_uv, within(0, 20),
              "Electrode and amplifier, RMS.")
      .number("ecg_uv", kMicrovolts, body.ecg_uv, within(0, 500), "Heart in trunk channels, peak.")
      .number("heart_rate_bpm", kBeatsPerMinute, body.heart_rate_bpm, within(35, 180),
              "Heart beats.")
      .number("mains_hz", kHertz, body.mains_hz, within(50, 60), "Mains: 50 or 60.")
      .number("mains_uv", kMicrovolts, body.mains_uv, within(0, 500), "Mains, amplitude.")
      .number("roller_artefact_uv", kMicrovolts, body.roller_artefact_uv, within(0, 500),
              "A roller at 30 mm/s on the electrode, RMS.")
      .number("motion_artefact_uv", kMicrovolts, body.motion_artefact_uv, within(0, 2000),
              "While the person moves, RMS.")
      .number("median_frequency_hz", kHertz, body.median_frequency_hz, within(40, 150),
              "Of the rested muscle's spectrum.")
      .number("fatigue_share_per_h", kPerHour, body.fatigue_share_per_h, within(0, 0.5),
              "Fall of that frequency.");
  return s;
}

Section declare_knot(sim::Knot& knot) {
  Section s("A hard and tender place in a muscle.");
  s.number("along_mm", kMillimetres, knot.along_mm, within(0, 900), "Height along the spine.")
      .required()
      .choice<Side>("side", knot.side, kBothSides, "Which side.")
      .required()
      .number("from_spine_mm", kMillimetres, knot.from_spine_mm, within(20, 150),
              "Distance from the spine line.")
      .number("radius_mm", kMillimetres, knot.radius_mm, within(5, 60), "Reach.")
      .number("extra_stiffness", kPlain, knot.extra_stiffness, within(0, 2),
              "Share of K added at its centre.")
      .number("threshold_factor", kPlain, knot.threshold_factor, within(0.1, 1),
              "Pain threshold at its centre over the region's.");
  return s;
}

}  // namespace

Section declare(Body& body) {
  Section s(
      "A simulated person. docs/simulator.md has the equations and where the numbers come from. A "
      "key that is left away keeps the nominal person's value.");
  s.choice<Condition>("condition", body.condition, kAllConditions, "Diagnosis.")
      .number("weight_kg", kKilograms, body.weight_kg, within(30, 200), "Weight.")
      .number("skin_degc", kUnitName<Celsius>, body.skin_degc, within(25, 38), "Skin of the back.")
      .number("perfusion_w_per_m2k", kPerfusion, body.perfusion_w_per_m2k, within(0, 200),
              "How much heat blood carries away from warmed tissue, at rest.")
      .table("shape", declare_shape(body))
      .table("tissue", declare_tissue(body))
      .table("answer", declare_guarding(body))
      .table("electricity", declare_electricity(body))
      .list("knot", {0, sim::kMaxKnots}, body.knots, declare_knot);
  return s;
}

Loaded<Body> load_body(const std::filesystem::path& path) {
  return load<Body>(path, Kind::body, [](Body& body) { return declare(body); });
}

}  // namespace knead::config
