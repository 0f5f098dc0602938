// Proves that a stretch of code takes nothing from the heap and throws nothing. A program that
// links malloc_guard.cpp has every malloc, realloc, free, new, delete and throw of its own and of
// its libraries go through the guard, which watches only threads that are armed.
//
// Real time is a checked state of a thread: the tests arm the thread around the cycle exactly where
// kneadd would be inside its 1 kHz loop.
#pragma once

#include <cstdint>

namespace knead::rt {

/// What happens on a violation in an armed thread.
enum class Bite : std::uint8_t {
  count,  ///< counted, and the call goes through: for tests that report a figure
  abort,  ///< one line and a back trace on stderr, then abort: for finding the culprit
};

struct Violations {
  std::uint64_t allocations = 0;    ///< malloc, calloc, realloc, aligned_alloc and kin; new
  std::uint64_t deallocations = 0;  ///< free of anything but a null pointer; delete
  std::uint64_t exceptions = 0;     ///< throw and rethrow
};

/// Arms the calling thread for its lifetime. Sections do not nest.
class GuardedSection {
 public:
  explicit GuardedSection(Bite bite);
  ~GuardedSection();
  GuardedSection(const GuardedSection&) = delete;
  GuardedSection& operator=(const GuardedSection&) = delete;

  /// What this thread has done since the section began; also readable while it goes on.
  [[nodiscard]] static Violations violations();
};

}  // namespace knead::rt
