#include "config/technique_rules.hpp"

namespace knead::config {

namespace {

std::string listed(std::span<const Technique> techniques) {
  std::string text;
  for (const Technique technique : techniques) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", name(technique));
  }
  return text;
}

}  // namespace

void only(const RuleBook& book, std::string_view rule, std::span<const Technique> techniques) {
  book.each_at_work([&](std::size_t i, const Phase& phase) {
    if (std::ranges::find(techniques, phase.technique) != techniques.end()) return;
    book.refuse(phase_path(i, "technique"),
                fmt::format("{}: {} is not of this massage", rule, name(phase.technique)),
                listed(techniques), "choose one of these, or another method");
  });
}

void every(const RuleBook& book, std::string_view rule, std::span<const Technique> techniques) {
  for (const Technique technique : techniques) {
    const double share =
        book.share_of_work([&](const Phase& phase) { return phase.technique == technique; });
    if (share > 0.0) continue;
    book.refuse("phase", fmt::format("{}: there is no {} at work", rule, name(technique)),
                listed(techniques), fmt::format("add a phase of {}", name(technique)));
  }
}

}  // namespace knead::config
