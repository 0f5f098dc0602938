// The contract of all chairs, held by the Linux chair on the kernel's own drivers with the
// simulated person behind the chips.
#include <stdexcept>
#include <string>

#include "hal/linux/linux_chair.hpp"
#include "tests/contract/chair_contract.hpp"
#include "tests/vm/support/guest_clock.hpp"
#include "tests/vm/support/seated_person.hpp"

namespace knead::contract {
namespace {

class KernelBench final : public Bench {
 public:
  KernelBench() : person_(board_, 1), grid_(vm::now()) {
    auto opened = board::LinuxChair::open(board_.description(), ChairDescription{});
    if (!opened) throw std::runtime_error(opened.error().message());
    chair_ = std::move(*opened);
  }

  [[nodiscard]] hal::Chair& chair() override { return *chair_; }
  [[nodiscard]] TimePoint now() const override { return vm::now(); }
  void live() override {
    grid_ += kCyclePeriod;
    vm::wait_until(grid_);
    // What is pulled out takes no codes any more.
    if (whole_) person_.live(grid_);
  }
  [[nodiscard]] bool powered() override { return person_.body().truth().powered; }
  [[nodiscard]] Millimetre driven_depth() override {
    const double duty = board_.drives.steps(0) / 4096.0;
    // 10 to 90 % is 0 to 80 mm (TestBoard); less is no command.
    return powered() && duty > 0.05 ? Millimetre((duty - 0.1) / 0.8 * 80.0) : Millimetre(0.0);
  }
  void press_estop(bool pressed) override { person_.body().press_estop(pressed); }
  void pull_out_force() override {
    whole_ = false;
    board_.rollers.unplug();
  }
  void cut_off() override {
    whole_ = false;
    board_.panel.unplug();
  }
  void close() override { chair_.reset(); }

  [[nodiscard]] std::string_view cannot_show(Claim claim) const override {
    return claim == Claim::ending ? "a board does not end" : std::string_view{};
  }

 private:
  vm::TestBoard board_;
  vm::SeatedPerson person_;
  std::unique_ptr<board::LinuxChair> chair_;
  TimePoint grid_;
  bool whole_ = true;
};

INSTANTIATE_TEST_SUITE_P(
    Kernel, ChairContract,
    ::testing::Values(BenchKind{
        "linux", [] { return std::unique_ptr<Bench>(std::make_unique<KernelBench>()); }}),
    [](const auto& kind) { return std::string(kind.param.name); });

}  // namespace
}  // namespace knead::contract
