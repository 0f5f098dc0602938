// The guard is only worth something if it bites: each way to the heap, and each way to throw, must
// kill an armed program and must leave a disarmed one alone.
#include "tests/support/malloc_guard.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

/// Visible outside this file, so that a back trace can name it.
extern "C" __attribute__((noinline)) void culprit_that_allocates() {
  void* block = std::malloc(16);
  asm volatile("" : : "r"(&block) : "memory");
}

namespace knead::rt {
namespace {

/// Keeps the compiler from proving that an allocation is not needed.
template <class T>
void keep(T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

TEST(MallocGuardDeathTest, bites_on_new) {
  EXPECT_DEATH(
      {
        const GuardedSection section(Bite::abort);
        auto value = std::make_unique<int>(1);
        keep(value);
      },
      "malloc guard: malloc in a real-time section");
}

TEST(MallocGuardDeathTest, bites_on_malloc) {
  EXPECT_DEATH(
      {
        const GuardedSection section(Bite::abort);
        void* block = std::malloc(16);
        keep(block);
      },
      "malloc guard: malloc");
}

TEST(MallocGuardDeathTest, bites_on_calloc_and_realloc_and_aligned_alloc) {
  EXPECT_DEATH(
      {
        const GuardedSection section(Bite::abort);
        void* block = std::calloc(2, 8);
        keep(block);
      },
      "malloc guard: calloc");
  EXPECT_DEATH(
      {
        void* block = std::malloc(16);
        const GuardedSection section(Bite::abort);
        block = std::realloc(block, 4096);
        keep(block);
      },
      "malloc guard: realloc");
  EXPECT_DEATH(
      {
        const GuardedSection section(Bite::abort);
        void* block = std::aligned_alloc(64, 128);
        keep(block);
      },
      "malloc guard: aligned_alloc");
}

TEST(MallocGuardDeathTest, bites_on_over_aligned_new) {
  struct alignas(64) Line {
    char bytes[64];
  };
  EXPECT_DEATH(
      {
        const GuardedSection section(Bite::abort);
        auto line = std::make_unique<Line>();
        keep(line);
      },
      "malloc guard: ");
}

TEST(MallocGuardDeathTest, bites_on_free) {
  EXPECT_DEATH(
      {
        auto value = std::make_unique<int>(1);
        keep(value);
        const GuardedSection section(Bite::abort);
        value.reset();
      },
      "malloc guard: free");
}

TEST(MallocGuardDeathTest, bites_on_a_string_that_outgrows_its_own_buffer) {
  EXPECT_DEATH(
      {
        std::string text = "short";
        const GuardedSection section(Bite::abort);
        text += " and then longer than any small-string buffer";
        keep(text);
      },
      "malloc guard: malloc");
}

TEST(MallocGuardDeathTest, bites_on_a_vector_that_grows) {
  EXPECT_DEATH(
      {
        std::vector<int> values{1};
        const GuardedSection section(Bite::abort);
        values.push_back(2);
        keep(values);
      },
      "malloc guard: malloc");
}

TEST(MallocGuardDeathTest, bites_on_throw_even_when_it_is_caught) {
  EXPECT_DEATH(
      {
        const GuardedSection section(Bite::abort);
        try {
          throw 1;
        } catch (int) {
        }
      },
      "malloc guard: throw in a real-time section");
}

TEST(MallocGuardDeathTest, names_the_culprit_in_a_back_trace) {
  EXPECT_DEATH(
      {
        const GuardedSection section(Bite::abort);
        culprit_that_allocates();
      },
      "culprit_that_allocates");
}

TEST(MallocGuard, counts_each_kind_and_lets_the_call_through) {
  Violations seen;
  bool caught = false;
  {
    const GuardedSection section(Bite::count);
    auto value = std::make_unique<int>(41);
    keep(value);
    value.reset();
    try {
      throw 1;
    } catch (int) {
      caught = true;
    }
    seen = GuardedSection::violations();
  }
  EXPECT_EQ(seen.allocations, 1U);
  EXPECT_GE(seen.deallocations, 1U);  // the caught exception is freed as well
  EXPECT_EQ(seen.exceptions, 1U);
  EXPECT_TRUE(caught);
}

TEST(MallocGuard, leaves_a_disarmed_thread_alone) {
  {
    const GuardedSection section(Bite::abort);
  }
  auto value = std::make_unique<int>(1);
  keep(value);
  EXPECT_THROW(throw std::runtime_error("allowed here"), std::runtime_error);
}

TEST(MallocGuard, watches_only_the_thread_that_is_armed) {
  std::atomic<bool> go{false};
  std::atomic<bool> done{false};
  std::thread other([&] {
    go.wait(false);
    auto value = std::make_unique<int>(1);
    keep(value);
    done = true;
    done.notify_one();
  });
  Violations seen;
  {
    const GuardedSection section(Bite::count);
    go = true;
    go.notify_one();
    done.wait(false);
    seen = GuardedSection::violations();
  }
  other.join();
  EXPECT_EQ(seen.allocations, 0U);
}

}  // namespace
}  // namespace knead::rt
