#include "config/programme_rules.hpp"

#include <cmath>
#include <set>
#include <utility>

#include "config/method_rules.hpp"
#include "config/phase_rules.hpp"
#include "config/rule_book.hpp"
#include "control/care/condition_caps.hpp"
#include "control/care/rounds.hpp"

namespace knead::config {

namespace {

/// CR-10 says "light", assumed to be the gentle level of CARE_RULES' own table of assumptions.
constexpr double kWarmUpForce_n = 10.0;
constexpr double kWarmUpMinutes = 3.0;  ///< CR-10
/// CR-11 "gradually": the work begins with so much of its greatest force, and from phase to phase
/// it rises by no more than so much. Assumed.
constexpr double kFirstShareMost = 0.85;
constexpr double kStepUp_n = 15.0;
constexpr double kStepUp_kpa = 60.0;
constexpr std::size_t kFewestTechniques = 3;  ///< CR-13
constexpr std::size_t kMostTechniques = 4;
/// CR-36 advises 30 minutes, CR-37 allows no more on a lumbar hernia: assumed for everybody.
constexpr double kRollerOrVibrationMinutes = 30.0;
constexpr double kShareTolerance = 1e-6;

/// What a programme presses with: rollers, or jets where it has none.
struct Strength {
  bool water = false;
  [[nodiscard]] double at(const Phase& phase, double progress) const {
    return water ? phase.jet.value() * phase.intensity_at(progress)
                 : phase.force_at(progress).value();
  }
  [[nodiscard]] double greatest(const Phase& phase) const {
    // Straight between the knots of intensity, times a straight line: fine enough for a maximum.
    constexpr int kSteps = 20;
    double greatest = 0.0;
    for (int i = 0; i <= kSteps; ++i) {
      greatest = std::max(greatest, at(phase, static_cast<double>(i) / kSteps));
    }
    return greatest;
  }
  [[nodiscard]] std::string_view unit() const { return water ? "kPa" : "N"; }
  [[nodiscard]] std::string_view key() const { return water ? "jet_kpa" : "force_n"; }
};

/// Beside rollers, too.
constexpr Strength kWater{.water = true};

class Rules {
 public:
  Rules(const Programme& programme, Reading& reading)
      : programme_(programme), book_(programme, reading), strength_{has_no_rollers(programme)} {}

  void check() {
    warm_up_comes_first();
    cool_down_comes_last();
    work_lies_between();
    force_rises_gradually();
    techniques_are_few_and_return();
    lengths_are_allowed();
    shares_make_one();
    check_method(book_);
  }

 private:
  [[nodiscard]] bool technician() const { return programme_.method == Method::technician; }
  [[nodiscard]] Technique gentle() const {
    return strength_.water ? Technique::none : Technique::stroking;
  }
  [[nodiscard]] std::string_view gentle_name() const {
    return strength_.water ? "the gentlest jet" : "stroking";
  }

  void warm_up_comes_first() {
    const Phase& first = programme_.phases[0];
    if (first.kind != PhaseKind::warm_up || first.technique != gentle()) {
      book_.refuse(phase_path(0, "kind"),
                   fmt::format("CR-10: the first phase is no warm-up of {}", gentle_name()),
                   fmt::format("kind = \"warm_up\" with technique = \"{}\"", name(gentle())),
                   "begin with one");
      return;
    }
    if (first.min_minutes < kWarmUpMinutes) {
      book_.refuse(phase_path(0, "min_minutes"),
                   fmt::format("CR-10: {} min of warm-up is too short", first.min_minutes),
                   fmt::format("{} min or more", kWarmUpMinutes), "give it its time");
    }
    if (!technician() && first.heat.value() <= 0.0) {
      book_.refuse(phase_path(0, "heat"), "CR-10: the warm-up is not warm",
                   "heat above 0; a chair without heat leaves it out", "give it heat");
    }
    warm_up_has_a_gentle_jet(first);
    if (strength_.water) {
      warm_up_is_the_gentlest_jet(first);
    } else if (strength_.greatest(first) > kWarmUpForce_n) {
      book_.refuse(phase_path(0, "force_n"), "CR-10: a warm-up is light",
                   fmt::format("at most {} N", kWarmUpForce_n), "lower force_n and force_end_n");
    }
  }

  void warm_up_has_a_gentle_jet(const Phase& first) {
    if (kWater.greatest(first) <= care::kWarmUpJet.value()) return;
    book_.refuse(phase_path(0, kWater.key()), "CR-10: the warm-up's jet is not gentle",
                 fmt::format("at most {} {}", care::kWarmUpJet.value(), kWater.unit()), "lower it");
  }

  void warm_up_is_the_gentlest_jet(const Phase& first) {
    book_.each_at_work([&](std::size_t i, const Phase& phase) {
      if (strength_.greatest(phase) >= strength_.greatest(first)) return;
      book_.refuse(phase_path(0, "jet_kpa"),
                   fmt::format("CR-10: the warm-up's jet is stronger than that of phase {}", i + 1),
                   fmt::format("at most {} kPa", strength_.greatest(phase)), "lower it");
    });
  }

  void cool_down_comes_last() {
    const std::size_t last = programme_.phases.size() - 1;
    const Phase& phase = programme_.phases[last];
    if (phase.kind != PhaseKind::cool_down || phase.technique != gentle()) {
      book_.refuse(phase_path(last, "kind"),
                   fmt::format("CR-18: the last phase is no cool-down of {}", gentle_name()),
                   fmt::format("kind = \"cool_down\" with technique = \"{}\"", name(gentle())),
                   "end with one");
    } else if (strength_.at(phase, 1.0) >= strength_.at(phase, 0.0)) {
      book_.refuse(
          phase_path(last, strength_.water ? "intensity" : "force_end_n"),
          fmt::format("CR-18: the cool-down's {} does not fall", strength_.water ? "jet" : "force"),
          strength_.water ? "intensity that falls" : "force_end_n < force_n",
          "let it fall towards the end");
    }
  }

  void work_lies_between() {
    for (std::size_t i = 1; i + 1 < programme_.phases.size(); ++i) {
      if (programme_.phases[i].kind != PhaseKind::work) {
        book_.refuse(phase_path(i, "kind"),
                     "CR-10, CR-18: only work lies between warm-up and cool-down",
                     "kind = \"work\"", "move this phase or change its kind");
      }
    }
  }

  void force_rises_gradually() {
    if (technician()) return;  // holds one force to be measured; the gate's ramp stays
    double greatest = 0.0;
    book_.each_at_work([&](std::size_t, const Phase& phase) {
      greatest = std::max(greatest, strength_.greatest(phase));
    });
    const double begins = strength_.at(programme_.phases[1], 0.0);
    if (begins > kFirstShareMost * greatest) {
      book_.refuse(phase_path(1, strength_.key()),
                   fmt::format("CR-11: the work begins with its greatest strength, {} of {} {}",
                               begins, greatest, strength_.unit()),
                   fmt::format("at most {:.3g} {}", kFirstShareMost * greatest, strength_.unit()),
                   "begin lower and let it rise");
    }
    if (programme_.rounds > 1 && !programme_.phases[1].keeps_place) {
      book_.refuse(phase_path(1, "keeps_place"),
                   "CR-11: a round may begin with any of its phases, the strongest too",
                   "keeps_place = true in the first phase of work", "let it keep its place");
    }
    no_step_is_high(strength_);
    if (!strength_.water) no_step_is_high(kWater);
  }

  /// In whatever order the rounds come.
  void no_step_is_high(const Strength& strength) {
    std::set<std::pair<std::size_t, std::size_t>> followed;
    for (int turn = 0; turn < static_cast<int>(programme_.phases.size()); ++turn) {
      const care::PhaseOrder order = care::order_of(programme_.phases, turn);
      for (std::size_t at = 1; at < order.size(); ++at) followed.insert({order[at - 1], order[at]});
      if (programme_.rounds == 1) break;
    }
    const double step = strength.water ? kStepUp_kpa : kStepUp_n;
    for (const auto& [first, second] : followed) {
      const double before = strength.at(programme_.phases[first], 1.0);
      const double begins = strength.at(programme_.phases[second], 0.0);
      if (begins <= before + step) continue;
      book_.refuse(phase_path(second, strength.key()),
                   fmt::format("CR-11: {:.3g} {} after {:.3g} of phase {} is a step, not gradual",
                               begins, strength.unit(), before, first + 1),
                   fmt::format("at most {} {} more", step, strength.unit()),
                   "begin lower, or let both keep their places with a phase between");
    }
  }

  void techniques_are_few_and_return() {
    const bool varied = programme_.method == Method::classic ||
                        programme_.method == Method::segmental ||
                        programme_.method == Method::therapeutic;
    if (!varied) return;  // CR-13 holds for CR-30, CR-31 and CR-33
    std::set<Technique> techniques;
    book_.each_at_work(
        [&](std::size_t, const Phase& phase) { techniques.insert(phase.technique); });
    if (techniques.size() < kFewestTechniques || techniques.size() > kMostTechniques) {
      book_.refuse("phase", fmt::format("CR-13: {} techniques at work", techniques.size()),
                   fmt::format("{} to {}", kFewestTechniques, kMostTechniques),
                   "add or remove techniques");
    }
    if (programme_.rounds < 2) {
      book_.refuse("rounds", "CR-13: the techniques are not repeated in different sequences",
                   fmt::format("2 to {}", Programme::kMaxRounds), "give rounds = 2");
    }
    std::size_t free = 0;
    book_.each_at_work(
        [&](std::size_t, const Phase& phase) { free += phase.keeps_place ? 0U : 1U; });
    if (free < 2) {
      book_.refuse("phase", "CR-13: with every phase in its place no sequence differs",
                   "two phases or more without keeps_place", "leave keeps_place away somewhere");
    }
  }

  void lengths_are_allowed() {
    const auto& offered = programme_.offered_minutes;
    if (!std::ranges::is_sorted(offered, std::ranges::less_equal{})) {
      book_.refuse("offered_minutes", "the lengths do not rise", "each longer than the one before",
                   "put them in order");
    }
    if (std::ranges::find(offered, programme_.default_minutes) == offered.end()) {
      book_.refuse("default_minutes",
                   fmt::format("{} min is not among offered_minutes", programme_.default_minutes),
                   "one of them", "offer it, or choose another");
    }
    const bool limited =
        programme_.method == Method::roller || programme_.method == Method::vibration;
    if (limited && offered.back() > kRollerOrVibrationMinutes) {
      book_.refuse(
          "offered_minutes",
          fmt::format("CR-19: {} min of {} is too long", offered.back(), name(programme_.method)),
          fmt::format("at most {} min", kRollerOrVibrationMinutes), "offer less");
    }
  }

  void shares_make_one() {
    double sum = 0.0;
    for (const Phase& phase : programme_.phases) sum += phase.share;
    if (std::abs(sum - 1.0) > kShareTolerance) {
      book_.refuse(
          phase_path(programme_.phases.size() - 1, "share"),
          fmt::format("all shares together make {:.4g}", sum), "1",
          fmt::format("{} {:.4g} somewhere", sum > 1.0 ? "take away" : "add", std::abs(sum - 1.0)));
    }
  }

  const Programme& programme_;
  RuleBook book_;
  Strength strength_;
};

}  // namespace

void check_programme(const ProgrammeText& text, Reading& reading) {
  const Programme programme = packed(text);
  for (std::size_t i = 0; i < programme.phases.size(); ++i) {
    if (reading.clean(phase_path(i))) check_phase(i, programme.phases[i], reading);
  }
  // Rules about the whole would blame a phase that was not understood.
  for (const char* key :
       {"phase", "method", "segment", "default_minutes", "offered_minutes", "rounds"}) {
    if (!reading.clean(key)) return;
  }
  Rules(programme, reading).check();
}

}  // namespace knead::config
