#include "daemon/record/recorded.hpp"

#include "daemon/record/outputs.hpp"

namespace knead::record {

void fill(std::uint64_t number, TimePoint now, int cycles_elapsed,
          std::span<const Request> requests, const daemon::CycleRecord& record,
          replay::RecordedCycle& recorded) noexcept {
  recorded.number = number;
  recorded.now = now;
  recorded.cycles_elapsed = cycles_elapsed;
  recorded.requests.clear();
  for (const Request& request : requests) {
    recorded.requests.push(request);
  }
  recorded.read = record.read;
  recorded.write = record.write;
  recorded.sensors = record.sensors;
  recorded.outputs = outputs_of(record);
}

}  // namespace knead::record
