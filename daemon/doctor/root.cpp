#include "daemon/doctor/root.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

namespace knead::doctor {

std::optional<std::string> Root::text(const std::filesystem::path& name) const {
  std::ifstream file(at(name));
  if (!file) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) return std::nullopt;
  text.erase(text.find_last_not_of(" \t\n") + 1);
  return text;
}

std::vector<std::string> Root::lines(const std::filesystem::path& name) const {
  std::ifstream file(at(name));
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    lines.push_back(line);
  }
  return lines;
}

std::optional<std::int64_t> Root::number(const std::filesystem::path& name) const {
  const auto found = text(name);
  return found ? leading_number(*found) : std::nullopt;
}

std::vector<std::filesystem::path> Root::entries(const std::filesystem::path& name) const {
  std::vector<std::filesystem::path> entries;
  std::error_code gone;  // a process may end while it is looked at
  for (std::filesystem::directory_iterator at_entry(at(name), gone), end; !gone && at_entry != end;
       at_entry.increment(gone)) {
    entries.push_back(name / at_entry->path().filename());
  }
  std::ranges::sort(entries);
  return entries;
}

std::optional<std::int64_t> leading_number(const std::string& text) {
  std::int64_t value = 0;
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string::npos) return std::nullopt;
  const auto read = std::from_chars(text.data() + begin, text.data() + text.size(), value);
  if (read.ec != std::errc{}) return std::nullopt;
  return value;
}

std::vector<int> cpu_list(const std::string& text) {
  std::vector<int> cpus;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    const auto first = leading_number(part);
    const auto dash = part.find('-');
    const auto last = dash == std::string::npos ? first : leading_number(part.substr(dash + 1));
    if (!first || !last) return {};
    for (std::int64_t cpu = *first; cpu <= *last; ++cpu) {
      cpus.push_back(static_cast<int>(cpu));
    }
  }
  return cpus;
}

}  // namespace knead::doctor
