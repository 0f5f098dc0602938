#include "display/panel/panel.hpp"

#include <algorithm>
#include <vector>

#include "display/panel/ansi.hpp"
#include "display/panel/back_view.hpp"
#include "display/panel/banner.hpp"
#include "display/panel/bars.hpp"
#include "display/panel/firmness.hpp"
#include "display/panel/palette.hpp"
#include "display/panel/readings.hpp"
#include "display/panel/svg.hpp"
#include "display/panel/words.hpp"

namespace knead::panel {

namespace {

constexpr int kHeadRows = 4;      ///< title, banner, progress, air
constexpr int kReadingRows = 15;  ///< air, forces 5, muscles 5 and air, comfort 2
constexpr int kDetailRows = 4;    ///< with the air above them
constexpr int kFirmnessRows = 3;  ///< with the air above them
constexpr int kFewestReasons = 4;
constexpr int kReasonColumn = 10;

class Panel {
 public:
  Panel(const Snapshot& snapshot, const ChairDescription& chair, PanelSize size,
        const PanelOptions& options)
      : snapshot_(snapshot),
        chair_(chair),
        options_(options),
        canvas_(std::max(size.columns, kSmallest.columns), std::max(size.rows, kSmallest.rows)) {}

  const Canvas& draw() {
    const Banner banner = banner_of(snapshot_, options_.age);
    const int body_rows = canvas_.rows() - kHeadRows - kFewestReasons - 2;
    const int body_columns = std::min(back_view_columns(body_rows), canvas_.columns() / 3);
    draw_title();
    draw_back(canvas_, {1, kHeadRows, body_columns, body_rows}, snapshot_, chair_, options_.colour);
    draw_readings({body_columns + 4, kHeadRows, canvas_.columns() - body_columns - 6, body_rows});
    draw_reasons(kHeadRows + body_rows + 1);
    canvas_.write(1, canvas_.rows() - 1, options_.footer, {kFaint});
    if (banner.mood == Mood::stale) {
      fade();
    }
    draw_banner(banner);
    if (!banner.urgent()) {
      draw_progress(2);
    }
    return canvas_;
  }

 private:
  void draw_title() {
    int at = 1;
    at += canvas_.write(at, 0, "KNEAD", {kBright, Colour::none, true}) + 2;
    if (!options_.simulation.empty()) {
      at += canvas_.write(at, 0, options_.simulation, {kAlarm, Colour::none, true}) + 2;
    }
    if (!options_.title.empty()) {
      at += canvas_.write(at, 0, options_.title, {kPlainText}) + 2;
    }
    if (snapshot_.state != SessionState::idle) {
      canvas_.write(at, 0, spaced(name(snapshot_.condition)), {kFaint});
    }
    const bool old = options_.age > kStaleAfter;
    const std::string age = "data " + fixed(milliseconds(options_.age), 0) + " ms";
    const std::string late =
        snapshot_.cycle.late == 0 ? "" : std::to_string(snapshot_.cycle.late) + " late   ";
    const std::string seat = snapshot_.seat_occupied ? "seated   " : "empty seat   ";
    canvas_.write_right(canvas_.columns() - 2, 0, seat + late + age, {old ? kAlarm : kFaint});
  }

  void draw_readings(Area area) {
    const bool roomy = area.rows >= kReadingRows + kDetailRows;
    const int air = area.rows >= kReadingRows + kDetailRows + 3 ? 1 : 0;
    area.row += 1 + air;
    draw_forces(canvas_, area, snapshot_);
    area.row += 5 + air;
    draw_muscles(canvas_, area, snapshot_);
    area.row += 6 + air;
    draw_comfort(canvas_, area, snapshot_, chair_);
    area.row += 3 + air;
    if (roomy) {
      draw_details(canvas_, area, snapshot_);
    }
    if (area.rows >= kReadingRows + kDetailRows + kFirmnessRows + 4) {
      area.row += kDetailRows;
      draw_firmness(canvas_, area, snapshot_.stiffness);
    }
  }

  /// An old picture has no colours: nobody may take it for the present.
  void fade() {
    for (int row = 0; row < canvas_.rows(); ++row) {
      for (int column = 0; column < canvas_.columns(); ++column) {
        const Cell& cell = canvas_.at(column, row);
        const bool of_the_back = cell.glyph == U'▀' || cell.glyph == U'▄';
        const Colour ground = cell.ink.ground == Colour::none ? Colour::none : kTrack;
        canvas_.put(column, row, cell.glyph, {of_the_back ? kTrack : kFaint, ground});
      }
    }
  }

  void draw_banner(const Banner& banner) {
    const Ink ink = ink_of(banner.mood);
    Ink plain = ink;
    plain.bold = false;
    canvas_.fill(0, 1, canvas_.columns(), U' ', ink);
    const int text = 3 + canvas_.write(1, 1, options_.colour ? banner.state : framed(banner), ink);
    const int width = canvas_.columns() - text - 1;
    if (!banner.urgent()) {
      canvas_.write(text, 1, banner.sentence, plain, width);
      return;
    }
    canvas_.fill(0, 2, canvas_.columns(), U' ', ink);
    std::vector<std::string> lines = wrapped(banner.sentence + " " + banner.hint, width, 2);
    if (static_cast<int>(lines.back().size()) > width) {
      lines = wrapped(banner.sentence, width, 2);  // the hint stands below, with the reasons
    }
    for (int line = 0; line < static_cast<int>(lines.size()); ++line) {
      canvas_.write(text, 1 + line, lines[static_cast<std::size_t>(line)], plain, width);
    }
  }

  /// Without colour the state must shout by itself.
  static std::string framed(const Banner& banner) {
    const bool alarm = banner.mood == Mood::fault || banner.mood == Mood::stale;
    return alarm ? "!!! " + banner.state + " !!!" : "[ " + banner.state + " ]";
  }

  void draw_one_progress(int column, int width, int row, std::string_view label, Duration elapsed,
                         Duration length, Colour colour) {
    const std::string left = minutes_and_seconds(length - elapsed) + " left";
    const int bar = width - static_cast<int>(label.size()) - static_cast<int>(left.size()) - 2;
    const int at = column + canvas_.write(column, row, label, {kFaint}) + 1;
    const double share = length > Duration::zero() ? seconds(elapsed) / seconds(length) : 0.0;
    draw_progress_line(canvas_, at, row, bar, share, colour);
    canvas_.write(at + bar + 1, row, left, {kPlainText});
  }

  void draw_progress(int row) {
    const int half = canvas_.columns() / 2;
    switch (snapshot_.state) {
      case SessionState::massage:
      case SessionState::paused:
        draw_one_progress(1, half - 3, row, "phase", snapshot_.phase_elapsed,
                          snapshot_.phase_length, kCalm);
        draw_one_progress(half, half - 1, row, "session", snapshot_.session_elapsed,
                          snapshot_.session_length, kPerson);
        break;
      case SessionState::idle:
      case SessionState::self_test:
      case SessionState::body_scan:
      case SessionState::rest:
      case SessionState::ended:
        break;
    }
  }

  /// The newest with what to do about it, then what came before.
  void draw_reasons(int first) {
    canvas_.fill(0, first - 1, canvas_.columns(), U'─', {kTrack});
    const int end = canvas_.rows() - 1;
    const int width = canvas_.columns() - kReasonColumn - 1;
    int row = first;
    for (const ReasonEvent& event : snapshot_.recent) {
      if (event.reason == Reason::none || row >= end) {
        continue;
      }
      const bool newest = row == first;
      const ReasonRow& reason = knead::row(event.reason);
      canvas_.write_right(kReasonColumn - 4, row, ago(snapshot_.at - event.at), {kFaint});
      canvas_.put(kReasonColumn - 2, row, mark_of(reason.kind),
                  {colour_of(reason.kind), Colour::none, true});
      canvas_.write(kReasonColumn, row++, sentence(event), {newest ? kBright : kPlainText}, width);
      if (newest && !reason.hint.empty()) {
        canvas_.write(kReasonColumn, row++, reason.hint, {kFaint}, width);
      }
    }
  }

  const Snapshot& snapshot_;
  const ChairDescription& chair_;
  const PanelOptions& options_;
  Canvas canvas_;
};

}  // namespace

std::string render(const Snapshot& snapshot, const ChairDescription& chair, PanelSize size,
                   const PanelOptions& options) {
  Panel panel(snapshot, chair, size, options);
  return to_ansi(panel.draw(), options.colour, size.columns, size.rows);
}

std::string panel_svg(const Snapshot& snapshot, const ChairDescription& chair, PanelSize size,
                      const PanelOptions& options) {
  Panel panel(snapshot, chair, size, options);
  return to_svg(panel.draw());
}

}  // namespace knead::panel
