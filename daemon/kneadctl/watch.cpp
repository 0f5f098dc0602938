// watch: the live panel of a running session, with the person's keys. Without a terminal, one line
// a second; with --svg, one picture.
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "daemon/kneadctl/commands.hpp"
#include "daemon/kneadctl/complaints.hpp"
#include "daemon/kneadctl/simulation_words.hpp"
#include "daemon/kneadctl/status_text.hpp"
#include "daemon/kneadctl/talk.hpp"
#include "daemon/kneadctl/terminal.hpp"
#include "display/panel/panel.hpp"
#include "proto/convert/hello.hpp"
#include "proto/convert/snapshot.hpp"

namespace knead::ctl {

namespace {

using Clock = std::chrono::steady_clock;

constexpr Duration kRedraw = 100ms;  ///< also while nothing comes, so that staleness shows
constexpr Duration kLine = 1s;
constexpr Duration kAnswerShown = 4s;  ///< what came of a key, instead of the list of keys

constexpr panel::PanelSize kPicture{.columns = 110, .rows = 34};

constexpr std::string_view kKeys =
    "space pause/resume   e ease   h it hurts   s stop   q leave the panel";

struct Seen {
  Snapshot snapshot{};
  std::string simulation{};  ///< what of it is not as in life
  Clock::time_point at{};
};

class Watch {
 public:
  Watch(client::Client kneadd, const ChairDescription& chair)
      : kneadd_(std::move(kneadd)), chair_(chair) {}

  int run_panel();
  int run_lines();
  /// One snapshot as a picture, for pages where no terminal is.
  int draw(const std::filesystem::path& file);

 private:
  /// Waits for a message or a key, and takes all messages that have come.
  [[nodiscard]] Result<void> wait(Duration most, bool keys);
  [[nodiscard]] Result<void> take_messages();
  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::string footer() const;
  [[nodiscard]] std::string frame() const;
  [[nodiscard]] Duration age() const {
    return Clock::now() - seen_->at + seen_->snapshot.force_age;
  }
  /// False when the person leaves.
  [[nodiscard]] bool press(char key);
  void ask(const std::string& what, v1::Request request);
  void say(std::string words);
  void pause_or_resume();

  client::Client kneadd_;
  ChairDescription chair_;
  std::optional<Seen> seen_;
  std::string asked_;  ///< the last key's request
  std::string said_;   ///< what came of the last key
  Clock::time_point said_at_{};
};

Result<void> Watch::wait(Duration most, bool keys) {
  std::array<pollfd, 2> readable{{{kneadd_.descriptor(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
  ::poll(readable.data(), keys ? 2 : 1, static_cast<int>(most / 1ms));
  return take_messages();
}

Result<void> Watch::take_messages() {
  while (true) {
    const Result<std::optional<v1::ServerMessage>> message = kneadd_.next(0ms);
    if (!message) {
      return tl::unexpected(message.error());
    }
    if (!*message) {
      return {};
    }
    if ((*message)->has_answer()) {
      const v1::Answer& answer = (*message)->answer();
      say(asked_ + (answer.accepted() ? ": accepted" : ": refused: " + answer.text()));
    }
    if ((*message)->has_snapshot()) {
      const v1::Snapshot& state = (*message)->snapshot();
      Seen seen{.simulation = simulation_words(state.time_lapse(), state.faults_size()),
                .at = Clock::now()};
      if (Result<void> read = wire::from_wire(state, seen.snapshot); !read) {
        return read;
      }
      seen_ = std::move(seen);
    }
  }
}

std::string Watch::title() const {
  const auto& programmes = kneadd_.hello().programmes();
  const int chosen = seen_->snapshot.programme;
  return chosen < programmes.size() ? programmes[chosen].title() : std::string();
}

/// What is most worth knowing now: that all above is old, what came of a key, which keys there are.
std::string Watch::footer() const {
  if (age() > panel::kStaleAfter) {
    return fmt::format("nothing new from the chair for {:.1f} s", seconds(age()));
  }
  const bool recent = Clock::now() - said_at_ < kAnswerShown;
  return recent ? said_ : std::string(kKeys);
}

std::string Watch::frame() const {
  if (!seen_) {
    return "waiting for the first snapshot";
  }
  const Terminal::Size size = Terminal::size();
  const std::string title_text = title();
  const std::string footer_text = footer();
  return panel::render(
      seen_->snapshot, chair_, {.columns = size.columns, .rows = size.rows},
      {.age = age(), .title = title_text, .simulation = seen_->simulation, .footer = footer_text});
}

/// Does not wait for the answer: the picture goes on while the gate looks.
void Watch::ask(const std::string& what, v1::Request request) {
  const Result<std::uint64_t> sent = kneadd_.send_request(std::move(request));
  asked_ = what;
  say(sent ? what + " ..." : sent.error().message());
}

void Watch::say(std::string words) {
  said_ = std::move(words);
  said_at_ = Clock::now();
}

void Watch::pause_or_resume() {
  v1::Request request;
  if (seen_ && seen_->snapshot.state == SessionState::paused) {
    request.mutable_resume();
    return ask("resume", request);
  }
  request.mutable_pause();
  ask("pause", request);
}

bool Watch::press(char key) {
  v1::Request request;
  switch (key) {
    case ' ':
      pause_or_resume();
      return true;
    case 'e':
      request.mutable_ease();
      ask("ease", request);
      return true;
    case 'h':
      request.mutable_pain();
      ask("it hurts", request);
      return true;
    case 's':
      request.mutable_stop();
      ask("stop", request);
      return true;
    case 'q':
      return false;
    default:
      return true;
  }
}

int Watch::run_panel() {
  Result<void> alive;
  {
    const std::optional<Terminal> terminal = Terminal::take();
    bool stays = true;
    while (alive && stays && !interrupted()) {
      Terminal::show(frame());
      alive = wait(kRedraw, true);
      while (const std::optional<char> key = Terminal::key()) {
        stays = stays && press(*key);
      }
    }
  }
  return alive ? kDone : complain(alive.error());
}

int Watch::run_lines() {
  Clock::time_point next{};
  while (!interrupted()) {
    if (const Result<void> alive = wait(kRedraw, false); !alive) {
      return complain(alive.error());
    }
    if (seen_ && Clock::now() >= next) {
      next = Clock::now() + kLine;
      const std::string stale =
          age() > panel::kStaleAfter ? fmt::format("stale_ms={:.0f} ", milliseconds(age())) : "";
      const std::string simulation =
          seen_->simulation.empty() ? "" : fmt::format(" simulation=\"{}\"", seen_->simulation);
      std::cout << stale << status_line(seen_->snapshot) << simulation << std::endl;
    }
  }
  return kDone;
}

int Watch::draw(const std::filesystem::path& file) {
  while (!seen_) {
    if (const Result<void> alive = wait(kRedraw, false); !alive) {
      return complain(alive.error());
    }
  }
  const std::string title_text = title();
  std::ofstream out(file);
  out << panel::panel_svg(
      seen_->snapshot, chair_, kPicture,
      {.age = age(), .title = title_text, .simulation = seen_->simulation, .footer = kKeys});
  out.close();
  return out ? kDone
             : complain_here(
                   {.code = ErrorCode::io,
                    .place = file.string(),
                    .text = "cannot be written; choose a folder that exists and is yours"});
}

int watch(const std::filesystem::path& svg) {
  Result<client::Client> kneadd = call_kneadd("watch", true);
  if (!kneadd) {
    return complain(kneadd.error());
  }
  const Result<ChairDescription> chair = wire::from_wire(kneadd->hello().chair());
  if (!chair) {
    return complain(chair.error());
  }
  notice_interrupts();
  if (!svg.empty()) {
    return Watch(std::move(*kneadd), *chair).draw(svg);
  }
  const bool terminal = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
  Watch panel(std::move(*kneadd), *chair);
  return terminal ? panel.run_panel() : panel.run_lines();
}

}  // namespace

void add_watch(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand(
      "watch", "the live panel; keys: space pause/resume, e ease, h it hurts, s stop, q leave");
  command->fallthrough();
  const auto svg = std::make_shared<std::filesystem::path>();
  command->add_option("--svg", *svg, "draw one picture of the panel into this file, and leave");
  command->callback([&exit_code, svg] { exit_code = watch(*svg); });
}

}  // namespace knead::ctl
