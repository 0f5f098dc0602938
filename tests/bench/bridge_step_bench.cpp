// What one millisecond with an external plant costs: commands out, a reading back, every field
// judged. The plant is a thread that answers at once, so that what is left is the bridge and the
// kernel. Reported next to a bare round trip of as many bytes, measured in the same run.
#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <thread>

#include "tests/unit/bridge/scripted_plant.hpp"

namespace knead::bridge {
namespace {

/// Of a reading without mats, as nine of ten are, and of a step.
constexpr std::size_t kBytes = 200;

std::array<int, 2> connected() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) std::abort();
  return ends;
}

/// Greets, then answers every step until the other side goes.
void play_plant(int descriptor) {
  wire::FrameReader reader(kMaxMessage);
  std::array<char, 4096> bytes{};
  std::string out;
  v1::PlantMessage hello;
  *hello.mutable_hello() = good_hello();
  wire::append_frame(hello, out);
  v1::PlantMessage whole;
  *whole.mutable_reading() = good_reading(1);
  v1::PlantMessage quick = whole;
  quick.mutable_reading()->clear_back_mat();
  quick.mutable_reading()->clear_seat_mat();
  quick.mutable_reading()->clear_water();
  quick.mutable_reading()->clear_heat();
  v1::ControllerMessage asked;
  while (::send(descriptor, out.data(), out.size(), MSG_NOSIGNAL) >= 0) {
    out.clear();
    while (out.empty()) {
      const ssize_t got = ::recv(descriptor, bytes.data(), bytes.size(), 0);
      if (got <= 0) return;
      reader.feed({bytes.data(), static_cast<std::size_t>(got)});
      std::string_view payload;
      while (reader.next(payload) == wire::FrameState::complete) {
        asked.ParseFromArray(payload.data(), static_cast<int>(payload.size()));
        if (!asked.has_step()) continue;
        v1::PlantMessage& answer = asked.step().number() % 10 == 1 ? whole : quick;
        answer.mutable_reading()->set_number(asked.step().number());
        answer.mutable_reading()->set_time_ns(asked.step().time_ns());
        wire::append_frame(answer, out);
      }
    }
  }
}

void one_step_of_an_external_plant(benchmark::State& state) {
  const auto [controllers, plants] = connected();
  std::thread plant(play_plant, plants);
  {
    const auto chair =
        BridgeChair::over(PlantStream(controllers, 5s), {.socket = "bench"}, ChairDescription{});
    SensorFrame sensors;
    TimePoint now{};
    for (auto _ : state) {
      if ((*chair)->read(now, sensors) != hal::IoStatus::ok) {
        state.SkipWithError((*chair)->ending()->error.message().c_str());
        break;
      }
      (*chair)->pet(now);
      now += kCyclePeriod;
    }
  }
  plant.join();
  ::close(plants);
  state.counters["times_real_time"] = benchmark::Counter(
      1e-3 * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(one_step_of_an_external_plant)->UseRealTime();

void bare_round_trip_over_a_socket(benchmark::State& state) {
  const auto [own, others] = connected();
  std::thread echo([socket = others] {
    std::array<char, kBytes> bytes{};
    while (::recv(socket, bytes.data(), bytes.size(), MSG_WAITALL) > 0 &&
           ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) > 0) {
    }
  });
  std::array<char, kBytes> bytes{};
  for (auto _ : state) {
    benchmark::DoNotOptimize(::send(own, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    benchmark::DoNotOptimize(::recv(own, bytes.data(), bytes.size(), MSG_WAITALL));
  }
  ::close(own);
  echo.join();
  ::close(others);
}
BENCHMARK(bare_round_trip_over_a_socket)->UseRealTime();

}  // namespace
}  // namespace knead::bridge
