// The chairs that need no kernel.
#include <string>

#include "tests/contract/board_bench.hpp"
#include "tests/contract/bridge_bench.hpp"
#include "tests/contract/chair_contract.hpp"
#include "tests/contract/replay_bench.hpp"
#include "tests/contract/sim_bench.hpp"

namespace knead::contract {
namespace {

template <class B>
std::unique_ptr<Bench> make() {
  return std::make_unique<B>();
}

INSTANTIATE_TEST_SUITE_P(Every, ChairContract,
                         ::testing::Values(BenchKind{"sim", make<SimBench>},
                                           BenchKind{"linux", make<BoardBench>},
                                           BenchKind{"replay", make<ReplayBench>},
                                           BenchKind{"bridge", make<BridgeBench>}),
                         [](const auto& kind) { return std::string(kind.param.name); });

}  // namespace
}  // namespace knead::contract
