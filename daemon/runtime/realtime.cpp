#include "daemon/runtime/realtime.hpp"

#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

namespace knead::daemon {

namespace {

/// More than the cycle was ever seen to use (its frames and snapshot make about 40 KiB).
constexpr std::size_t kStackTouched = 256 * 1024;
constexpr std::size_t kPage = 4096;

void touch_stack() {
  std::array<volatile char, kStackTouched> stack;
  for (std::size_t at = 0; at < stack.size(); at += kPage) {
    stack[at] = 0;
  }
}

tl::unexpected<Error> refused(int error, const std::string& what, const std::string& cure) {
  return failure(ErrorCode::refused, what,
                 std::string("the kernel refuses (") + std::strerror(error) + "): " + cure +
                     ", or say --allow-no-realtime to go without at a desk");
}

}  // namespace

Result<void> lock_memory() {
  ::mallopt(M_TRIM_THRESHOLD, -1);
  ::mallopt(M_MMAP_MAX, 0);
  if (::mlockall(MCL_CURRENT | MCL_FUTURE) != 0) {
    return refused(errno, "memory lock",
                   "set LimitMEMLOCK=infinity in the unit, or `ulimit -l unlimited` before, or "
                   "`setcap cap_ipc_lock,cap_sys_nice+ep` on kneadd");
  }
  return {};
}

Result<void> keep_time(const Timekeeping& wish) {
  touch_stack();
  if (wish.cpu) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(*wish.cpu), &one);
    if (const int error = ::pthread_setaffinity_np(::pthread_self(), sizeof(one), &one)) {
      return refused(error, "processor " + std::to_string(*wish.cpu),
                     "name one that is there in `cpu =` of kneadd.toml, and let CPUAffinity= and "
                     "AllowedCPUs= of the unit permit it");
    }
  }
  const sched_param priority{wish.priority};
  if (const int error = ::pthread_setschedparam(::pthread_self(), SCHED_FIFO, &priority)) {
    return refused(error, "real-time priority " + std::to_string(wish.priority),
                   "set LimitRTPRIO=" + std::to_string(wish.priority) +
                       " in the unit, or `ulimit -r` before, or "
                       "`setcap cap_ipc_lock,cap_sys_nice+ep` on kneadd");
  }
  return {};
}

}  // namespace knead::daemon
