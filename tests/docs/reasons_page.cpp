// Writes docs/reasons.md, the manual's page of every reason, from the one table that the log, the
// protocol and the display use. Prints the page; `ninja reasons_page` puts it in place, and a test
// compares the two.
#include <cstdio>
#include <string>

#include "control/types/reason.hpp"

namespace {

using knead::ReasonKind;

struct Section {
  ReasonKind kind;
  const char* title;
  const char* meaning;
};

constexpr Section kSections[] = {
    {ReasonKind::hard_fault, "Hard faults",
     "The chair lets go at once and stays released until a person acts, the cause is gone and the "
     "self-test has passed."},
    {ReasonKind::body_signal, "Body signals", "The back said something. These only ever lower."},
    {ReasonKind::person_wish, "The person's wishes", "The person said something, and it was done."},
    {ReasonKind::active_limit, "Active limits",
     "Something gives less than the programme asks, and this is what holds it back."},
    {ReasonKind::input_problem, "Input problems", "A reading or a request that cannot be used."},
    {ReasonKind::progress, "Progress", "The session goes on as planned."},
};

void print_section(const Section& section) {
  std::printf(
      "\n## %s\n\n%s\n\n| code | what happened | what to do | care rule "
      "|\n|---|---|---|---|\n",
      section.title, section.meaning);
  for (const knead::ReasonRow& row : knead::reason_table()) {
    if (row.kind == section.kind && row.reason != knead::Reason::none) {
      const std::string hint = row.hint.empty() ? "nothing" : std::string(row.hint);
      std::string rule;
      if (row.rule != knead::Rule::none) {
        rule.append("[").append(knead::row(row.rule).id).append("](care.md)");
      }
      std::printf("| `%s` | %s | %s | %s |\n", std::string(row.code).c_str(),
                  std::string(row.text).c_str(), hint.c_str(), rule.c_str());
    }
  }
}

}  // namespace

int main() {
  std::printf(
      "# Reasons\n\n"
      "Every change of force, permission or state carries one of these. The codes are stable: "
      "scripts and recordings rely on them. This page is made from `control/types/reason.cpp` by "
      "`cmake --build --preset release --target reasons_page`; do not edit it.\n\n"
      "Checked by: `tests/docs/golden.cmake` (ctest -R reasons_page)\n");
  for (const Section& section : kSections) {
    print_section(section);
  }
  return 0;
}
