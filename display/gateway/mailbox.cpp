#include "display/gateway/mailbox.hpp"

#include <algorithm>
#include <utility>

#include "knead/v1/display.pb.h"

namespace knead::display {

namespace {

Frame missed_message(std::uint64_t count) {
  v1::DisplayMessage message;
  message.mutable_events_missed()->set_count(count);
  return std::make_shared<const std::string>(message.SerializeAsString());
}

Frame missed_signals_message(std::uint64_t cycles) {
  v1::DisplayMessage message;
  message.mutable_signals_missed()->set_cycles(cycles);
  return std::make_shared<const std::string>(message.SerializeAsString());
}

}  // namespace

void Mailbox::put(Frame frame) {
  bytes_ += frame->size();
  letters_.push_back({.frame = std::move(frame), .event = false});
}

void Mailbox::put_event(Frame frame) {
  if (events_ == kEventsKept) {
    const auto oldest = std::ranges::find_if(letters_, &Letter::event);
    bytes_ -= oldest->frame->size();
    letters_.erase(oldest);
    --events_;
    ++missed_;
  }
  bytes_ += frame->size();
  letters_.push_back({.frame = std::move(frame), .event = true});
  ++events_;
}

void Mailbox::show(Frame frame) {
  if (snapshot_) {
    ++skipped_;
  }
  snapshot_ = std::move(frame);
}

void Mailbox::put_signals(Frame frame, std::uint64_t cycles) {
  if (signals_.size() == kSignalsKept) {
    missed_cycles_ += signals_.front().cycles;
    signals_.pop_front();
  }
  signals_.push_back({.frame = std::move(frame), .cycles = cycles});
}

Frame Mailbox::next() {
  if (missed_ > 0) {
    return missed_message(std::exchange(missed_, 0));
  }
  if (!letters_.empty()) {
    Letter letter = std::move(letters_.front());
    letters_.pop_front();
    events_ -= letter.event ? 1 : 0;
    bytes_ -= letter.frame->size();
    return std::move(letter.frame);
  }
  if (status_) {
    return std::exchange(status_, nullptr);
  }
  if (snapshot_) {
    return std::exchange(snapshot_, nullptr);
  }
  if (missed_cycles_ > 0) {
    return missed_signals_message(std::exchange(missed_cycles_, 0));
  }
  if (signals_.empty()) {
    return nullptr;
  }
  Frame oldest = std::move(signals_.front().frame);
  signals_.pop_front();
  return oldest;
}

void Mailbox::withdraw_what_is_shown() {
  std::erase_if(letters_, [this](const Letter& letter) {
    bytes_ -= letter.event ? letter.frame->size() : 0;
    return letter.event;
  });
  events_ = 0;
  missed_ = 0;
  snapshot_.reset();
  withdraw_signals();
}

void Mailbox::withdraw_signals() {
  signals_.clear();
  missed_cycles_ = 0;
}

}  // namespace knead::display
