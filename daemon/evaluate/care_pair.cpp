#include "daemon/evaluate/care_pair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "config/programme.hpp"
#include "hal/sim/random.hpp"

namespace knead::evaluate {

namespace {

using care::AnswerKind;
using care::Diagnosis;
using care::Question;

/// Away from the seeds that draw bodies and noise, so that an intake does not follow from a body.
constexpr std::uint64_t kIntakeSeeds = 1ULL << 40U;
constexpr std::uint64_t kVariationSeeds = 1ULL << 41U;

/// A prohibition is rare, so that most people are massaged: 23 of them at 1 % stop one in five.
constexpr double kProhibited = 0.01;
/// The literature's shortest programme needs 5 minutes; more than 7.5 adds nothing but time.
constexpr double kMinutesLeast = 5.2;
constexpr double kMinutesMost = 7.5;
/// How often a variation is tried before the file is taken as it is.
constexpr int kTries = 12;

const care::Day kToday{std::chrono::days(20'500)};

class Drawer {
 public:
  explicit Drawer(std::uint64_t seed) : dice_(seed + kIntakeSeeds, sim::Stream::body) {}

  std::int32_t below(std::int32_t n) { return static_cast<std::int32_t>(dice_.uniform() * n); }
  std::int32_t between(std::int32_t low, std::int32_t high) { return low + below(high - low + 1); }
  bool chance(double p) { return dice_.chance(p); }
  double uniform(double low, double high) { return dice_.uniform(low, high); }

  std::int32_t zones(double often) {
    std::uint32_t bits = 0;
    if (!chance(often)) return 0;
    for (int i = between(1, 3); i > 0; --i) bits |= 1U << static_cast<unsigned>(below(kZones));
    return static_cast<std::int32_t>(bits);
  }

 private:
  sim::Random dice_;
};

std::int32_t diagnosis(Drawer& draw) {
  // Sequestration refuses, so it is rarer than the others.
  constexpr std::array kOften{Diagnosis::none,           Diagnosis::low_back_pain,
                              Diagnosis::hernia_initial, Diagnosis::protrusion,
                              Diagnosis::protrusion,     Diagnosis::prolapse,
                              Diagnosis::extrusion,      Diagnosis::hernia_unknown};
  const Diagnosis d = draw.chance(0.02)
                          ? Diagnosis::sequestration
                          : kOften[static_cast<std::size_t>(draw.below(kOften.size()))];
  return static_cast<std::int32_t>(d);
}

std::int32_t answer(const care::QuestionRow& row, Drawer& draw) {
  switch (row.question) {
    case Question::diagnosis:
      return diagnosis(draw);
    case Question::hernia_zones:
      return draw.zones(0.8);
    case Question::sore_zones:
      return draw.zones(0.7);
    case Question::schmorl_zones:
    case Question::scar_zones:
      return draw.zones(0.1);
    case Question::surgery:
    case Question::skin:
      return draw.chance(0.1) ? 1 : 0;
    case Question::surgery_day:
      return static_cast<std::int32_t>(kToday.time_since_epoch().count()) - draw.between(1, 60);
    case Question::surgery_zones:
    case Question::skin_zones:
      return draw.zones(0.9);
    case Question::comfort_ceiling:
      return draw.chance(0.5) ? 0 : draw.between(5, 80);
    case Question::pain:
      return draw.chance(0.03) ? draw.between(8, 10) : draw.between(0, 7);
    default:
      break;
  }
  if (row.kind == AnswerKind::yes_no) {
    const bool prohibits = row.asked == care::Asked::today && row.rule == Rule::cr02;
    return draw.chance(prohibits ? kProhibited : 0.5) ? 1 : 0;
  }
  const care::AnswerRange range = care::range_of(row);
  return draw.between(range.least, range.most);
}

care::Answers answers(Drawer& draw) {
  care::Answers all;
  for (const care::QuestionRow& row : care::question_table()) {
    if (all.applies(row.question)) all.set(row.question, answer(row, draw));
  }
  if (draw.chance(0.03)) {
    all.clear(static_cast<Question>(draw.below(static_cast<std::int32_t>(care::kQuestions))));
  }
  return all;
}

care::Course course(Drawer& draw) {
  care::Course drawn;
  drawn.kind = draw.chance(0.2) ? care::CourseKind::acupressure : care::CourseKind::classic;
  const care::CourseRange range = care::range_of(drawn.kind);
  drawn.planned = draw.between(range.least, range.most);
  drawn.done = draw.chance(0.5) ? draw.between(0, 3) : draw.between(0, drawn.planned - 1);
  if (draw.chance(0.05)) drawn.done = drawn.planned;
  if (drawn.done > 0)
    drawn.last = kToday - std::chrono::days(draw.between(draw.chance(0.05) ? 0 : 2, 30));
  return drawn;
}

sim::Population population(const care::Answers& answers, Drawer& draw) {
  if (draw.chance(0.3)) {
    constexpr std::array kOthers{sim::Population::elderly, sim::Population::small,
                                 sim::Population::large};
    return kOthers[static_cast<std::size_t>(draw.below(kOthers.size()))];
  }
  switch (answers.diagnosis().value_or(Diagnosis::hernia_unknown)) {
    case Diagnosis::none:
      return sim::Population::healthy;
    case Diagnosis::low_back_pain:
    case Diagnosis::hernia_initial:
      return sim::Population::chronic_low_back_pain;
    case Diagnosis::protrusion:
      return sim::Population::protrusion;
    case Diagnosis::prolapse:
    case Diagnosis::extrusion:
    case Diagnosis::sequestration:
    case Diagnosis::hernia_unknown:
      return sim::Population::extrusion;
  }
  return sim::Population::extrusion;
}

std::vector<CareDeed> deeds(double minutes, Drawer& draw) {
  using Kind = CareDeed::Kind;
  constexpr std::array kSaid{RequestKind::ease,  RequestKind::discomfort, RequestKind::discomfort,
                             RequestKind::pain,  RequestKind::ceiling,    RequestKind::ceiling,
                             RequestKind::pause, RequestKind::severe_pain};
  std::vector<CareDeed> all;
  for (int i = draw.between(0, 5); i > 0; --i) {
    CareDeed deed{.at = from_seconds(draw.uniform(5.0, minutes * 60.0))};
    const int kind = draw.below(10);
    deed.kind = kind < 3   ? Kind::guard
                : kind < 4 ? Kind::cough
                : kind < 5 ? Kind::hand_ease
                : kind < 7 ? Kind::hand_pain
                           : Kind::request;
    deed.side = draw.chance(0.5) ? Side::left : Side::right;
    deed.said = kSaid[static_cast<std::size_t>(draw.below(kSaid.size()))];
    deed.ceiling = Newton(draw.uniform(5.0, 80.0));
    all.push_back(deed);
  }
  std::ranges::sort(all, std::less{});
  return all;
}

/// Changed by a variation, each by up to so much of itself. Whatever leaves what the care rules or
/// the technique allow, the loader refuses.
constexpr std::array<std::string_view, 8> kVaried{"force_n ", "force_end_n ", "travel_mm_s ",
                                                  "swing_n ", "dwell_s ",     "jet_kpa ",
                                                  "heat ",    "rate_hz "};
constexpr double kVariedBy = 0.4;

std::string varied_line(const std::string& line, sim::Random& dice) {
  const auto is = line.find("= ");
  const bool number =
      std::ranges::any_of(kVaried, [&](std::string_view key) { return line.starts_with(key); });
  if (!number || is == std::string::npos || !dice.chance(0.5)) return line;
  const double value = std::strtod(line.c_str() + is + 2, nullptr);
  return fmt::format("{}= {:.3f}", line.substr(0, is),
                     value * dice.uniform(1.0 - kVariedBy, 1.0 + kVariedBy));
}

/// The text before the first phase, and each phase's.
std::vector<std::string> parts_of(const std::string& text, sim::Random& dice) {
  std::vector<std::string> parts(1);
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string line = text.substr(from, end - from);
    if (line.starts_with("[[phase]]")) parts.emplace_back();
    parts.back() += varied_line(line, dice) + '\n';
    from = end + 1;
  }
  return parts;
}

}  // namespace

config::FileText varied(const config::FileText& programme, std::uint64_t seed) {
  sim::Random dice(seed + kVariationSeeds, sim::Stream::body);
  std::vector<std::string> parts = parts_of(programme.text, dice);
  // Warm-up and cool-down are moved too, now and then: the loader must refuse that.
  for (std::size_t i = parts.size(); i > 2; --i) {
    if (dice.chance(0.3)) {
      const auto other = 1 + static_cast<std::size_t>(dice.uniform() * static_cast<double>(i - 1));
      std::swap(parts[i - 1], parts[other]);
    }
  }
  config::FileText changed{.path = programme.path, .text = {}};
  for (const std::string& part : parts) changed.text += part;
  return changed;
}

CarePair draw_pair(std::uint64_t seed, const std::vector<config::FileText>& shipped) {
  Drawer draw(seed);
  CarePair pair{.seed = seed, .today = kToday};
  pair.answers = answers(draw);
  pair.course = course(draw);
  pair.population = population(pair.answers, draw);
  pair.minutes = draw.uniform(kMinutesLeast, kMinutesMost);
  pair.deeds = deeds(pair.minutes, draw);
  const config::FileText& file = shipped[seed % shipped.size()];
  const std::string name = std::filesystem::path(file.path).stem().string();
  const bool wants_variation = draw.chance(0.6);
  for (int i = 0; wants_variation && i < kTries; ++i) {
    const auto tried =
        config::parse_programme(varied(file, seed * kTries + static_cast<std::uint64_t>(i)));
    if (!tried) continue;
    pair.programme = *tried;
    pair.source = name + ", varied";
    return pair;
  }
  pair.programme = *config::parse_programme(file);
  pair.source = name;
  return pair;
}

}  // namespace knead::evaluate
