#include "config/programme_text.hpp"

#include <algorithm>

#include "config/enumerations.hpp"
#include "control/types/gate_limits.hpp"

namespace knead::config {

namespace {

constexpr std::size_t kLongestName = std::tuple_size_v<ShortName> - 1;
constexpr std::size_t kLongestPointName = std::tuple_size_v<decltype(MassagePoint::name)> - 1;
constexpr const char* kAbove = "the gate gives nobody more";
constexpr double kFurthestBeside_mm = 120.0;

Section declare_point(PointText& text) {
  MassagePoint& point = text.point;
  Section s("A point of acupressure, where it lies on any back; worked on both sides at once.");
  s.text("name", text.name, kLongestPointName, "As the field writes it.")
      .required()
      .choice<Region>("region", point.region, kAllRegions, "Where on the back.")
      .required()
      .number("height", point.height, within(0.0, 1.0),
              "How far up that region: 0 its lower end, 1 its upper end.")
      .required()
      .number("beside_mm", point.beside, within(0.0, kFurthestBeside_mm),
              "How far beside the spine's line; 0: over the muscle.");
  return s;
}

void declare_place(Section& s, Phase& phase) {
  s.choices("regions", phase.regions, std::span<const Region>(kAllRegions),
            "Regions that are worked, in this order; of technique none those whose jets spray.")
      .choice<Sides>("sides", phase.sides, kAllSides, "Sides that are worked.")
      .choice<Direction>("direction", phase.direction, kAllDirections,
                         "Which way the rollers work along the spine; up is towards the head, and "
                         "the way back is made off the back or lightly.")
      .number("beside_mm", phase.beside, within(0.0, kFurthestBeside_mm),
              "How far beside the spine's line; 0: over the muscle that runs along it.");
}

void declare_rollers(Section& s, Phase& phase) {
  const double force_max = kCompiledCeilings.force_max.value();
  s.number("force_n", phase.force, within(0.0, force_max, kAbove),
           "Mean force of each roller at the start of the phase.")
      .number("force_end_n", phase.force_end, within(0.0, force_max, kAbove),
              "The same at its end; between them it changes evenly.")
      .number("swing_n", phase.swing, within(0.0, 30.0),
              "Half of the peak-to-peak force of kneading, vibration and tapping.")
      .number("rate_hz", phase.rate, within(0.0, 12.0, "the depth drive follows no faster"),
              "Rate of whatever swings: rubbing, saw, drilling, kneading, vibration, tapping.")
      .number("travel_mm_s", phase.travel,
              within(0.0, kCompiledCeilings.carriage_speed_max.value(), "the gate's limit"),
              "Speed along the spine, while stroking or from point to point.")
      .number(
          "amplitude_mm", phase.amplitude, within(0.0, 20.0),
          "Half-stroke across of rubbing and saw, radius of circles, way of each roller outwards "
          "in stretching.")
      .boolean("circles", phase.circles, "Rubbing goes round and round instead of to and fro.")
      .number("dwell_s", kSeconds, phase.dwell_s, within(0.0, 120.0),
              "Time at a point before the next, 0 never stops; of slow_roll the pause to breathe "
              "between passes, of stretching the time at full stretch.");
}

void declare_jets(Section& s, Phase& phase) {
  s.number("jet_kpa", phase.jet, within(0.0, kCompiledCeilings.jet_max.value(), kAbove),
           "Pressure of the jets meanwhile; 0 is none.")
      .choice<JetMode>("jet_mode", phase.jet_mode, kAllJetModes, "How the jets work.")
      .number("jet_pulse_hz", phase.jet_pulse,
              within(0.0, 3.0, "a valve that lags no longer shuts between faster pulses"),
              "Pulses of jet_mode = \"pulsed\".")
      .number("jet_air", phase.jet_air, within(0.0, 1.0), "Share of air of jet_mode = \"bubble\".")
      .number("jet_sweep_mm_s", phase.jet_sweep, within(0.0, 200.0),
              "Speed at which a band of open jets travels along the back; 0 opens all at once.")
      .choice<Direction>("jet_direction", phase.jet_direction, kAllDirections,
                         "Which way that band travels; both is to and fro.")
      .number("jet_cervical", phase.jet_share[index(Region::cervical)], within(0.0, 1.0),
              "Intensity of the jets at the neck: 0 shut, 1 full.")
      .number("jet_thoracic", phase.jet_share[index(Region::thoracic)], within(0.0, 1.0),
              "The same at the chest.")
      .number("jet_lumbar", phase.jet_share[index(Region::lumbar)], within(0.0, 1.0),
              "The same at the loin.")
      .number("jet_sacral", phase.jet_share[index(Region::sacral)], within(0.0, 1.0),
              "The same at the sacrum.");
}

Section declare_phase(PhaseText& text) {
  Phase& phase = text.phase;
  Section s("One phase: one technique over a stretch of the back, or at points.");
  s.text("name", text.name, kLongestName, "What the display calls it.")
      .required()
      .choice<PhaseKind>("kind", phase.kind, kWrittenPhaseKinds, "Its place in the session.")
      .required()
      .choice<Technique>("technique", phase.technique, kWrittenTechniques,
                         "What the rollers do; none: they stay off the back.")
      .required();
  declare_place(s, phase);
  s.number("share", kPlain, phase.share, within(0.01, 1.0),
           "Share of the session's time; all shares together make 1.")
      .required()
      .number("min_minutes", kMinutes, phase.min_minutes, within(0.0, 30.0),
              "Never shorter than this, however short the session.");
  declare_rollers(s, phase);
  declare_jets(s, phase);
  s.number("heat", phase.heat, within(0.0, 1.0), "Warmth: 0 none, 1 the warmest allowed.")
      .several(
          "intensity", kPlain, text.intensity, {2, Phase::kMaxIntensities}, within(0.0, 1.0),
          "Shares of force, swing and jet pressure at even distances from the phase's start to "
          "its end, straight in between; left away: all of it throughout.")
      .boolean("keeps_place", phase.keeps_place,
               "Stays where it is written when the others change their order (CR-13).")
      .choice<Limb>("instead_of", phase.instead_of, kAllLimbs,
                    "Limbs out of the chair's reach whose time this phase is (CR-31).")
      .list("point", {0, kMaxPoints}, text.points, declare_point);
  return s;
}

}  // namespace

Section declare(ProgrammeText& programme) {
  Section s(
      "A programme: phases from the warm-up to the cool-down. What it asks is what a person is "
      "given at most; the person's condition, the body's signals and the gate lower it. How to "
      "write one: docs/programmes.md.");
  s.text("name", programme.name, kLongestName, "What `kneadctl start NAME` says.")
      .required()
      .text("title", programme.title, kLongestName, "What the display says.")
      .required()
      .choice<Method>(
          "method", programme.method, kAllMethods,
          "Which massage of the care rules it is (CR-30 to CR-38), and so which rules it "
          "is held to; technician: a measurement on a person.")
      .required()
      .choice<Segment>("segment", programme.segment, kAllSegments,
                       "The sore region that a segmental massage is for (CR-31).")
      .number("default_minutes", kMinutes, programme.default_minutes, within(5.0, 40.0),
              "Length of the massage when nobody says otherwise; the rest comes after it.")
      .several("offered_minutes", kMinutes, programme.offered_minutes, {1, Programme::kMaxOffered},
               within(5.0, 40.0),
               "Lengths to choose from, rising; nobody is given more than the last.")
      .required()
      .number("rest_minutes", kMinutes, programme.rest_minutes,
              within(10.0, 20.0, "CR-20: after the massage rest 10 to 20 minutes"),
              "Rest in gentle heat after the massage.")
      .integer("rounds", programme.rounds, within(1, Programme::kMaxRounds),
               "How often the work is gone through, each time in another order (CR-13); a short "
               "session has fewer rounds.")
      .number("moves_to_linked", programme.moves_to_linked, within(0.0, 0.5),
              "Share of the time in a sore region that moves to phases which work only the "
              "regions linked to it (CR-17).")
      .list("phase", {3, Programme::kMaxPhases}, programme.phases, declare_phase);
  return s;
}

namespace {

MassagePoint packed(const PointText& text) {
  MassagePoint point = text.point;
  point.name = {};
  std::ranges::copy_n(text.name.begin(),
                      static_cast<std::ptrdiff_t>(std::min(text.name.size(), kLongestPointName)),
                      point.name.begin());
  return point;
}

Phase packed(const PhaseText& text) {
  Phase phase = text.phase;
  phase.name = short_name(text.name);
  for (const double share : text.intensity) phase.intensity.push(Fraction(share));
  for (const PointText& point : text.points) phase.points.push(packed(point));
  if (phase.technique == Technique::none) {
    // Without rollers the regions are those whose jets spray.
    for (const Region region : kAllRegions) {
      if (std::ranges::find(phase.regions, region) == phase.regions.end()) {
        phase.jet_share[index(region)] = Fraction(0.0);
      }
    }
  }
  return phase;
}

}  // namespace

Programme packed(const ProgrammeText& text) {
  Programme programme;
  programme.name = short_name(text.name);
  programme.title = short_name(text.title);
  programme.method = text.method;
  programme.segment = text.segment;
  programme.rest_minutes = text.rest_minutes;
  programme.default_minutes = text.default_minutes;
  for (const double minutes : text.offered_minutes) programme.offered_minutes.push(minutes);
  programme.rounds = text.rounds;
  programme.moves_to_linked = text.moves_to_linked;
  for (const PhaseText& phase : text.phases) programme.phases.push(packed(phase));
  return programme;
}

}  // namespace knead::config
