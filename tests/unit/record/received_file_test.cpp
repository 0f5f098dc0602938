#include "daemon/record/received_file.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "daemon/record/chunk.hpp"
#include "daemon/record/recording_reader.hpp"
#include "tests/daemon/temporary_folder.hpp"

namespace knead::record {
namespace {

v1::RecordingPiece piece_of(std::string bytes) {
  v1::RecordingPiece piece;
  piece.set_part(std::move(bytes));
  return piece;
}

std::string header_part() {
  v1::RecordingHeader header;
  header.set_format(std::string(kFormatName));
  header.set_format_version(kFormatVersion);
  return framed_part(v1::RecordingPart::KIND_HEADER, header);
}

std::string chunk_part(std::uint64_t first, int cycles) {
  ChunkBuilder builder;
  replay::RecordedCycle cycle;
  for (int i = 0; i < cycles; ++i) {
    cycle.number = first + static_cast<std::uint64_t>(i);
    cycle.now = TimePoint(1ms * static_cast<std::int64_t>(cycle.number + 1));
    builder.add(cycle);
  }
  return *builder.finish().bytes;
}

class ReceivedFileTest : public testing::Test {
 protected:
  [[nodiscard]] std::uint64_t readable_cycles() const {
    auto reader = RecordingReader::open(path_);
    EXPECT_TRUE(reader);
    std::uint64_t cycles = 0;
    while (true) {
      const auto cycle = reader->next();
      EXPECT_TRUE(cycle) << cycle.error().message();
      if (!cycle || *cycle == nullptr) break;
      ++cycles;
    }
    EXPECT_TRUE(reader->ending().whole);
    return cycles;
  }

  daemon::TemporaryFolder folder_;
  std::filesystem::path path_ = folder_ / "received.knead";
};

TEST_F(ReceivedFileTest, is_a_recording_with_an_end_however_long_the_stretches_were) {
  auto file = ReceivedFile::create(path_);
  ASSERT_TRUE(file);
  const std::string chunk = chunk_part(0, 30);
  ASSERT_TRUE(file->add(piece_of(header_part())));
  for (std::size_t at = 0; at < chunk.size(); at += 100) {
    ASSERT_TRUE(file->add(piece_of(chunk.substr(at, 100))));
  }
  ASSERT_TRUE(file->close("the test is over"));
  EXPECT_EQ(file->cycles(), 30U);
  EXPECT_EQ(readable_cycles(), 30U);
}

TEST_F(ReceivedFileTest, holds_nothing_of_a_part_that_did_not_come_whole) {
  auto file = ReceivedFile::create(path_);
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->add(piece_of(header_part())));
  ASSERT_TRUE(file->add(piece_of(chunk_part(0, 30))));
  const std::string cut = chunk_part(30, 30);
  ASSERT_TRUE(file->add(piece_of(cut.substr(0, cut.size() - 1))));
  ASSERT_TRUE(file->close("kneadd ended"));
  EXPECT_EQ(readable_cycles(), 30U);
}

TEST_F(ReceivedFileTest, counts_the_cycles_that_are_missing_between_two_chunks) {
  auto file = ReceivedFile::create(path_);
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->add(piece_of(header_part())));
  ASSERT_TRUE(file->add(piece_of(chunk_part(500, 10))));
  ASSERT_TRUE(file->add(piece_of(chunk_part(600, 10))));
  EXPECT_EQ(file->first_cycle(), 500U);
  EXPECT_EQ(file->missing(), 90U) << "those before the first are nobody's loss";
}

TEST_F(ReceivedFileTest, refuses_what_is_no_part_of_a_recording) {
  auto file = ReceivedFile::create(path_);
  ASSERT_TRUE(file);
  EXPECT_FALSE(file->add(piece_of("\xff\xff\xff\xff\xff\xff\xff")));
}

}  // namespace
}  // namespace knead::record
