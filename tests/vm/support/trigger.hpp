// A converter's clock: the kernel's hrtimer trigger, which a board's start-up makes by configfs.
#pragma once

#include <string>

namespace knead::vm {

class Trigger {
 public:
  explicit Trigger(std::string name);
  ~Trigger();
  Trigger(const Trigger&) = delete;
  Trigger& operator=(const Trigger&) = delete;

  void set_rate_hz(double rate) const;

 private:
  std::string made_;
  std::string folder_;
};

}  // namespace knead::vm
