#include "daemon/record/recorder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <memory>
#include <vector>

#include "daemon/record/keep_file.hpp"
#include "daemon/record/part.hpp"
#include "daemon/record/recording_reader.hpp"
#include "tests/daemon/temporary_folder.hpp"

namespace knead::record {
namespace {

v1::RecordingHeader header() {
  v1::RecordingHeader header;
  header.set_format(std::string(kFormatName));
  header.set_format_version(kFormatVersion);
  return header;
}

/// A recorder that is drained by hand, and a cycle that runs by hand.
struct Rig {
  explicit Rig(RecorderSettings settings, std::size_t slots = CycleRing::kSlots)
      : recorder(
            std::move(settings), header(), [this](const RecorderNews& n) { news.push_back(n); },
            slots) {}

  void cycles(int count, Reason because = Reason::none) {
    for (int i = 0; i < count; ++i) {
      record->gate.events.clear();
      if (because != Reason::none) record->gate.events.push({.at = now, .reason = because});
      now += 1ms;
      recorder.tap().take({.now = now}, {}, *record);
      recorder.drain();
    }
  }

  std::vector<RecorderNews> news;
  Recorder recorder;
  std::unique_ptr<daemon::CycleRecord> record = std::make_unique<daemon::CycleRecord>();
  TimePoint now{1s};
};

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    files.push_back(entry.path());
  }
  return files;
}

/// Numbers of the first and the last cycle in a file.
std::pair<std::uint64_t, std::uint64_t> span_of(const std::filesystem::path& file) {
  auto reader = RecordingReader::open(file);
  EXPECT_TRUE(reader);
  std::optional<std::uint64_t> first;
  std::uint64_t last = 0;
  while (true) {
    const auto cycle = reader->next();
    EXPECT_TRUE(cycle);
    if (!cycle || *cycle == nullptr) break;
    first = first.value_or((*cycle)->number);
    last = (*cycle)->number;
  }
  EXPECT_TRUE(reader->ending().whole);
  return {first.value_or(0), last};
}

TEST(Recorder, keeps_the_past_and_the_aftermath_of_a_hard_fault) {
  const daemon::TemporaryFolder folder;
  Rig rig({.past = 2s, .folder = folder / "kept", .files = 3, .aftermath = 500ms});
  rig.cycles(5000);
  rig.cycles(1, Reason::force_over_ceiling);
  rig.cycles(600);
  rig.recorder.stop();
  const auto files = files_in(folder / "kept");
  ASSERT_EQ(files.size(), 1U) << "one fault, one file, and nothing half-written beside it";
  EXPECT_TRUE(files[0].filename().string().ends_with("Z_force_over_ceiling.knead"));
  const auto [first, last] = span_of(files[0]);
  EXPECT_GE(last, 5500U) << "half a second after the fault";
  EXPECT_GE(last - first, 1900U);
  struct stat status{};
  ASSERT_EQ(::stat(files[0].c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0007U, 0U) << "a recording tells of a person's body";
}

TEST(Recorder, keeps_nothing_of_a_session_in_which_nothing_went_wrong) {
  const daemon::TemporaryFolder folder;
  Rig rig({.past = 2s, .folder = folder / "kept"});
  rig.cycles(300, Reason::phase_started);
  rig.recorder.stop();
  EXPECT_TRUE(files_in(folder / "kept").empty());
}

TEST(Recorder, writes_what_is_pending_when_it_is_stopped_before_the_aftermath_is_over) {
  const daemon::TemporaryFolder folder;
  Rig rig({.past = 2s, .folder = folder / "kept", .files = 3, .aftermath = 5s});
  rig.cycles(10, Reason::wish_severe_pain);
  rig.recorder.stop();
  EXPECT_EQ(files_in(folder / "kept").size(), 1U);
}

TEST(Recorder, that_is_off_remembers_nothing_and_still_feeds_who_listens) {
  Rig rig({.past = 0s});
  rig.cycles(200);
  EXPECT_EQ(rig.recorder.feed().newest(), 0U);
  rig.recorder.feed().listeners(1);
  rig.recorder.drain();
  rig.cycles(200);
  EXPECT_GE(rig.recorder.feed().newest(), 150U);
  rig.recorder.feed().listeners(-1);
}

TEST(Recorder, counts_cycles_that_found_its_ring_full_and_says_so) {
  Rig rig({.past = 2s}, 64);
  rig.cycles(100);
  for (int i = 0; i < 200; ++i) {  // nobody drains meanwhile
    rig.now += 1ms;
    rig.recorder.tap().take({.now = rig.now}, {}, *rig.record);
  }
  rig.recorder.drain();
  EXPECT_EQ(rig.recorder.lost(), 200U - 64U);
  ASSERT_EQ(rig.news.size(), 1U);
  EXPECT_FALSE(rig.news[0].good);
  EXPECT_NE(rig.news[0].text.find("136 cycles"), std::string::npos);
  rig.cycles(100);
  // The numbers show the gap: a chunk never spans it.
  std::uint64_t cycles = 0;
  daemon::RecordingFeed::Place place = 0;
  while (rig.recorder.feed().next(place)) cycles = place;
  EXPECT_GE(cycles, 200U);
  EXPECT_LE(cycles, 264U);
}

TEST(Recorder, says_what_to_do_when_it_cannot_write) {
  const daemon::TemporaryFolder folder;
  std::ofstream(folder / "file") << "in the way";
  Rig rig({.past = 2s, .folder = folder / "file", .files = 3, .aftermath = 10ms});
  rig.cycles(50, Reason::estop_pressed);
  rig.recorder.stop();
  ASSERT_FALSE(rig.news.empty());
  EXPECT_FALSE(rig.news[0].good);
  EXPECT_NE(rig.news[0].text.find("recordings"), std::string::npos);
}

TEST(RecordingStore, forgets_the_oldest_and_counts_what_a_slow_reader_missed) {
  RecordingStore store(header(), 1s);
  const auto chunk = [](std::uint64_t first) {
    return Chunk{first, 50, std::make_shared<const std::string>(std::to_string(first))};
  };
  for (std::uint64_t n = 0; n < 40; ++n) store.add(chunk(n * 50));
  EXPECT_EQ(store.newest(), 2000U);
  EXPECT_EQ(store.oldest(), 1000U);
  daemon::RecordingFeed::Place place = 300;
  const auto piece = store.next(place);
  ASSERT_TRUE(piece);
  EXPECT_EQ(piece->missed_cycles, 700U);
  EXPECT_EQ(*piece->bytes, "1000");
  EXPECT_EQ(place, 1050U);
  place = 2000;
  EXPECT_FALSE(store.next(place)) << "nothing has come yet";
}

TEST(KeepFile, keeps_their_number_bounded_and_lets_other_files_be) {
  const daemon::TemporaryFolder folder;
  const RecordingStore store(header(), 1s);
  std::filesystem::create_directory(folder / "kept");
  std::ofstream(folder / "kept/mine.knead") << "a person's own";
  for (std::int64_t second = 0; second < 6; ++second) {
    ASSERT_TRUE(keep_file(folder / "kept", kept_name(second, "hand_stop"), store, {}, "x", 3));
  }
  const auto files = files_in(folder / "kept");
  EXPECT_EQ(files.size(), 4U);
  EXPECT_TRUE(std::filesystem::exists(folder / "kept/mine.knead"));
  EXPECT_TRUE(std::filesystem::exists(folder / "kept/19700101T000005Z_hand_stop.knead"));
  EXPECT_FALSE(std::filesystem::exists(folder / "kept/19700101T000002Z_hand_stop.knead"));
}

}  // namespace
}  // namespace knead::record
