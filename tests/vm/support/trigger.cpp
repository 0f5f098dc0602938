#include "tests/vm/support/trigger.hpp"

#include <unistd.h>

#include "hal/linux/iio_device.hpp"
#include "tests/vm/support/kernel_file.hpp"

namespace knead::vm {

Trigger::Trigger(std::string name) : made_("/sys/kernel/config/iio/triggers/hrtimer/" + name) {
  make_folder(made_);
  folder_ = board::find_iio_trigger(name, {}).value().string();
}

Trigger::~Trigger() { ::rmdir(made_.c_str()); }

void Trigger::set_rate_hz(double rate) const {
  write_file(folder_ + "/sampling_frequency", std::to_string(rate));
}

}  // namespace knead::vm
