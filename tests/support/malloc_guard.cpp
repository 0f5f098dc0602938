#include "tests/support/malloc_guard.hpp"

#include <dlfcn.h>
#include <execinfo.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <typeinfo>

namespace knead::rt {
namespace {

struct ThreadState {
  bool armed = false;
  Bite bite = Bite::count;
  Violations seen{};
};

// initial-exec: a dynamic TLS block would itself be allocated with malloc on first use.
__attribute__((tls_model("initial-exec"))) thread_local ThreadState state;

void write_line(const char* text) {
  // Nothing can be done about a failing stderr while aborting.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, std::strlen(text));
}

void violate(std::uint64_t& counter, const char* what) {
  ++counter;
  if (state.bite == Bite::count) {
    return;
  }
  state.armed = false;
  write_line("malloc guard: ");
  write_line(what);
  write_line(" in a real-time section\n");
  void* frames[32];
  const int depth = ::backtrace(frames, 32);
  ::backtrace_symbols_fd(frames, depth, STDERR_FILENO);
  std::abort();
}

void on_allocation(const char* what) {
  if (state.armed) {
    violate(state.seen.allocations, what);
  }
}

void on_deallocation(const void* block) {
  if (state.armed && block != nullptr) {
    violate(state.seen.deallocations, "free");
  }
}

void on_exception(const char* what) {
  if (state.armed) {
    violate(state.seen.exceptions, what);
  }
}

/// The next definition of a C++ runtime function after ours.
template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

GuardedSection::GuardedSection(Bite bite) {
  void* frame = nullptr;
  // The first backtrace loads libgcc, which allocates: let it happen before anything is watched.
  ::backtrace(&frame, 1);
  state = {.armed = true, .bite = bite, .seen = {}};
}

GuardedSection::~GuardedSection() { state.armed = false; }

Violations GuardedSection::violations() { return state.seen; }

}  // namespace knead::rt

// Definitions in the program come before those of the shared libraries, so libstdc++ and every
// other library allocate through these too. glibc keeps its own under the __libc_ names.
extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);

void* malloc(std::size_t size) {
  knead::rt::on_allocation("malloc");
  return __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size) {
  knead::rt::on_allocation("calloc");
  return __libc_calloc(count, size);
}

void* realloc(void* block, std::size_t size) {
  knead::rt::on_allocation("realloc");
  return __libc_realloc(block, size);
}

void* memalign(std::size_t alignment, std::size_t size) {
  knead::rt::on_allocation("memalign");
  return __libc_memalign(alignment, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) {
  knead::rt::on_allocation("aligned_alloc");
  return __libc_memalign(alignment, size);
}

int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  knead::rt::on_allocation("posix_memalign");
  *block = __libc_memalign(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}

void free(void* block) {
  knead::rt::on_deallocation(block);
  __libc_free(block);
}

// A throw first allocates its exception. Watching that as an allocation would hide what really
// happened, so it passes unwatched and the throw that follows is what bites.
void* __cxa_allocate_exception(std::size_t size) {
  static auto* const real = knead::rt::next<void*(std::size_t)>("__cxa_allocate_exception");
  const bool armed = knead::rt::state.armed;
  knead::rt::state.armed = false;
  void* const exception = real(size);
  knead::rt::state.armed = armed;
  return exception;
}

[[noreturn]] void __cxa_throw(void* exception, std::type_info* type, void (*destroy)(void*)) {
  knead::rt::on_exception("throw");
  static auto* const real =
      knead::rt::next<void(void*, std::type_info*, void (*)(void*))>("__cxa_throw");
  real(exception, type, destroy);
  std::abort();
}

[[noreturn]] void __cxa_rethrow() {
  knead::rt::on_exception("rethrow");
  static auto* const real = knead::rt::next<void()>("__cxa_rethrow");
  real();
  std::abort();
}

}  // extern "C"
