// kneadd itself as a process on the test board, with kneadctl beside it: all the time the
// person behind the chips lives on.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/vm/support/guest_clock.hpp"
#include "tests/vm/support/seated_person.hpp"

namespace knead::vm {

class BoardProgram {
 public:
  /// Writes the files and starts kneadd; it is ready when this returns, or the test has failed.
  BoardProgram();
  ~BoardProgram();
  BoardProgram(const BoardProgram&) = delete;
  BoardProgram& operator=(const BoardProgram&) = delete;

  /// The person lives on until it is so; false if it is not within `limit`.
  [[nodiscard]] bool live_until(const std::function<bool()>& so, Duration limit);
  void live(Duration length);
  /// Runs a program to its end; its exit code.
  int run(const std::string& program, std::vector<std::string> arguments);
  int kneadctl(std::vector<std::string> arguments);
  void kill(int signal);
  /// kneadd has ended.
  [[nodiscard]] bool ended();

  /// All that was said by now, kneadd's words and the others'.
  [[nodiscard]] std::string log() const;
  [[nodiscard]] TestBoard& board() { return board_; }
  [[nodiscard]] SeatedPerson& person() { return person_; }

 private:
  void step();
  [[nodiscard]] pid_t start(const std::string& program, std::vector<std::string> arguments) const;

  TestBoard board_;
  SeatedPerson person_;
  TimePoint grid_;
  std::string folder_;
  pid_t kneadd_ = 0;
};

}  // namespace knead::vm
