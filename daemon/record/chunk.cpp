#include "daemon/record/chunk.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "daemon/record/cycle_codec.hpp"
#include "daemon/record/part.hpp"
#include "proto/convert/framing.hpp"

namespace knead::record {

namespace {

/// The fastest level: most of a recording is noise, which no level makes smaller
/// (docs/recordings.md).
constexpr int kLevel = 1;
/// Far more than a chunk of full mats needs; refuses one that would unpack into all the memory.
constexpr std::uint32_t kMostUnpacked = 16U << 20U;
constexpr std::uint32_t kMostCycles = 10'000;

const Bytef* bytes_of(const std::string& text) {
  return reinterpret_cast<const Bytef*>(text.data());
}

std::size_t prescriptions_in(const replay::RecordedCycle& cycle) {
  return static_cast<std::size_t>(std::ranges::count_if(
      cycle.requests, [](const Request& request) { return request.prescribed.has_value(); }));
}

tl::unexpected<Error> bad_chunk(const char* what) {
  return failure(ErrorCode::syntax, "chunk", what);
}

}  // namespace

/// zlib's state is 256 KiB: made once, reset for each chunk.
class ChunkBuilder::Deflater {
 public:
  Deflater() {
    if (::deflateInit(&stream_, kLevel) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Deflater() { ::deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void pack(const std::string& from, std::string& to) {
    ::deflateReset(&stream_);
    to.resize(::deflateBound(&stream_, from.size()));
    stream_.next_in = const_cast<Bytef*>(bytes_of(from));  // zlib's own types know no const
    stream_.avail_in = static_cast<uInt>(from.size());
    stream_.next_out = reinterpret_cast<Bytef*>(to.data());
    stream_.avail_out = static_cast<uInt>(to.size());
    ::deflate(&stream_, Z_FINISH);  // cannot fail: deflateBound made room for all
    to.resize(stream_.total_out);
  }

 private:
  z_stream stream_{};
};

ChunkBuilder::ChunkBuilder() : deflater_(std::make_unique<Deflater>()) {}
ChunkBuilder::~ChunkBuilder() = default;

bool ChunkBuilder::ends_before(const replay::RecordedCycle& cycle) const {
  if (cycles_ == 0) return false;
  return cycles_ == kCyclesPerChunk || cycle.number != before_.number + 1 ||
         prescriptions_ + prescriptions_in(cycle) > kPrescriptionsPerChunk;
}

void ChunkBuilder::add(const replay::RecordedCycle& cycle) {
  if (cycles_ == 0) {
    first_cycle_ = cycle.number;
  }
  to_wire(cycle, cycles_ == 0 ? nullptr : &before_, message_);
  wire::append_frame(message_, unpacked_);
  before_ = cycle;
  ++cycles_;
  prescriptions_ += prescriptions_in(cycle);
}

Chunk ChunkBuilder::finish() {
  v1::RecordingChunk chunk;
  chunk.set_first_cycle(first_cycle_);
  chunk.set_cycles(cycles_);
  chunk.set_unpacked_bytes(static_cast<std::uint32_t>(unpacked_.size()));
  deflater_->pack(unpacked_, *chunk.mutable_deflated());
  Chunk finished{
      first_cycle_, cycles_,
      std::make_shared<const std::string>(framed_part(v1::RecordingPart::KIND_CHUNK, chunk))};
  cycles_ = 0;
  prescriptions_ = 0;
  unpacked_.clear();
  return finished;
}

Result<ChunkCycles> ChunkCycles::open(const v1::RecordingChunk& chunk) {
  if (chunk.cycles() == 0 || chunk.cycles() > kMostCycles ||
      chunk.unpacked_bytes() > kMostUnpacked) {
    return bad_chunk("announces more than a chunk can hold, or nothing");
  }
  ChunkCycles cycles;
  cycles.first_cycle_ = chunk.first_cycle();
  cycles.cycles_ = chunk.cycles();
  cycles.unpacked_.resize(chunk.unpacked_bytes());
  uLongf size = chunk.unpacked_bytes();
  const int unpacked =
      ::uncompress(reinterpret_cast<Bytef*>(cycles.unpacked_.data()), &size,
                   bytes_of(chunk.deflated()), static_cast<uLong>(chunk.deflated().size()));
  if (unpacked != Z_OK || size != chunk.unpacked_bytes()) {
    return bad_chunk("cannot be unpacked");
  }
  return cycles;
}

Result<const replay::RecordedCycle*> ChunkCycles::next() {
  google::protobuf::io::CodedInputStream stream(
      reinterpret_cast<const std::uint8_t*>(unpacked_.data()) + at_,
      static_cast<int>(unpacked_.size() - at_));
  std::uint32_t length = 0;
  if (!stream.ReadVarint32(&length)) {
    return bad_chunk("ends before its last cycle");
  }
  const std::size_t begin = at_ + static_cast<std::size_t>(stream.CurrentPosition());
  if (length > unpacked_.size() - begin ||
      !message_.ParseFromArray(unpacked_.data() + begin, static_cast<int>(length))) {
    return bad_chunk("holds bytes that are no cycle");
  }
  at_ = begin + length;
  if (const Result<void> read = from_wire(message_, *cycle_); !read) {
    return tl::unexpected(read.error());
  }
  cycle_->number = first_cycle_ + next_;
  ++next_;
  return cycle_.get();
}

}  // namespace knead::record
