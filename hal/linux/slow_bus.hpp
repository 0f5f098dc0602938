// The thread of one slow bus (I2C, 1-Wire): reads and writes its devices in turn, so that the cycle
// never waits for them. What the tasks find crosses to the cycle in their boxes (slow_task.hpp).
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "hal/linux/slow_task.hpp"

namespace knead::board {

class SlowBus {
 public:
  /// `name` as the chair's file calls the bus; the thread carries its first 15 letters. Not
  /// real-time, nor is anything else here.
  SlowBus(std::string name, std::vector<std::unique_ptr<SlowTask>> tasks);
  ~SlowBus();
  SlowBus(const SlowBus&) = delete;
  SlowBus& operator=(const SlowBus&) = delete;

  /// Begins to serve; does nothing without tasks or when it serves already.
  void start();
  /// Returns when the turn that is under way has ended; idempotent.
  void stop();

 private:
  void serve(const std::stop_token& stop);

  std::string name_;
  std::vector<std::unique_ptr<SlowTask>> tasks_;
  std::mutex mutex_;
  std::condition_variable_any wake_;  ///< ends a wait for the next turn
  std::jthread thread_;
};

}  // namespace knead::board
