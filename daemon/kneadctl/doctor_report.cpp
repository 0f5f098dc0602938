#include "daemon/kneadctl/doctor_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <cstring>

namespace knead::ctl {

using doctor::Finding;
using doctor::Findings;
using doctor::Verdict;

namespace {

const char* colour(Verdict verdict) {
  switch (verdict) {
    case Verdict::green:
      return "\033[32m";
    case Verdict::amber:
      return "\033[33m";
    case Verdict::red:
      return "\033[31m";
  }
  return "";
}

std::string mark(Verdict verdict, bool colours) {
  const std::string word = fmt::format("{:<5}", doctor::name(verdict));
  return colours ? std::string(colour(verdict)) + word + "\033[0m" : word;
}

std::size_t widest_check(const Findings& findings) {
  std::size_t width = 0;
  for (const Finding& finding : findings) {
    width = std::max(width, finding.check.size());
  }
  return width;
}

std::ptrdiff_t count(const Findings& findings, Verdict verdict) {
  return std::ranges::count(findings, verdict, &Finding::verdict);
}

boost::json::object finding_json(const Finding& finding) {
  boost::json::object figures;
  for (const doctor::Figure& figure : finding.figures) {
    figures[figure.key] = figure.value;
  }
  return {{"group", finding.group},
          {"check", finding.check},
          {"verdict", doctor::name(finding.verdict)},
          {"found", finding.found},
          {"limit", finding.limit},
          {"cure", finding.cure},
          {"figures", std::move(figures)}};
}

}  // namespace

std::string doctor_table(const Findings& findings, bool colours) {
  const std::size_t width = widest_check(findings);
  std::string text;
  std::string group;
  for (const Finding& finding : findings) {
    if (finding.group != group) {
      text += fmt::format("{}{}\n", group.empty() ? "" : "\n", finding.group);
      group = finding.group;
    }
    text += fmt::format("  {}  {:<{}}  {}\n", mark(finding.verdict, colours), finding.check, width,
                        finding.found);
    if (finding.verdict == Verdict::green) continue;
    text += fmt::format("  {:>{}}  {}\n", "want:", width + 7, finding.limit);
    text += fmt::format("  {:>{}}  {}\n", "cure:", width + 7, finding.cure);
  }
  text += fmt::format("\n{} green, {} amber, {} red\n", count(findings, Verdict::green),
                      count(findings, Verdict::amber), count(findings, Verdict::red));
  return text;
}

boost::json::object doctor_json(const Findings& findings) {
  boost::json::array array;
  for (const Finding& finding : findings) {
    array.push_back(finding_json(finding));
  }
  return {{"verdict", doctor::name(doctor::worst(findings))},
          {"green", count(findings, Verdict::green)},
          {"amber", count(findings, Verdict::amber)},
          {"red", count(findings, Verdict::red)},
          {"findings", std::move(array)}};
}

bool wants_colours(bool terminal, const char* no_color) {
  return terminal && (no_color == nullptr || std::strlen(no_color) == 0);
}

}  // namespace knead::ctl
