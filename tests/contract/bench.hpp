// A chair under the contract, with the far side of it: what stands where the body, the board or the
// plant is, so that the suite can press, pull out and see what really has power.
#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string_view>

#include "hal/chair.hpp"

namespace knead::contract {

/// What not every chair can show. Whoever cannot says why.
enum class Claim : std::uint8_t {
  driving,      ///< power and set-points reach something that can be looked at
  second_look,  ///< two reads at one moment
  ending,       ///< there is nothing more to read, and it says so
  closing,      ///< what is powered once the chair is gone
  own_heap,     ///< read, write and pet take nothing from the heap
};
[[nodiscard]] std::string_view name(Claim claim);

class Bench {
 public:
  Bench() = default;
  virtual ~Bench() = default;
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  [[nodiscard]] virtual hal::Chair& chair() = 0;
  [[nodiscard]] virtual TimePoint now() const = 0;

  /// One period goes by for everybody but the chair's owner.
  virtual void live() = 0;
  /// Before each read: what a far side in lock step says must be there by then.
  virtual void before_read() {}

  /// Power is on the actuators, seen from their side.
  [[nodiscard]] virtual bool powered() = 0;
  /// The set-point that drives the left roller's depth now; 0 without power.
  [[nodiscard]] virtual Millimetre driven_depth() = 0;

  virtual void press_estop(bool pressed) = 0;
  /// The device that measures the left roller's force is gone.
  virtual void pull_out_force() = 0;
  /// Nothing can be exchanged any more: reads fail.
  virtual void cut_off() = 0;
  /// There is nothing more to read (Claim::ending).
  virtual void end() {}
  /// The chair's owner is done with it (Claim::closing).
  virtual void close() {}

  /// Empty: it shows this. Otherwise the reason why it cannot.
  [[nodiscard]] virtual std::string_view cannot_show(Claim claim) const = 0;
};

struct BenchKind {
  std::string_view name;
  std::unique_ptr<Bench> (*make)();

  friend std::ostream& operator<<(std::ostream& out, const BenchKind& kind) {
    return out << kind.name;
  }
};

}  // namespace knead::contract
