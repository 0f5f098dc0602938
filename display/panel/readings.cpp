#include "display/panel/readings.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "control/types/gate_limits.hpp"
#include "display/panel/bars.hpp"
#include "display/panel/palette.hpp"
#include "display/panel/words.hpp"

namespace knead::panel {

namespace {

constexpr int kLabel = 7;
constexpr double kForceScale_n = kCompiledCeilings.force_max.value();
/// Channels show their activity over rest on a logarithmic scale: rest itself is a tenth of the
/// bar, forty times rest the whole of it.
constexpr double kMostTone = 40.0;

Colour force_colour(const RollerView& roller) {
  if (roller.force > roller.ceiling) {
    return kAlarm;
  }
  return roller.force > roller.ceiling * 0.9 ? kWatch : kCalm;
}

void draw_force(Canvas& canvas, Area area, int row, Side side, const Snapshot& snapshot) {
  const RollerView& roller = snapshot.rollers[index(side)];
  canvas.write(area.column, row, name(side), {kPlainText});
  const std::string reading = snapshot.released ? "released"
                                                : fixed(roller.force.value(), 1) + " N of " +
                                                      fixed(roller.ceiling.value(), 0);
  constexpr int kReading = 14;
  const int width = area.columns - kLabel - kReading;
  const int bar = area.column + kLabel;
  if (snapshot.released) {
    draw_bar(canvas, bar, row, width, 0.0, kTrack);
  } else {
    draw_gauge(canvas, bar, row, width,
               {.share = roller.force.value() / kForceScale_n,
                .wanted = roller.setpoint.value() / kForceScale_n,
                .limit = roller.ceiling.value() / kForceScale_n,
                .colour = force_colour(roller)});
  }
  canvas.write_right(area.column + area.columns - 1, row, reading,
                     {roller.in_contact ? kBright : kFaint, Colour::none, roller.in_contact});
}

/// One sentence for both sides when they share it.
std::string limits_in_words(const Snapshot& snapshot) {
  const Reason left = snapshot.rollers[0].limited_by;
  const Reason right = snapshot.rollers[1].limited_by;
  if (left == Reason::none && right == Reason::none) {
    return "nothing limits";
  }
  if (left == right) {
    return std::string(row(left).text);
  }
  const Reason shown = left != Reason::none ? left : right;
  return (left != Reason::none ? "left: " : "right: ") + std::string(row(shown).text);
}

double tone_share(double tone) {
  return std::log(std::max(tone, 0.0) / 0.6) / std::log(kMostTone / 0.6);
}

void draw_channel(Canvas& canvas, int column, int row, int width, bool mirrored,
                  const EmgFeatures& emg) {
  if (!emg.usable) {
    const std::string_view off = "no signal";
    if (mirrored) {
      canvas.write_right(column + width - 1, row, off, {kFaint});
    } else {
      canvas.write(column, row, off, {kFaint});
    }
    return;
  }
  const Colour colour = emg.guarding ? kAlarm : kBody;
  draw_bar(canvas, column, row, width, tone_share(emg.tone), colour,
           mirrored ? Growth::leftwards : Growth::rightwards);
}

std::string distress_in_words(const DistressFinding& distress) {
  const bool left = distress.guarding[index(Side::left)];
  const bool right = distress.guarding[index(Side::right)];
  std::string text = left && right ? "guarding on both sides"
                     : left        ? "guarding on the left"
                     : right       ? "guarding on the right"
                                   : "calm";
  if (distress.level != DistressLevel::none) {
    text += " · level " + std::string(name(distress.level));
  }
  return text;
}

}  // namespace

void draw_forces(Canvas& canvas, Area area, const Snapshot& snapshot) {
  canvas.write(area.column, area.row, "FORCE", {kPlainText, Colour::none, true});
  canvas.write(area.column + kLabel, area.row, "│ wanted  ┃ ceiling", {kFaint});
  canvas.write_right(area.column + area.columns - 1, area.row,
                     "your own limit " + fixed(snapshot.comfort_ceiling.value(), 0) + " N",
                     {kPerson});
  draw_force(canvas, area, area.row + 1, Side::left, snapshot);
  draw_force(canvas, area, area.row + 2, Side::right, snapshot);
  const std::string limits = limits_in_words(snapshot);
  const bool limited = limits != "nothing limits";
  const int width = area.columns - kLabel;
  int row = area.row + 3;
  for (const std::string& line : wrapped(limits, width, 2)) {
    canvas.write(area.column + kLabel, row++, line, {limited ? kWarmth : kFaint}, width);
  }
}

void draw_muscles(Canvas& canvas, Area area, const Snapshot& snapshot) {
  constexpr std::array<std::string_view, kEmgSites> kSites{" trapezius ", "     T8    ",
                                                           "     L1    ", "     L4    "};
  constexpr int kSite = 11;
  const bool distressed = snapshot.distress.level != DistressLevel::none ||
                          snapshot.distress.guarding[0] || snapshot.distress.guarding[1];
  canvas.write(area.column, area.row, "MUSCLE", {kPlainText, Colour::none, true});
  canvas.write(area.column + kLabel, area.row, "activity over rest", {kFaint});
  canvas.write_right(area.column + area.columns - 1, area.row, distress_in_words(snapshot.distress),
                     {distressed ? kAlarm : kCalm, Colour::none, distressed});
  const int width = (area.columns - kSite) / 2;
  for (std::size_t site = 0; site < kEmgSites; ++site) {
    const int row = area.row + 1 + static_cast<int>(site);
    draw_channel(canvas, area.column, row, width, true, snapshot.emg[2 * site]);
    canvas.write(area.column + width, row, kSites[site], {kPlainText});
    draw_channel(canvas, area.column + width + kSite, row, width, false,
                 snapshot.emg[2 * site + 1]);
  }
}

void draw_comfort(Canvas& canvas, Area area, const Snapshot& snapshot,
                  const ChairDescription& chair) {
  constexpr std::array<std::string_view, kHeatZones> kZones{"lower", "middle", "upper"};
  const int value = area.column + kLabel;
  canvas.write(area.column, area.row, "WARMTH", {kPlainText, Colour::none, true});
  int at = value;
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    const bool heating = snapshot.surface_setpoint[zone].value() > 0.0;
    at += canvas.write(at, area.row, kZones[zone], {kFaint}) + 1;
    at += canvas.write(at, area.row, fixed(snapshot.surface[zone].value(), 1) + "°",
                       {heating ? kWarmth : kPlainText, Colour::none, heating}) +
          3;
  }
  canvas.write(area.column, area.row + 1, "WATER", {kPlainText, Colour::none, true});
  at = value;
  const bool on = snapshot.line_setpoint.value() > 0.0;
  for (std::size_t i = 0; i < chair.jets.size(); ++i) {
    const double share = snapshot.nozzle[i] / kCompiledCeilings.jet_max;
    const bool flows = column_glyph(share) != U' ';
    canvas.put(at, area.row + 1, flows ? column_glyph(share) : U'·', {flows ? kWater : kTrack});
    at += 2;
  }
  const std::string line = on ? fixed(snapshot.line_pressure.value(), 0) + " of " +
                                    fixed(snapshot.line_setpoint.value(), 0) + " kPa"
                              : std::string("jets shut");
  at += 1 + canvas.write(at + 1, area.row + 1, line, {on ? kWater : kFaint}) + 2;
  canvas.write(at, area.row + 1, fixed(snapshot.water.value(), 1) + "°", {kPlainText});
}

void draw_details(Canvas& canvas, Area area, const Snapshot& snapshot) {
  canvas.write(area.column, area.row, "ROLLER", {kPlainText, Colour::none, true});
  for (Side side : kBothSides) {
    const RollerView& roller = snapshot.rollers[index(side)];
    const int row = area.row + static_cast<int>(index(side));
    const bool known = roller.stiffness.value() > 0.0;
    const std::string text =
        spaced(name(side)) + (side == Side::left ? "   " : "  ") + "depth " +
        fixed(roller.depth.value(), 0) + " mm   back " +
        (known ? fixed(roller.stiffness.value(), 1) + " N/mm" : std::string("unknown")) +
        "   dose " + fixed(roller.dose.value() / 1000.0, 1) + " kN s";
    canvas.write(area.column + kLabel, row, text, {kPlainText}, area.columns - kLabel);
  }
  const std::string scan = snapshot.scan.found
                               ? "spine found, " + fixed(snapshot.scan.confidence * 100.0, 0) +
                                     " % sure, kept clear by " +
                                     fixed(snapshot.spine_half_width.value(), 0) + " mm"
                               : "spine not found yet";
  canvas.write(area.column, area.row + 2, "SPINE", {kPlainText, Colour::none, true});
  canvas.write(area.column + kLabel, area.row + 2, scan, {kPlainText}, area.columns - kLabel);
}

}  // namespace knead::panel
