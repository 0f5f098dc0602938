#include "daemon/record/received_file.hpp"

#include <utility>

#include "daemon/record/new_file.hpp"

namespace knead::record {

namespace {

tl::unexpected<Error> no_part() {
  return failure(ErrorCode::syntax, "raw stream",
                 "kneadd sent what is no part of a recording. Use a kneadctl of the same release.");
}

}  // namespace

ReceivedFile::ReceivedFile(std::filesystem::path path) : path_(std::move(path)) {}

Result<ReceivedFile> ReceivedFile::create(const std::filesystem::path& path) {
  ReceivedFile file(path);
  auto stream = new_file(path);
  if (!stream) {
    return tl::unexpected(stream.error());
  }
  file.stream_ = std::move(*stream);
  return file;
}

Result<void> ReceivedFile::add(const v1::RecordingPiece& piece) {
  pending_ += piece.part();
  reader_.feed(piece.part());
  std::string_view payload;
  switch (reader_.next(payload)) {
    case wire::FrameState::incomplete:
      return {};
    case wire::FrameState::complete:
      break;
    case wire::FrameState::too_large:
    case wire::FrameState::malformed:
      return no_part();
  }
  if (!count(payload)) {
    return no_part();
  }
  Result<void> written = write(pending_);
  pending_.clear();
  return written;
}

bool ReceivedFile::count(std::string_view payload) {
  v1::RecordingPart part;
  if (!part.ParseFromArray(payload.data(), static_cast<int>(payload.size()))) {
    return false;
  }
  ended_ = ended_ || part.kind() == v1::RecordingPart::KIND_END;
  if (part.kind() != v1::RecordingPart::KIND_CHUNK) {
    return true;
  }
  v1::RecordingChunk chunk;
  if (!chunk.ParseFromString(part.body())) {
    return false;
  }
  // What this client missed shows in the numbers, as does what kneadd's own ring lost.
  if (first_cycle_ && chunk.first_cycle() > next_cycle_) {
    missing_ += chunk.first_cycle() - next_cycle_;
  }
  first_cycle_ = first_cycle_.value_or(chunk.first_cycle());
  next_cycle_ = chunk.first_cycle() + chunk.cycles();
  cycles_ += chunk.cycles();
  return true;
}

Result<void> ReceivedFile::close(const std::string& why) {
  if (!ended_) {
    v1::RecordingEnd end;
    end.set_cycles(cycles_);
    end.set_why(why);
    if (Result<void> written = write(framed_part(v1::RecordingPart::KIND_END, end)); !written) {
      return written;
    }
    ended_ = true;
  }
  stream_.close();
  return stream_ ? Result<void>{}
                 : failure(ErrorCode::io, path_.string(),
                           "could not be written to its end. Check the space on the disk.");
}

Result<void> ReceivedFile::write(const std::string& bytes) {
  stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream_.flush();  // a power cut costs what has not come yet, and no more
  bytes_ += bytes.size();
  return stream_ ? Result<void>{}
                 : failure(ErrorCode::io, path_.string(),
                           "cannot be written any further. Check the space on the disk; what is "
                           "there can be played.");
}

}  // namespace knead::record
