#include "daemon/record/recording_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "daemon/record/part.hpp"
#include "daemon/record/recording_writer.hpp"
#include "tests/daemon/temporary_folder.hpp"

namespace knead::record {
namespace {

constexpr std::uint64_t kCycles = 230;  // four full chunks and a piece

replay::RecordedCycle cycle_number(std::uint64_t number) {
  replay::RecordedCycle cycle;
  cycle.number = number;
  cycle.now = TimePoint(1ms * static_cast<std::int64_t>(number + 1));
  cycle.sensors.carriage = {Millimetre(0.1 * static_cast<double>(number)), cycle.now,
                            Validity::good, static_cast<std::uint32_t>(number)};
  return cycle;
}

v1::RecordingHeader small_header() {
  v1::RecordingHeader header;
  header.set_format(std::string(kFormatName));
  header.set_format_version(kFormatVersion);
  header.set_program_version("0.0.1");
  header.set_commit("abc");
  return header;
}

/// A small recording in memory, and what reading any file in its place gives.
class RecordingReaderTest : public testing::Test {
 protected:
  RecordingReaderTest() {
    auto writer = RecordingWriter::create(file_, small_header());
    chunk_ends_.push_back(writer->bytes());
    for (std::uint64_t n = 0; n < kCycles; ++n) {
      writer->add(cycle_number(n));
      if (writer->bytes() != chunk_ends_.back()) chunk_ends_.push_back(writer->bytes());
    }
    EXPECT_TRUE(writer->close("done"));
    std::ifstream stream(file_, std::ios::binary);
    whole_.assign(std::istreambuf_iterator<char>(stream), {});
  }

  struct Read {
    std::uint64_t cycles = 0;
    std::optional<Error> error;
    Ending ending;
  };
  /// Bytes of the file from `first` on: every one around the borders of its parts, and many others.
  [[nodiscard]] std::vector<std::size_t> places(std::size_t first) const {
    constexpr std::size_t kAround = 12;  // length, tags and checksum of a part
    constexpr std::size_t kStride = 97;  // a prime: no multiple of anything in the file
    std::vector<std::size_t> places;
    for (std::size_t at = first; at < whole_.size(); ++at) {
      const bool border = std::ranges::any_of(chunk_ends_, [at](std::uint64_t end) {
        return at + kAround > end && at < end + kAround;
      });
      if (border || at % kStride == 0) places.push_back(at);
    }
    return places;
  }
  Read read(const std::string& bytes) {
    std::ofstream(file_, std::ios::binary | std::ios::trunc) << bytes;
    Read result;
    auto reader = RecordingReader::open(file_);
    if (!reader) {
      result.error = reader.error();
      return result;
    }
    while (true) {
      const auto cycle = reader->next();
      if (!cycle) {
        result.error = cycle.error();
        return result;
      }
      if (*cycle == nullptr) break;
      EXPECT_EQ((*cycle)->number, result.cycles);
      ++result.cycles;
    }
    result.ending = reader->ending();
    return result;
  }

  daemon::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "small.knead";
  std::string whole_;
  std::vector<std::uint64_t> chunk_ends_;  ///< of the header, then of the chunks that were full
};

TEST_F(RecordingReaderTest, reads_every_cycle_and_the_end) {
  const Read got = read(whole_);
  EXPECT_FALSE(got.error) << got.error->message();
  EXPECT_EQ(got.cycles, kCycles);
  EXPECT_TRUE(got.ending.whole);
  EXPECT_EQ(got.ending.why, "done");
}

TEST_F(RecordingReaderTest, plays_a_file_cut_at_any_byte_up_to_the_last_whole_chunk_and_says_so) {
  for (const std::size_t size : places(chunk_ends_[0])) {
    const Read got = read(whole_.substr(0, size));
    ASSERT_FALSE(got.error) << "cut at " << size << ": " << got.error->message();
    EXPECT_FALSE(got.ending.whole) << size;
    EXPECT_LE(got.ending.at_byte, size);
    std::uint64_t whole_chunks = 0;
    while (whole_chunks + 1 < chunk_ends_.size() && chunk_ends_[whole_chunks + 1] <= size) {
      ++whole_chunks;
    }
    EXPECT_GE(got.cycles, whole_chunks * kCyclesPerChunk) << size;
    EXPECT_LT(got.cycles, (whole_chunks + 1) * kCyclesPerChunk + 1) << size;
  }
}

TEST_F(RecordingReaderTest, refuses_a_file_cut_within_its_header) {
  for (std::size_t size = 0; size < chunk_ends_[0]; ++size) {
    const Read got = read(whole_.substr(0, size));
    ASSERT_TRUE(got.error) << size;
    EXPECT_EQ(got.error->code, ErrorCode::syntax);
    EXPECT_NE(got.error->message().find("byte 0"), std::string::npos);
  }
}

TEST_F(RecordingReaderTest, takes_zeros_behind_the_last_chunk_for_a_power_loss) {
  const Read got = read(whole_.substr(0, chunk_ends_[2]) + std::string(4096, '\0'));
  EXPECT_FALSE(got.error);
  EXPECT_EQ(got.cycles, 2 * kCyclesPerChunk);
  EXPECT_FALSE(got.ending.whole);
  EXPECT_EQ(got.ending.at_byte, chunk_ends_[2]);
}

TEST_F(RecordingReaderTest, never_takes_a_flipped_bit_for_a_good_recording) {
  for (const std::size_t at : places(0)) {
    std::string spoilt = whole_;
    spoilt[at] = static_cast<char>(spoilt[at] ^ (1 << (at % 8)));
    const Read got = read(spoilt);
    EXPECT_TRUE(got.error || !got.ending.whole) << "a flip at byte " << at << " went unnoticed";
    if (got.error && at >= chunk_ends_[0]) {
      EXPECT_NE(got.error->place.find(": byte "), std::string::npos) << got.error->message();
    }
  }
}

TEST_F(RecordingReaderTest, names_the_byte_of_the_damage_and_a_cure_that_works) {
  std::string spoilt = whole_;
  spoilt[chunk_ends_[1] + 40] ^= 0x10;
  const Read got = read(spoilt);
  ASSERT_TRUE(got.error);
  EXPECT_EQ(got.error->place, file_.string() + ": byte " + std::to_string(chunk_ends_[1]));
  EXPECT_NE(got.error->text.find("head -c " + std::to_string(chunk_ends_[1])), std::string::npos);
  const Read cured = read(spoilt.substr(0, chunk_ends_[1]));
  EXPECT_FALSE(cured.error);
  EXPECT_EQ(cured.cycles, kCyclesPerChunk);
}

TEST_F(RecordingReaderTest, refuses_what_is_no_recording) {
  const std::vector<std::string> others{"", "# rate_hz: 2000\n# unit: V\na\n1\n",
                                        std::string(100'000, '\0'), std::string(100'000, '\xff'),
                                        "\x80\x80\x80\x80\x80\x80\x80\x80"};
  for (const std::string& other : others) {
    const Read got = read(other);
    ASSERT_TRUE(got.error);
    EXPECT_EQ(got.error->code, ErrorCode::syntax);
    EXPECT_NE(got.error->text.find("kneadctl record"), std::string::npos) << "names the cure";
  }
}

TEST_F(RecordingReaderTest, refuses_a_recording_of_another_format_version_and_says_who_made_it) {
  v1::RecordingHeader header = small_header();
  header.set_format_version(kFormatVersion + 1);
  const Read got = read(framed_part(v1::RecordingPart::KIND_HEADER, header));
  ASSERT_TRUE(got.error);
  EXPECT_EQ(got.error->code, ErrorCode::wrong_version);
  EXPECT_NE(got.error->text.find("version 2"), std::string::npos);
  EXPECT_NE(got.error->text.find("abc"), std::string::npos);
}

TEST_F(RecordingReaderTest, refuses_what_follows_the_end) {
  const Read got = read(whole_ + "more");
  ASSERT_TRUE(got.error);
  EXPECT_EQ(got.error->place, file_.string() + ": byte " + std::to_string(whole_.size()));
}

TEST_F(RecordingReaderTest, refuses_a_chunk_that_would_unpack_into_all_the_memory) {
  v1::RecordingChunk bomb;
  bomb.set_cycles(1);
  bomb.set_unpacked_bytes(0xFFFF'FFFFU);
  const Read got = read(framed_part(v1::RecordingPart::KIND_HEADER, small_header()) +
                        framed_part(v1::RecordingPart::KIND_CHUNK, bomb));
  ASSERT_TRUE(got.error);
  EXPECT_NE(got.error->text.find("announces more"), std::string::npos);
}

TEST_F(RecordingReaderTest, refuses_a_file_that_is_not_there) {
  const auto reader = RecordingReader::open(folder_ / "nothing");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace knead::record
