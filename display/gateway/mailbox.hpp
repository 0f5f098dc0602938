// What waits to be told to one browser. Answers wait as long as it takes; of the state only the
// newest waits; of events and of raw signals the oldest give way when too many wait, and their
// number is told in their place. Pure.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>

namespace knead::display {

/// One message, without its length; shared by all the browsers that get it.
using Frame = std::shared_ptr<const std::string>;

/// Half a minute of the worst that was seen in scenarios, some 8 events a second (assumed).
inline constexpr std::size_t kEventsKept = 256;

/// A second of raw signals: beyond that they are a page's past (assumed).
inline constexpr std::size_t kSignalsKept = 20;

class Mailbox {
 public:
  /// Delivered in order, none left out.
  void put(Frame frame);
  /// In the same order; counted when it must give way.
  void put_event(Frame frame);
  /// Events that could not even be put here: kneadd counted them, or was not connected.
  void missed(std::uint64_t events) { missed_ += events; }
  /// Replaces a snapshot that has not been taken yet.
  void show(Frame frame);
  /// Replaces a status that has not been taken yet. Taken before a snapshot.
  void tell_status(Frame frame) { status_ = std::move(frame); }

  /// Raw signals of so many cycles; counted when they must give way. Taken after all else: they are
  /// the most, and the least urgent.
  void put_signals(Frame frame, std::uint64_t cycles);
  /// Cycles whose signals could not even be put here.
  void missed_signals(std::uint64_t cycles) { missed_cycles_ += cycles; }

  /// What goes out next; null when nothing waits.
  [[nodiscard]] Frame next();
  /// Forgets state, events and signals: the browser may not see them any more, or leaves.
  void withdraw_what_is_shown();
  void withdraw_signals();

  [[nodiscard]] std::uint64_t snapshots_skipped() const { return skipped_; }
  [[nodiscard]] std::size_t waiting() const { return letters_.size(); }
  /// Of all that waiting() counts.
  [[nodiscard]] std::size_t waiting_bytes() const { return bytes_; }

 private:
  struct Letter {
    Frame frame;
    bool event = false;
  };
  struct Signals {
    Frame frame;
    std::uint64_t cycles = 0;
  };

  std::deque<Letter> letters_;
  std::size_t events_ = 0;  ///< of letters_
  std::size_t bytes_ = 0;   ///< of letters_
  std::uint64_t missed_ = 0;
  Frame status_;
  Frame snapshot_;
  std::uint64_t skipped_ = 0;
  std::deque<Signals> signals_;
  std::uint64_t missed_cycles_ = 0;
};

}  // namespace knead::display
