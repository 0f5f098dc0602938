#include "daemon/simulate/report_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <iterator>
#include <string_view>

#include "daemon/simulate/refusal_words.hpp"
#include "daemon/simulate/withhold.hpp"

namespace knead::simulate {

namespace {

// The promises of the first massage (docs/results/README.md).
constexpr double kHoldRmseMax_n = 1.0;
constexpr double kOvershootMax_pct = 15.0;
constexpr double kPersonPeakMax_n = 15.0;
constexpr double kPersonBackMax_ms = 200.0;
constexpr double kReleaseMax_ms = 250.0;
constexpr double kWorkShareMin = 0.9;
constexpr std::size_t kBarWidth = 44;

class Page {
 public:
  explicit Page(bool colour) : colour_(colour) {}

  template <class... Args>
  void line(fmt::format_string<Args...> form, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), form, std::forward<Args>(args)...);
    text_ += '\n';
  }
  /// A figure with its promise: a mark says whether it is kept.
  void figure(std::string_view label, const std::string& value, const std::string& promise,
              bool kept) {
    broken_ = broken_ || !kept;
    line("  {} {:<22} {:<34} {}", paint(kept ? "32" : "31", kept ? "ok" : "!!"), label, value,
         paint("2", promise));
  }
  void plain(std::string_view label, const std::string& value) {
    line("     {:<22} {}", label, value);
  }
  void heading(std::string_view text) { line("\n{}", paint("1", text)); }
  [[nodiscard]] std::string paint(std::string_view code, std::string_view text) const {
    return colour_ ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
  }
  /// Says what the mark means where it stands.
  void explain_marks() {
    if (!broken_) return;
    line(
        "\n  {} : past the promise at the end of its line, in this session of this simulated "
        "person "
        "(all figures: docs/results/README.md)",
        paint("31", "!!"));
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  bool colour_;
  bool broken_ = false;  ///< a promise was not kept
  std::string text_;
};

std::string minutes(double s) {
  const auto whole = static_cast<long>(s);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

/// The rest belongs to the session and not to its minutes of massage (CR-20).
std::string of_which_rest(const SessionReport& report) {
  double rest_s = 0.0;
  for (const scoring::Stretch& p : report.scores.log.phases()) {
    if (p.name == name(SessionState::rest)) rest_s += p.end_s - p.start_s;
  }
  return rest_s > 0.0 ? fmt::format(" with {} of rest", minutes(rest_s)) : "";
}

void write_phases(Page& page, const SessionReport& report) {
  page.heading("Session");
  for (const scoring::Stretch& p : report.scores.log.phases()) {
    const double share = report.duration_s > 0.0 ? 1.0 / report.duration_s : 0.0;
    const auto from = static_cast<std::size_t>(p.start_s * share * kBarWidth);
    const auto width = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::lround((p.end_s - p.start_s) * share * kBarWidth)));
    std::string bar;
    for (std::size_t i = 0; i < width; ++i) bar += "━";
    page.line("     {:<22} {:>6} {:>7}  {:>{}}{}", p.name, minutes(p.start_s),
              minutes(p.end_s - p.start_s), "", from, page.paint("36", bar));
  }
}

void write_force(Page& page, const SessionReport& report) {
  page.heading("Force");
  if (!report.known.rollers || !report.known.person_caused) {
    page.plain("not known", "needs the plant's truth of rollers and of what the person causes");
    return;
  }
  const scoring::Scorer& scores = report.scores;
  const scoring::HoldFigures hold = scores.hold.figures();
  const scoring::OvershootFigures overshoot = scores.overshoot.figures();
  const scoring::WorkFigures work = scores.work.figures();
  const scoring::CeilingFigures& ceiling = scores.ceiling.figures();
  if (hold.held_s > 0.0) {
    page.figure("holding", fmt::format("{:.2f} N RMSE over {:.0f} s", hold.rmse_n, hold.held_s),
                "<= 1.0 N", hold.rmse_n <= kHoldRmseMax_n);
  }
  page.figure("overshoot", fmt::format("{:.1f} % at {:.1f} s", overshoot.worst_pct, overshoot.at_s),
              "<= 15 %", overshoot.worst_pct <= kOvershootMax_pct);
  if (work.unlimited_s > 0.0) {
    page.figure("work, mean / asked", fmt::format("{:.1f} / {:.1f} N", work.mean_n, work.asked_n),
                ">= 90 % where nothing limits", work.mean_n >= kWorkShareMin * work.asked_n);
  }
  for (const ReasonRow& r : reason_table()) {
    const double s = work.limited_s[static_cast<std::size_t>(r.reason)];
    if (s >= 0.5) page.plain("  limited by", fmt::format("{} {:.0f} s", r.code, s));
  }
  page.figure(
      "highest / ceiling", fmt::format("{:.1f} / {:.1f} N", ceiling.max_n, ceiling.ceiling_max_n),
      fmt::format("{} violations by the controller", ceiling.violations), ceiling.violations == 0);
  page.figure("over it by the person",
              fmt::format("{:.1f} N, back in {:.0f} ms", ceiling.person_peak_over_n,
                          ceiling.person_back_ms_max),
              "<= 15 N, 200 ms",
              ceiling.person_peak_over_n <= kPersonPeakMax_n &&
                  ceiling.person_back_ms_max <= kPersonBackMax_ms);
}

void write_releases(Page& page, const SessionReport& report) {
  if (!report.known.rollers) return;
  page.heading("Letting go, to below 5 N");
  for (const scoring::Release& r : report.scores.release.releases()) {
    page.figure(r.cause, fmt::format("{:>4.0f} ms from {:>4.1f} N", r.ms, r.force_before_n),
                fmt::format("< 250 ms   {} in {}", minutes(r.at_s), r.state),
                r.finished && r.ms < kReleaseMax_ms);
  }
}

void write_body(Page& page, const SessionReport& report) {
  const scoring::DistressFigures d = report.scores.distress.figures();
  const scoring::SpineFigures& spine = report.scores.spine.figures();
  const scoring::DoseFigures dose = report.scores.dose.figures();
  const bridge::TruthParts& known = report.known;
  page.heading("Body");
  if (known.guarding) {
    page.plain("guarding", fmt::format("{} episodes, {} noticed, median {:.0f} ms", d.true_episodes,
                                       d.detected, d.delay_ms_p50));
    page.plain("false alarms",
               fmt::format("{} reductions, {} stops", d.false_reductions, d.false_stops));
  }
  if (known.spine && known.rollers) {
    page.figure(
        "spine",
        fmt::format("{} contacts, scan within {:.1f} mm", spine.contacts, spine.scan_error_mm_max),
        "0 contacts", spine.contacts == 0);
  }
  if (known.rollers && known.jets) {
    page.plain("dose",
               fmt::format("left {:.0f} N s, right {:.0f} N s, jets {:.0f} s at {:.0f} kPa",
                           dose.left_n_s, dose.right_n_s, dose.jets_on_s, dose.jets_mean_kpa));
  }
  if (known.surface) {
    page.figure("warmest surface", fmt::format("{:.1f} degC", dose.surface_highest_degc),
                "<= 41 degC", dose.surface_highest_degc <= 41.0);
  }
  if (!report.plant.empty()) {
    if (!known.all())
      page.plain("the plant does not tell", fmt::format("{}", fmt::join(untold(known), ", ")));
    return;
  }
  page.figure("plant's invariants", fmt::format("{} broken", report.invariants.violations), "0",
              report.invariants.violations == 0);
}

}  // namespace

std::string report_text(const SessionSetup& setup, const SessionReport& report, bool colour) {
  Page page(colour);
  if (report.refusal != Refusal::none) {
    page.line("{} was refused: {}", view(setup.programmes[setup.programme].title),
              refusal_words(setup, report.refusal));
    return page.take();
  }
  page.line("{}  {}, {:.4g} min of massage, seed {}, {} ({})", page.paint("1", "Knead"),
            view(setup.programmes[setup.programme].title), report.minutes_allowed, setup.seed,
            name(setup.condition),
            report.plant.empty() ? setup.body_source : "plant " + report.plant);
  page.line("{} after {}{}, simulated in {:.2f} s: {:.0f} times real time", name(report.outcome),
            minutes(report.duration_s), of_which_rest(report), report.wall_s,
            report.realtime_factor());
  if (setup.emg) page.line("EMG channel {}: {}", setup.emg->channel + 1, setup.emg->source);
  write_phases(page, report);
  write_force(page, report);
  write_releases(page, report);
  write_body(page, report);
  page.explain_marks();
  return page.take();
}

}  // namespace knead::simulate
