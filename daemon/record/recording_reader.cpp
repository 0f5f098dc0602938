#include "daemon/record/recording_reader.hpp"

#include <fmt/format.h>

#include <utility>

#include "daemon/record/part.hpp"

namespace knead::record {

namespace {

constexpr int kMaxLengthBytes = 5;  // a varint of 32 bits

}  // namespace

RecordingReader::RecordingReader(const std::filesystem::path& path)
    : file_(path.string()), stream_(path, std::ios::binary) {}

Result<RecordingReader> RecordingReader::open(const std::filesystem::path& path) {
  std::error_code status;
  if (!std::filesystem::is_regular_file(path, status)) {
    return failure(ErrorCode::not_found, path.string(),
                   "there is no such file. Give a recording made by `kneadctl record`, `kneadctl "
                   "simulate --record` or kneadd itself.");
  }
  RecordingReader reader(path);
  reader.size_ = std::filesystem::file_size(path, status);
  if (!reader.stream_ || status) {
    return failure(ErrorCode::io, path.string(), "cannot be read. Check its permissions.");
  }
  if (Result<void> header = reader.take_header(); !header) {
    return tl::unexpected(std::move(header.error()));
  }
  return reader;
}

Result<void> RecordingReader::take_header() {
  const Result<Got> got = read_part();
  // Whatever stands at the beginning of another kind of file, this is the helpful thing to say.
  if (!got || *got == Got::end_of_file || part_.kind() != v1::RecordingPart::KIND_HEADER ||
      !header_.ParseFromString(part_.body()) || header_.format() != kFormatName) {
    return failure(ErrorCode::syntax, file_ + ": byte 0",
                   "this is no recording, or one whose beginning is lost. Give a file made by "
                   "`kneadctl record`, `kneadctl simulate --record` or kneadd itself.");
  }
  if (header_.format_version() != kFormatVersion) {
    return failure(
        ErrorCode::wrong_version, file_,
        fmt::format("is a recording of format version {}, and this program reads version {}. Play "
                    "it with the program that made it ({}, commit {}).",
                    header_.format_version(), kFormatVersion, header_.program_version(),
                    header_.commit()));
  }
  return {};
}

Result<const replay::RecordedCycle*> RecordingReader::next() {
  while (!over_ && (!chunk_ || chunk_->done())) {
    const Result<bool> goes_on = take_part();
    if (!goes_on) {
      over_ = true;
      return tl::unexpected(goes_on.error());
    }
    over_ = !*goes_on;
  }
  if (over_) {
    return nullptr;
  }
  Result<const replay::RecordedCycle*> cycle = chunk_->next();
  if (!cycle) {
    over_ = true;
    return damaged(cycle.error().message());
  }
  if (last_number_ && ((*cycle)->number <= *last_number_ || (*cycle)->now <= last_now_)) {
    over_ = true;
    return damaged("time goes backwards here");
  }
  last_number_ = (*cycle)->number;
  last_now_ = (*cycle)->now;
  return cycle;
}

Result<bool> RecordingReader::take_part() {
  const Result<Got> got = read_part();
  if (!got) {
    return tl::unexpected(got.error());
  }
  if (*got == Got::end_of_file) {
    return false;
  }
  switch (part_.kind()) {
    case v1::RecordingPart::KIND_CHUNK: {
      v1::RecordingChunk chunk;
      if (!chunk.ParseFromString(part_.body())) {
        return damaged("these bytes are no chunk");
      }
      Result<ChunkCycles> cycles = ChunkCycles::open(chunk);
      if (!cycles) {
        return damaged(cycles.error().message());
      }
      chunk_ = std::move(*cycles);
      return true;
    }
    case v1::RecordingPart::KIND_END: {
      v1::RecordingEnd end;
      if (!end.ParseFromString(part_.body())) {
        return damaged("these bytes are no end");
      }
      ending_ = {.whole = true, .at_byte = next_at_, .why = end.why()};
      if (next_at_ != size_) {
        part_at_ = next_at_;
        return damaged("something follows the end of the recording");
      }
      return false;
    }
    default:
      return damaged("a part of a kind that this program does not know");
  }
}

Result<RecordingReader::Got> RecordingReader::read_part() {
  part_at_ = next_at_;
  std::uint64_t length = 0;
  for (int i = 0;; ++i) {
    const int byte = stream_.get();
    if (byte == std::ifstream::traits_type::eof()) {
      return cut();
    }
    if (i == kMaxLengthBytes) {
      return damaged("no part begins here");
    }
    length |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
    if ((byte & 0x80) == 0) {
      next_at_ = part_at_ + static_cast<std::uint64_t>(i) + 1 + length;
      break;
    }
  }
  if (length == 0 && only_zeros_follow()) {
    return cut();  // a file system that had made room and lost what belonged there
  }
  if (length == 0 || length > kLongestPart) {
    return damaged("no part begins here");
  }
  if (next_at_ > size_) {
    return cut();
  }
  bytes_.resize(length);
  stream_.read(bytes_.data(), static_cast<std::streamsize>(length));
  if (!stream_) {
    return failure(ErrorCode::io, fmt::format("{}: byte {}", file_, part_at_),
                   "cannot be read from here on. Check the disk.");
  }
  if (!part_.ParseFromString(bytes_)) {
    return damaged("these bytes are no part of a recording");
  }
  if (checksum(part_.body()) != part_.crc32()) {
    return damaged("the checksum does not match");
  }
  return Got::part;
}

Result<RecordingReader::Got> RecordingReader::cut() {
  ending_ = {.whole = false, .at_byte = part_at_, .why = {}};
  next_at_ = size_;
  return Got::end_of_file;
}

bool RecordingReader::only_zeros_follow() {
  const std::ifstream::pos_type here = stream_.tellg();
  int byte = 0;
  while ((byte = stream_.get()) == 0) {
  }
  const bool all = byte == std::ifstream::traits_type::eof();
  stream_.clear();
  stream_.seekg(here);
  return all;
}

tl::unexpected<Error> RecordingReader::damaged(const std::string& what) const {
  return failure(ErrorCode::syntax, fmt::format("{}: byte {}", file_, part_at_),
                 fmt::format("damaged: {}. Copy the file again from where it was made; what stands "
                             "before can be kept with `head -c {} FILE > NEW`.",
                             what, part_at_));
}

}  // namespace knead::record
