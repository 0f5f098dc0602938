// A GPIO chip of the kernel's gpio-sim, from outside: a test pulls inputs and sees what outputs are
// driven to.
#pragma once

#include <string>
#include <vector>

#include "hal/linux/descriptor.hpp"

namespace knead::vm {

class SimLines {
 public:
  SimLines(std::string label, const std::vector<std::string>& names);
  ~SimLines();
  SimLines(const SimLines&) = delete;
  SimLines& operator=(const SimLines&) = delete;

  void pull(const std::string& name, bool high) const;
  /// High now, whoever drives it.
  [[nodiscard]] bool high(const std::string& name) const;
  /// The chip is gone, whoever holds its lines.
  void unplug();

 private:
  [[nodiscard]] std::size_t place(const std::string& name) const;
  [[nodiscard]] std::string attribute(std::size_t line, const char* what) const;

  std::string made_;  ///< its folder in configfs
  std::string chip_;  ///< its folder in /sys/devices
  std::vector<std::string> names_;
  std::vector<board::Descriptor> values_;  ///< of each line
  bool live_ = false;
};

}  // namespace knead::vm
