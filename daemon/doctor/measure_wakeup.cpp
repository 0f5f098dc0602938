#include "daemon/doctor/measure_wakeup.hpp"

#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <time.h>

#include <cerrno>
#include <cstring>
#include <thread>

namespace knead::doctor {

namespace {

constexpr std::int64_t kSecond_ns = 1'000'000'000;
constexpr std::int64_t kPeriod_ns = 1'000'000;

std::int64_t now_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * kSecond_ns + now.tv_nsec;
}

/// errno in words, or nothing when the calling thread keeps time now.
std::string take_time(const WakeupWish& wish) {
  if (wish.cpu) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(*wish.cpu), &one);
    if (const int error = ::pthread_setaffinity_np(::pthread_self(), sizeof(one), &one)) {
      return "the processor: " + std::string(std::strerror(error));
    }
  }
  const sched_param priority{wish.priority};
  if (const int error = ::pthread_setschedparam(::pthread_self(), SCHED_FIFO, &priority)) {
    return "SCHED_FIFO: " + std::string(std::strerror(error));
  }
  return {};
}

void wake_and_count(WakeupHistogram& late, double seconds) {
  const auto wakeups = static_cast<std::int64_t>(seconds * kSecond_ns) / kPeriod_ns;
  std::int64_t next = now_ns();
  for (std::int64_t i = 0; i < wakeups; ++i) {
    next += kPeriod_ns;
    const timespec moment{next / kSecond_ns, next % kSecond_ns};
    while (::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &moment, nullptr) == EINTR) {
    }
    late.add(now_ns() - next);
  }
}

}  // namespace

WakeupFacts measure_wakeup(const WakeupWish& wish) {
  WakeupFacts facts{.seconds = wish.seconds, .no_realtime = {}};
  const bool locked = ::mlockall(MCL_CURRENT | MCL_FUTURE) == 0;
  if (!locked) facts.no_realtime = "memory lock: " + std::string(std::strerror(errno));
  std::thread([&] {
    const std::string refused = take_time(wish);
    if (!refused.empty()) facts.no_realtime = refused;
    wake_and_count(facts.late, wish.seconds);
  }).join();
  if (locked) ::munlockall();
  facts.realtime = facts.no_realtime.empty();
  return facts;
}

}  // namespace knead::doctor
