#include "config/nearest_name.hpp"

#include <algorithm>
#include <vector>

namespace knead::config {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    last[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replace, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::optional<std::string> nearest_name(std::string_view misspelt,
                                        std::span<const std::string> names) {
  const auto closest = std::ranges::min_element(
      names, {}, [misspelt](const std::string& name) { return edit_distance(misspelt, name); });
  if (closest == names.end()) {
    return std::nullopt;
  }
  const std::size_t letters = std::max(misspelt.size(), closest->size());
  const std::size_t forgiven = letters >= 4 ? std::max<std::size_t>(2, letters / 3) : 1;
  if (edit_distance(misspelt, *closest) > forgiven) {
    return std::nullopt;
  }
  return *closest;
}

}  // namespace knead::config
