// Which faults are on. Real-time safe.
#pragma once

#include <algorithm>

#include "control/types/fixed_vector.hpp"
#include "hal/sim/fault.hpp"

namespace knead::sim {

class FaultBoard {
 public:
  static constexpr std::size_t kCapacity = 16;
  using List = FixedVector<Fault, kCapacity>;

  bool inject(const Fault& fault) noexcept { return is_possible(fault) && on_.push(fault); }

  bool clear(const Fault& fault) noexcept {
    List kept;
    for (const Fault& f : on_) {
      const bool same = f.target == fault.target && f.kind == fault.kind && f.index == fault.index;
      if (!same) kept.push(f);
    }
    const bool found = kept.size() != on_.size();
    on_ = kept;
    return found;
  }
  void clear_all() noexcept { on_.clear(); }

  [[nodiscard]] const List& all() const noexcept { return on_; }
  [[nodiscard]] bool has(FaultKind kind) const noexcept {
    return std::any_of(on_.begin(), on_.end(), [kind](const Fault& f) { return f.kind == kind; });
  }

 private:
  List on_;
};

}  // namespace knead::sim
