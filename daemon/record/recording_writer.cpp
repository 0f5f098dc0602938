#include "daemon/record/recording_writer.hpp"

#include <utility>

#include "daemon/record/new_file.hpp"
#include "daemon/record/part.hpp"

namespace knead::record {

RecordingWriter::RecordingWriter(std::filesystem::path path) : path_(std::move(path)) {}

Result<RecordingWriter> RecordingWriter::create(const std::filesystem::path& path,
                                                const v1::RecordingHeader& header) {
  RecordingWriter writer(path);
  auto stream = new_file(path);
  if (!stream) {
    return tl::unexpected(stream.error());
  }
  writer.stream_ = std::move(*stream);
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
