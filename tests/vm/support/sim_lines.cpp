#include "tests/vm/support/sim_lines.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "tests/vm/support/kernel_file.hpp"

namespace knead::vm {

SimLines::SimLines(std::string label, const std::vector<std::string>& names)
    : made_("/sys/kernel/config/gpio-sim/" + label), names_(names) {
  const std::string bank = made_ + "/bank0";
  make_folder(made_);
  make_folder(bank);
  write_file(bank + "/num_lines", std::to_string(names.size()));
  write_file(bank + "/label", label);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string folder = bank + "/line" + std::to_string(i);
    make_folder(folder);
    write_file(folder + "/name", names[i]);
  }
  write_file(made_ + "/live", "1");
  live_ = true;
  chip_ = "/sys/devices/platform/" + read_file(made_ + "/dev_name") + "/" +
          read_file(bank + "/chip_name");
  for (std::size_t i = 0; i < names.size(); ++i) {
    values_.emplace_back(::open(attribute(i, "value").c_str(), O_RDONLY | O_CLOEXEC));
  }
}

SimLines::~SimLines() {
  unplug();
  for (std::size_t i = 0; i < names_.size(); ++i) {
    ::rmdir((made_ + "/bank0/line" + std::to_string(i)).c_str());
  }
  ::rmdir((made_ + "/bank0").c_str());
  ::rmdir(made_.c_str());
}

void SimLines::unplug() {
  if (live_) write_file(made_ + "/live", "0");
  live_ = false;
}

std::size_t SimLines::place(const std::string& name) const {
  const auto at = std::ranges::find(names_, name);
  if (at == names_.end()) throw std::runtime_error("no line " + name);
  return static_cast<std::size_t>(at - names_.begin());
}

std::string SimLines::attribute(std::size_t line, const char* what) const {
  return chip_ + "/sim_gpio" + std::to_string(line) + "/" + what;
}

void SimLines::pull(const std::string& name, bool high) const {
  write_file(attribute(place(name), "pull"), high ? "pull-up" : "pull-down");
}

bool SimLines::high(const std::string& name) const {
  char value = 0;
  if (::pread(values_[place(name)].get(), &value, 1, 0) != 1) {
    throw std::runtime_error("cannot read line " + name);
  }
  return value == '1';
}

}  // namespace knead::vm
