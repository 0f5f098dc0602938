#include "control/signal/emg_news.hpp"

#include <algorithm>

namespace knead::signal {

void EmgNews::step(const Heard& heard, EventList& events) noexcept {
  // The amplifier takes all channels with it: that is one piece of news, not eight.
  const bool stale = heard.emg[0].flags.stale;
  if (stale && !stale_said_) {
    events.push({.at = heard.now,
                 .reason = Reason::emg_stale,
                 .channel = Channel::emg,
                 .value = seconds(heard.age),
                 .limit = seconds(heard.oldest)});
  } else if (!stale && stale_said_) {
    events.push({.at = heard.now, .reason = Reason::emg_back, .channel = Channel::emg});
  }
  stale_said_ = stale;
  if (stale) return;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (heard.emg[c].flags.any()) say_new(c, heard, events);
    if (said_[c].flags.any()) say_back(c, heard, events);
  }
}

void EmgNews::say_new(std::size_t channel, const Heard& heard, EventList& events) noexcept {
  Said& said = said_[channel];
  const EmgFlags& now = heard.emg[channel].flags;
  const int lane = static_cast<int>(channel);
  const auto say = [&](bool begun, bool& already, Reason reason, double value, double limit) {
    if (!begun || already) return;
    if (!said.flags.any()) said.fell_at = heard.now;
    already = true;
    events.push({.at = heard.now,
                 .reason = reason,
                 .channel = emg_channel(electrodes_[channel].site, electrodes_[channel].side),
                 .value = value,
                 .limit = limit});
  };
  const ChannelWatch<static_cast<int>(kEmgChannels)>& watch = heard.chain.watch();
  say(now.lead_off, said.flags.lead_off, Reason::emg_lead_off, 0.0, 0.0);
  say(now.flat, said.flags.flat, Reason::emg_flat, watch.rail().still_s(channel),
      watch.rail().kStill_s);
  say(now.saturated, said.flags.saturated, Reason::emg_saturated, watch.rail().farthest(channel),
      0.0);
  say(now.alternating, said.flags.alternating, Reason::emg_alternating, watch.turning(lane),
      watch.kTurning);
  say(now.drowned, said.flags.drowned, Reason::emg_drowned, watch.hum_likeness(lane),
      watch.kHumLikeness);
}

void EmgNews::say_back(std::size_t channel, const Heard& heard, EventList& events) noexcept {
  Said& said = said_[channel];
  if (!heard.emg[channel].usable) {
    said.ill_at = heard.now;
    return;
  }
  if (heard.now - said.ill_at < said.calm) return;
  events.push({.at = heard.now,
               .reason = Reason::emg_back,
               .channel = emg_channel(electrodes_[channel].site, electrodes_[channel].side),
               .lasted = heard.now - said.fell_at});
  said.flags = EmgFlags{};
  said.calm = std::min(2 * said.calm, kLongestCalm);
}

}  // namespace knead::signal
