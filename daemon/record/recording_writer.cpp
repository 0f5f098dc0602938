#include "daemon/record/recording_writer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "daemon/record/part.hpp"

namespace knead::record {

namespace {

constexpr mode_t kOwnerAndGroup = 0640;

}  // namespace

RecordingWriter::RecordingWriter(std::filesystem::path path) : path_(std::move(path)) {}

Result<RecordingWriter> RecordingWriter::create(const std::filesystem::path& path,
                                                const v1::RecordingHeader& header) {
  RecordingWriter writer(path);
  const int descriptor =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerAndGroup);
  if (descriptor >= 0) {
    ::close(descriptor);  // made with its mode; the stream opens what is there
    writer.stream_.open(path, std::ios::binary | std::ios::trunc);
  }
  if (descriptor < 0 || !writer.stream_) {
    return failure(ErrorCode::io, path.string(),
                   "cannot be written. Check that its folder exists and may be written to.");
  }
  writer.write(framed_part(v1::RecordingPart::KIND_HEADER, header));
  return writer;
}

void RecordingWriter::add(const replay::RecordedCycle& cycle) {
  if (builder_->ends_before(cycle)) {
    add(builder_->finish());
  }
  builder_->add(cycle);
}

void RecordingWriter::add(const Chunk& chunk) {
  write(*chunk.bytes);
  cycles_ += chunk.cycles;
}

Result<void> RecordingWriter::close(const std::string& why) {
  if (!builder_->empty()) {
    add(builder_->finish());
  }
  v1::RecordingEnd end;
  end.set_cycles(cycles_);
  end.set_why(why);
  write(framed_part(v1::RecordingPart::KIND_END, end));
  stream_.close();
  if (!stream_) {
    return failure(ErrorCode::io, path_.string(),
                   "could not be written to its end. Check the space that is left on the disk.");
  }
  return {};
}

void RecordingWriter::write(const std::string& bytes) {
  stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes_ += bytes.size();
}

}  // namespace knead::record
