#include "daemon/history/boot.hpp"

#include <gtest/gtest.h>

namespace knead::history {
namespace {

TEST(Boot, CR_01_a_start_of_the_board_has_a_name_that_stays) {
  constexpr std::size_t kUuid = 36;
  EXPECT_EQ(boot_id().size(), kUuid) << "as the kernel of every chair says it";
  EXPECT_EQ(boot_id(), boot_id());
}

}  // namespace
}  // namespace knead::history
