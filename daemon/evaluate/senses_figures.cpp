#include "daemon/evaluate/senses_figures.hpp"

#include <algorithm>
#include <cmath>

#include "daemon/evaluate/percentile.hpp"

namespace knead::evaluate {

namespace {

/// What counts for a fault that was never noticed: as long as it lasted.
constexpr double kNever_ms = 1000.0;
/// A true difference of exactly kAsymmetry, but for rounding.
constexpr double kUnlike = kAsymmetry - 1e-3;
constexpr double kAlike = kAsymmetry / 3.0;

class GuardingSum {
 public:
  void add(const GuardingBody& body) {
    ++sum_.people;
    sum_.episodes += body.episodes;
    sum_.missed += body.missed;
    sum_.stirred += body.stirred;
    sum_.missed_stirred += body.missed_stirred;
    sum_.missed_eased += body.missed_eased;
    sum_.massage_s += body.massage_s;
    reductions_ += body.false_reductions;
    stops_ += body.false_stops;
    delays_.insert(delays_.end(), body.delays_ms.begin(), body.delays_ms.end());
  }
  [[nodiscard]] GuardingFigures figures() const {
    GuardingFigures f = sum_;
    f.delay_ms_p50 = percentile(delays_, 0.50);
    f.delay_ms_p95 = percentile(delays_, 0.95);
    f.miss_rate = share(f.missed, f.episodes);
    const double sessions = f.massage_s / kSession_s;
    f.false_reductions_per_session = share(reductions_, sessions);
    f.false_stops_per_session = share(stops_, sessions);
    return f;
  }

 private:
  GuardingFigures sum_{};
  std::vector<double> delays_;
  int reductions_ = 0;
  int stops_ = 0;
};

void count_trial(TroubleFigures& f, const QualityTrial& trial, std::vector<double>& delays) {
  ++f.faults;
  if (!trial.flag_ms) ++f.unflagged;
  delays.push_back(trial.flag_ms.value_or(kNever_ms));
  ++f.taken_for[static_cast<std::size_t>(taken_for(trial.flags))];
}

QualityFigures quality_figures(const std::vector<SensesBody>& bodies) {
  QualityFigures f;
  std::array<std::vector<double>, kEmgTroubles> delays;
  std::vector<double> all;
  std::vector<double> excluded;
  double sound_s = 0.0;
  for (const SensesBody& body : bodies) {
    for (const QualityTrial& trial : body.quality.trials) {
      const auto i = static_cast<std::size_t>(trial.injected);
      count_trial(f.by_trouble[i], trial, delays[i]);
      all.push_back(trial.flag_ms.value_or(kNever_ms));
      excluded.push_back(trial.excluded_ms.value_or(kNever_ms));
    }
    f.not_begun += body.quality.not_begun;
    f.false_flags += body.quality.false_flags;
    sound_s += body.quality.sound_channel_s;
  }
  for (std::size_t i = 0; i < kEmgTroubles; ++i) {
    f.by_trouble[i].flag_ms_p50 = percentile(delays[i], 0.5);
    f.by_trouble[i].flag_ms_max = percentile(delays[i], 1.0);
    f.faults += f.by_trouble[i].faults;
    f.unflagged += f.by_trouble[i].unflagged;
  }
  f.flag_ms_max = percentile(std::move(all), 1.0);
  f.excluded_ms_max = percentile(std::move(excluded), 1.0);
  f.sound_channel_h = sound_s / 3600.0;
  f.false_flags_per_channel_hour = share(f.false_flags, f.sound_channel_h);
  return f;
}

StiffnessFigures stiffness_figures(const std::vector<SensesBody>& bodies) {
  StiffnessFigures f;
  std::vector<double> errors;
  int found = 0;
  int falsely_found = 0;
  const auto count_pairs = [&](const StiffnessBody& body) {
    for (const SidesCompared& pair : body.pairs) {
      if (unlikeness(pair) >= kUnlike) {
        ++f.unlike_pairs;
        found += pair.found ? 1 : 0;
      } else if (unlikeness(pair) < kAlike) {
        ++f.alike_pairs;
        falsely_found += pair.found ? 1 : 0;
      }
    }
  };
  for (const SensesBody& body : bodies) {
    for (const StiffnessReading& reading : body.stiffness.readings) {
      ++f.readings;
      if (reading.known) {
        errors.push_back(std::abs(reading.error_pct()));
      } else {
        ++f.unknown;
      }
    }
    count_pairs(body.stiffness);
    if (body.unlike_sides) count_pairs(*body.unlike_sides);
  }
  f.error_pct_p50 = percentile(errors, 0.5);
  f.error_pct_p90 = percentile(errors, 0.9);
  f.unknown_rate = share(f.unknown, f.readings);
  f.asymmetry_sensitivity = share(found, f.unlike_pairs);
  f.asymmetry_false_rate = share(falsely_found, f.alike_pairs);
  return f;
}

ScanFigures scan_figures(const std::vector<SensesBody>& bodies) {
  ScanFigures f;
  std::vector<double> spine;
  std::vector<double> border;
  std::vector<double> duration_s;
  for (const SensesBody& body : bodies) {
    const ScanBody& scan = body.scan;
    HostileFigures& hostile = f.hostile[std::string(name(body.hostile))];
    const bool fooled = !body.hostile_scan.refused && body.hostile_scan.wrong_accepted();
    ++hostile.tried;
    hostile.refused += body.hostile_scan.refused ? 1 : 0;
    hostile.wrong_accepted += fooled ? 1 : 0;
    f.wrong_accepted += fooled ? 1 : 0;
    ++f.people;
    duration_s.push_back(scan.seconds);
    if (scan.refused) {
      ++f.refused;
      ++f.refused_for[std::string(name(scan.doubt))];
      continue;
    }
    f.wrong_accepted += scan.wrong_accepted() ? 1 : 0;
    spine.push_back(std::abs(scan.spine_error.value()));
    border.push_back(std::abs(scan.worst_border().value()));
  }
  f.refused_rate = share(f.refused, f.people);
  f.spine_line_mm_p50 = percentile(spine, 0.50);
  f.spine_line_mm_p99 = percentile(spine, 0.99);
  f.zone_border_mm_p50 = percentile(border, 0.50);
  f.zone_border_mm_p99 = percentile(border, 0.99);
  f.seconds_p50 = percentile(duration_s, 0.5);
  return f;
}

}  // namespace

double unlikeness(const SidesCompared& pair) {
  return std::max(pair.true_ratio, 1.0 / pair.true_ratio) - 1.0;
}

SensesFigures figures(const Senses& senses) {
  SensesFigures f;
  GuardingSum all;
  GuardingSum beside;
  std::array<GuardingSum, kHardships> hard;
  for (const SensesBody& body : senses.bodies) {
    if (body.guarding.massage_s > 0.0) all.add(body.guarding);
    if (!body.hardships) continue;
    beside.add(body.guarding);
    for (std::size_t h = 0; h < kHardships; ++h) hard[h].add((*body.hardships)[h]);
  }
  f.guarding = all.figures();
  f.beside_hardships = beside.figures();
  for (std::size_t h = 0; h < kHardships; ++h) f.hardships[h] = hard[h].figures();
  f.quality = quality_figures(senses.bodies);
  f.stiffness = stiffness_figures(senses.bodies);
  f.scan = scan_figures(senses.bodies);
  return f;
}

}  // namespace knead::evaluate
