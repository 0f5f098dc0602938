#include "display/gateway/hub.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "daemon/clock/monotonic.hpp"

namespace knead::display {

namespace {

using daemon::monotonic_now;

constexpr Duration kLook = 50ms;
constexpr Duration kStatusEvery = 1s;
/// What is older is never shown as live (docs/protocol.md).
constexpr Duration kLive = 250ms;

Frame copy(std::string_view payload) { return std::make_shared<const std::string>(payload); }

}  // namespace

Hub::Hub(boost::asio::io_context& io, const std::filesystem::path& socket, Keys& keys)
    : keys_(keys),
      upstream_(io, socket, {.name = "knead-display"}, *this),
      signals_(io, socket, [this](const SignalTap::Heard& heard) { hear_signals(heard); }),
      lanes_([this](const v1::ClientMessage& message) { upstream_.send(message); },
             [this](BrowserId browser, const v1::DisplayMessage& message) {
               if (const auto guest = guests_.find(browser); guest != guests_.end()) {
                 guest->second.visit->tell(message);
                 guest->second.mail();
               }
             }),
      timer_(io) {}

void Hub::start() {
  link_since_ = monotonic_now();
  keys_stamp_ = keys_.stamp();
  upstream_.start();
  look_again();
}

void Hub::close() {
  timer_.cancel();
  upstream_.close();
  signals_.listen(false);
  for (auto& [id, guest] : guests_) {
    guest.visit->send_away(v1::GOODBYE_REASON_SHUTTING_DOWN,
                           "knead-display ends; the chair itself goes on");
    guest.mail();
  }
}

void Hub::join(Visit& visit, std::function<void()> mail) {
  guests_[visit.id()] = {.visit = &visit, .mail = std::move(mail)};
}

void Hub::leave(const Visit& visit) {
  guests_.erase(visit.id());
  lanes_.gone(visit.id());
}

void Hub::arrived(Visit& visit) {
  visit.tell(status(visit, monotonic_now()));
  if (hello_ && visit.watching()) {
    visit.mailbox().put(hello_);
  }
}

bool Hub::signals_wanted() const {
  return std::ranges::any_of(guests_,
                             [](const auto& guest) { return guest.second.visit->wants_signals(); });
}

void Hub::ask(BrowserId browser, const v1::Request& request, TimePoint now) {
  lanes_.ask(browser, request, now);
  if (!upstream_.there()) {
    lanes_.chair_lost();
  }
}

void Hub::ask(BrowserId browser, const v1::CareRequest& request, TimePoint now) {
  lanes_.ask(browser, request, now);
  if (!upstream_.there()) {
    lanes_.chair_lost();
  }
}

template <class Do>
void Hub::each_watching(Do&& put) {
  for (auto& [id, guest] : guests_) {
    if (guest.visit->watching()) {
      put(guest.visit->mailbox());
      guest.mail();
    }
  }
}

void Hub::chair_there(std::string_view hello) {
  spdlog::info("kneadd is there");
  hello_ = copy(hello);
  snapshot_at_ = monotonic_now();
  chair_is(v1::CHAIR_LINK_THERE, {});
  each_watching([this](Mailbox& mailbox) { mailbox.put(hello_); });
}

void Hub::chair_lost(const std::string& why) {
  const bool news =
      link_ == v1::CHAIR_LINK_THERE || link_ == v1::CHAIR_LINK_SILENT || text_.empty();
  if (news) {
    spdlog::warn("kneadd is not there: {}", why);
  }
  hello_.reset();
  lanes_.chair_lost();
  if (news) {
    chair_is(link_ == v1::CHAIR_LINK_CONNECTING ? v1::CHAIR_LINK_CONNECTING : v1::CHAIR_LINK_LOST,
             "the chair's controller cannot be reached (" + why +
                 "); the chair's own stop still works. This screen goes on trying.");
  }
}

void Hub::heard_snapshot(std::string_view payload) {
  snapshot_at_ = monotonic_now();
  if (link_ == v1::CHAIR_LINK_SILENT) {
    chair_is(v1::CHAIR_LINK_THERE, {});
  }
  const Frame frame = copy(payload);
  each_watching([&frame](Mailbox& mailbox) { mailbox.show(frame); });
}

void Hub::heard(std::string_view payload, const v1::ServerMessage& message) {
  const TimePoint now = monotonic_now();
  if (message.has_event()) {
    hear_event(payload, message.event().sequence());
  } else if (message.has_answer()) {
    lanes_.answered(message.answer(), now);
  } else if (message.has_care()) {
    lanes_.answered(message.care(), now);
  }
}

void Hub::hear_event(std::string_view payload, std::uint64_t sequence) {
  // Smaller than the last: kneadd has been started anew.
  const bool gap = last_event_ != 0 && sequence > last_event_ + 1;
  const std::uint64_t missed = gap ? sequence - last_event_ - 1 : 0;
  last_event_ = sequence;
  const Frame frame = copy(payload);
  each_watching([&](Mailbox& mailbox) {
    mailbox.missed(missed);
    mailbox.put_event(frame);
  });
}

void Hub::hear_signals(const SignalTap::Heard& heard) {
  for (auto& [id, guest] : guests_) {
    if (guest.visit->wants_signals()) {
      guest.visit->mailbox().missed_signals(heard.missed);
      if (heard.frame) {
        guest.visit->mailbox().put_signals(heard.frame, heard.cycles);
      }
      guest.mail();
    }
  }
}

void Hub::look_again() {
  timer_.expires_after(kLook);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) {
      look(monotonic_now());
      look_again();
    }
  });
}

void Hub::look(TimePoint now) {
  if (link_ == v1::CHAIR_LINK_THERE && now - snapshot_at_ > kLive) {
    chair_is(v1::CHAIR_LINK_SILENT,
             "the chair's controller says nothing; the chair's own stop still works.");
  }
  for (auto& [id, guest] : guests_) {
    guest.visit->tick(now);
    guest.mail();
  }
  if (signals_wanted()) {
    signals_.listen(true);
  }
  if (now >= next_status_) {
    next_status_ = now + kStatusEvery;
    // Not at once: whoever asks and asks no more in turns opens one connection a second and no
    // more.
    signals_.listen(signals_wanted());
    tell_status_to_all(now);
    if (const std::uint64_t stamp = keys_.stamp(); stamp != keys_stamp_) {
      keys_stamp_ = stamp;
      for (auto& [id, guest] : guests_) {
        guest.visit->look_at_role_again();
        guest.mail();
      }
    }
  }
}

void Hub::chair_is(v1::ChairLink link, const std::string& text) {
  link_ = link;
  text_ = text;
  link_since_ = monotonic_now();
  tell_status_to_all(link_since_);
}

void Hub::tell_status_to_all(TimePoint now) {
  for (auto& [id, guest] : guests_) {
    if (guest.visit->talking()) {
      guest.visit->mailbox().tell_status(copy(status(*guest.visit, now).SerializeAsString()));
      guest.mail();
    }
  }
}

v1::DisplayMessage Hub::status(Visit& visit, TimePoint now) const {
  v1::DisplayMessage message;
  v1::DisplayStatus& status = *message.mutable_status();
  status.set_chair(link_);
  status.set_since_ms(static_cast<std::uint64_t>(milliseconds(now - link_since_)));
  status.set_text(text_);
  status.set_retry_in_ms(static_cast<std::uint32_t>(milliseconds(upstream_.retry_in())));
  status.set_browsers(static_cast<std::uint32_t>(guests_.size()));
  status.set_snapshots_skipped(visit.mailbox().snapshots_skipped());
  return message;
}

}  // namespace knead::display
