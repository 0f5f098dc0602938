#include "hal/linux/gpio_lines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <string>
#include <vector>

#include "hal/linux/device_error.hpp"
#include "hal/linux/gpio_request.hpp"

namespace knead::board {

namespace {

/// Lines of one chip and which of all the lines they are.
struct Group {
  std::unique_ptr<GpioRequest> request;
  std::vector<std::size_t> places;

  [[nodiscard]] LineBits spread(LineBits own) const noexcept {
    LineBits all = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if ((own & bit(i)) != 0) all |= bit(places[i]);
    }
    return all;
  }
  [[nodiscard]] LineBits gather(LineBits all) const noexcept {
    LineBits own = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if ((all & bit(places[i])) != 0) own |= bit(i);
    }
    return own;
  }
};

class Inputs final : public InputLines {
 public:
  explicit Inputs(std::vector<Group> groups) : groups_(std::move(groups)) {}

  [[nodiscard]] bool levels(LineBits& asserted) noexcept override {
    LineBits all = 0;
    for (const Group& group : groups_) {
      LineBits own = 0;
      if (!group.request->get(own)) return false;
      all |= group.spread(own);
    }
    asserted = all;
    return true;
  }

  [[nodiscard]] bool next_edge(Edge& edge) noexcept override {
    for (const Group& group : groups_) {
      if (!group.request->next_edge(edge)) continue;
      edge.line = group.places[edge.line];
      return true;
    }
    return false;
  }

 private:
  std::vector<Group> groups_;
};

class Outputs final : public OutputLines {
 public:
  explicit Outputs(std::vector<Group> groups) : groups_(std::move(groups)) {}
  ~Outputs() override { Outputs::release(); }
  Outputs(const Outputs&) = delete;
  Outputs& operator=(const Outputs&) = delete;

  [[nodiscard]] bool drive(LineBits asserted) noexcept override {
    bool taken = true;
    for (const Group& group : groups_) {
      taken &= group.request->set(group.gather(asserted));
    }
    return taken;
  }

  void release() noexcept override { static_cast<void>(drive(0)); }

 private:
  std::vector<Group> groups_;
};

std::string shown(const std::string& label) { return fmt::format("gpio \"{}\"", label); }

/// Every GPIO chip of the machine that may be opened, sorted by path.
std::vector<std::string> chip_paths(const KernelPaths& paths) {
  std::vector<std::string> chips;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(paths.dev, unreadable)) {
    if (entry.path().filename().string().starts_with("gpiochip")) {
      chips.push_back(entry.path().string());
    }
  }
  std::ranges::sort(chips);
  return chips;
}

Result<std::string> find_chip(const std::string& label, const KernelPaths& paths) {
  std::vector<std::string> found;
  std::vector<std::string> others;
  std::string closed;
  int error_number = 0;
  for (const std::string& path : chip_paths(paths)) {
    const auto here = chip_label(path);
    if (!here) {
      closed = path;
      error_number = here.error();
    } else if (*here == label) {
      found.push_back(path);
    } else {
      others.push_back(fmt::format("\"{}\"", *here));
    }
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) {
    return device_failure(shown(label), fmt::format("{}", fmt::join(found, ", ")), 0,
                          "more than one chip has this label: give them different ones in the "
                          "device tree");
  }
  if (!closed.empty()) return device_failure(shown(label), closed, error_number, "");
  return device_failure(
      shown(label), paths.dev + "/gpiochip*", ENOENT,
      others.empty()
          ? std::string("there is no GPIO chip at all: check that its driver is loaded")
          : fmt::format("no chip has this label; there are {}: name one of these in the chair's "
                        "file, or check that the driver of this one is loaded",
                        fmt::join(others, ", ")));
}

std::string_view cure_of(const RequestFailure& failed, LineUse use) {
  if (failed.unknown) return "the chip has no line of this name; `gpioinfo` shows those it has";
  if (failed.error_number == EBUSY) {
    return "another program or driver holds this line; `gpioinfo` shows which";
  }
  if (use == LineUse::inputs_with_edges &&
      (failed.error_number == EINVAL || failed.error_number == ENXIO ||
       failed.error_number == EOPNOTSUPP)) {
    return "the chip gives no interrupts or no such bias for this line: use a chip that does";
  }
  return {};
}

Result<Group> open_group(const std::string& label, std::span<const LineWire> lines,
                         std::vector<std::size_t> places, LineUse use, const KernelPaths& paths,
                         Findings& findings) {
  const Result<std::string> path = find_chip(label, paths);
  if (!path) return tl::unexpected(path.error());
  auto request = request_lines(*path, lines, use);
  if (!request) {
    const RequestFailure& failed = request.error();
    return device_failure(fmt::format("{} line \"{}\"", shown(label), lines[failed.line].line),
                          *path, failed.unknown ? ENOENT : failed.error_number,
                          cure_of(failed, use));
  }
  for (const LineWire& wire : lines) {
    findings.push_back(fmt::format("{} ({}) line \"{}\": {}{}, by {}", shown(label), *path,
                                   wire.line, use == LineUse::outputs ? "output" : "input",
                                   wire.active_low ? ", active low" : "", gpio_library()));
  }
  return Group{std::move(*request), std::move(places)};
}

Result<std::vector<Group>> open_groups(std::span<const LineWire> lines, LineUse use,
                                       const KernelPaths& paths, Findings& findings) {
  std::vector<Group> groups;
  std::vector<bool> taken(lines.size(), false);
  for (std::size_t first = 0; first < lines.size(); ++first) {
    if (taken[first]) continue;
    std::vector<LineWire> own;
    std::vector<std::size_t> places;
    for (std::size_t i = first; i < lines.size(); ++i) {
      if (lines[i].chip != lines[first].chip) continue;
      own.push_back(lines[i]);
      places.push_back(i);
      taken[i] = true;
    }
    auto group = open_group(lines[first].chip, own, std::move(places), use, paths, findings);
    if (!group) return tl::unexpected(group.error());
    groups.push_back(std::move(*group));
  }
  return groups;
}

}  // namespace

Result<std::unique_ptr<InputLines>> open_inputs(std::span<const LineWire> lines,
                                                const KernelPaths& paths, Findings& findings) {
  auto groups = open_groups(lines, LineUse::inputs_with_edges, paths, findings);
  if (!groups) return tl::unexpected(groups.error());
  return std::make_unique<Inputs>(std::move(*groups));
}

Result<std::unique_ptr<OutputLines>> open_outputs(std::span<const LineWire> lines,
                                                  const KernelPaths& paths, Findings& findings) {
  auto groups = open_groups(lines, LineUse::outputs, paths, findings);
  if (!groups) return tl::unexpected(groups.error());
  return std::make_unique<Outputs>(std::move(*groups));
}

}  // namespace knead::board
