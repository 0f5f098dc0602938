// Prints the care rules, one a line: its id, a tab, its words. care_page.py makes docs/care.md of
// them, so that the page has the words of the code's own table.
#include <cstdio>
#include <string>

#include "control/types/rule.hpp"

int main() {
  for (const knead::RuleRow& row : knead::rule_table()) {
    if (row.rule == knead::Rule::none) continue;
    std::printf("%s\t%s\n", std::string(row.id).c_str(), std::string(row.text).c_str());
  }
  return 0;
}
