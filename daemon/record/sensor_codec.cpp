#include "daemon/record/sensor_codec.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "proto/convert/enums.hpp"

namespace knead::record {

namespace {

constexpr std::size_t kReadings = v1::Sensor_MAX;

/// Every single reading, in the order of v1::Sensor.
template <class Frame, class Use>
void for_each_reading(Frame& f, Use&& use) {
  int sensor = 0;
  const auto next = [&](auto& sample) { use(static_cast<v1::Sensor>(++sensor), sample); };
  next(f.carriage);
  for (auto& roller : f.rollers) next(roller.force);
  for (auto& roller : f.rollers) next(roller.depth);
  for (auto& roller : f.rollers) next(roller.lateral);
  for (auto& roller : f.rollers) next(roller.motor_current);
  next(f.water.line_pressure);
  next(f.water.temperature);
  next(f.water.level);
  next(f.water.flow);
  for (auto& nozzle : f.water.nozzle) next(nozzle);
  for (auto& zone : f.heat) {
    for (auto& thermistor : zone) next(thermistor);
  }
}

static_assert(kReadings == 13 + kMaxJets + kHeatZones * kThermistorsPerZone,
              "a reading of the frame has no number in recording.proto");

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <class T>
bool same_acquisition(const Sample<T>& a, const Sample<T>& b) {
  return a.acquired == b.acquired && a.validity == b.validity && a.sequence == b.sequence;
}

template <class Tag>
bool same(const Sample<Quantity<Tag>>& a, const Sample<Quantity<Tag>>& b) {
  return same_acquisition(a, b) && same_bits(a.value.value(), b.value.value());
}

bool same(const Sample<PressureMap>& a, const Sample<PressureMap>& b) {
  return same_acquisition(a, b) &&
         std::ranges::equal(a.value.cells, b.value.cells, [](Kilopascal x, Kilopascal y) {
           return same_bits(x.value(), y.value());
         });
}

bool same(const Sample<EmgBlock>& a, const Sample<EmgBlock>& b) {
  if (!same_acquisition(a, b) || a.value.count != b.value.count ||
      a.value.lead_off != b.value.lead_off) {
    return false;
  }
  for (std::uint32_t i = 0; i < a.value.count; ++i) {
    for (std::size_t channel = 0; channel < kEmgChannels; ++channel) {
      if (!same_bits(a.value.volts[i][channel].value(), b.value.volts[i][channel].value())) {
        return false;
      }
    }
  }
  return true;
}

bool same(const Sample<DigitalInputs>& a, const Sample<DigitalInputs>& b) {
  const DigitalInputs& x = a.value;
  const DigitalInputs& y = b.value;
  return same_acquisition(a, b) && x.estop_pressed == y.estop_pressed &&
         x.hand.ease == y.hand.ease && x.hand.pain == y.hand.pain && x.hand.stop == y.hand.stop &&
         x.seat_occupied == y.seat_occupied && x.enable_energised == y.enable_energised;
}

std::int64_t age_ns(TimePoint now, TimePoint acquired) { return (now - acquired).count(); }

/// As wire::from_wire, without its look into the descriptors: this runs 30 times a cycle.
bool take_validity(int wire, Validity& validity) {
  if (wire < v1::SAMPLE_VALIDITY_ABSENT || wire > v1::SAMPLE_VALIDITY_FAULTY) {
    return false;
  }
  validity = static_cast<Validity>(wire - 1);
  return true;
}

template <class T>
void put(const Sample<T>& sample, TimePoint now, v1::Acquired& m) {
  m.set_age_ns(age_ns(now, sample.acquired));
  m.set_validity(wire::to_wire<v1::SampleValidity>(sample.validity));
  m.set_sequence(sample.sequence);
}

template <class T>
bool take(const v1::Acquired& m, TimePoint now, Sample<T>& sample) {
  sample.acquired = now - Duration(m.age_ns());
  sample.sequence = m.sequence();
  return take_validity(m.validity(), sample.validity);
}

void put(const Sample<PressureMap>& mat, TimePoint now, v1::RecordedMat& m) {
  put(mat, now, *m.mutable_acquired());
  std::size_t used = kMaxMatCells;
  while (used > 0 && same_bits(mat.value.cells[used - 1].value(), 0.0)) {
    --used;
  }
  for (std::size_t i = 0; i < used; ++i) {
    m.add_kpa(mat.value.cells[i].value());
  }
}

bool take(const v1::RecordedMat& m, TimePoint now, Sample<PressureMap>& mat) {
  if (m.kpa_size() > static_cast<int>(kMaxMatCells)) {
    return false;
  }
  mat.value.cells.fill(Kilopascal{});
  std::ranges::transform(m.kpa(), mat.value.cells.begin(),
                         [](double kpa) { return Kilopascal(kpa); });
  return take(m.acquired(), now, mat);
}

void put(const Sample<EmgBlock>& emg, TimePoint now, v1::RecordedEmg& m) {
  put(emg, now, *m.mutable_acquired());
  m.set_samples(emg.value.count);
  for (std::uint32_t i = 0; i < emg.value.count; ++i) {
    for (const Volt v : emg.value.volts[i]) {
      m.add_volts(v.value());
    }
  }
  std::uint32_t leads = 0;
  for (std::size_t channel = 0; channel < kEmgChannels; ++channel) {
    leads |= static_cast<std::uint32_t>(emg.value.lead_off[channel]) << channel;
  }
  m.set_lead_off(leads);
}

bool take(const v1::RecordedEmg& m, TimePoint now, Sample<EmgBlock>& emg) {
  if (m.samples() > kMaxEmgPerCycle ||
      m.volts_size() != static_cast<int>(m.samples() * kEmgChannels)) {
    return false;
  }
  emg.value = EmgBlock{};
  emg.value.count = m.samples();
  for (int i = 0; i < m.volts_size(); ++i) {
    const auto at = static_cast<std::size_t>(i);
    emg.value.volts[at / kEmgChannels][at % kEmgChannels] = Volt(m.volts(i));
  }
  for (std::size_t channel = 0; channel < kEmgChannels; ++channel) {
    emg.value.lead_off[channel] = ((m.lead_off() >> channel) & 1U) != 0U;
  }
  return take(m.acquired(), now, emg);
}

void put(const Sample<DigitalInputs>& inputs, TimePoint now, v1::RecordedInputs& m) {
  put(inputs, now, *m.mutable_acquired());
  m.set_estop_pressed(inputs.value.estop_pressed);
  m.set_hand_ease(inputs.value.hand.ease);
  m.set_hand_pain(inputs.value.hand.pain);
  m.set_hand_stop(inputs.value.hand.stop);
  m.set_seat_occupied(inputs.value.seat_occupied);
  m.set_enable_energised(inputs.value.enable_energised);
}

bool take(const v1::RecordedInputs& m, TimePoint now, Sample<DigitalInputs>& inputs) {
  inputs.value = {.estop_pressed = m.estop_pressed(),
                  .hand = {.ease = m.hand_ease(), .pain = m.hand_pain(), .stop = m.hand_stop()},
                  .seat_occupied = m.seat_occupied(),
                  .enable_energised = m.enable_energised()};
  return take(m.acquired(), now, inputs);
}

tl::unexpected<Error> impossible(const char* part) {
  return failure(ErrorCode::out_of_range, part, "holds what no chair can say");
}

Result<void> take_readings(const v1::RecordedSensors& m, TimePoint now, SensorFrame& frame) {
  const int n = m.sensor_size();
  if (m.value_size() != n || m.age_ns_size() != n || m.validity_size() != n ||
      m.sequence_size() != n) {
    return impossible("sensors");
  }
  std::array<int, kReadings + 1> place{};
  place.fill(-1);
  for (int i = 0; i < n; ++i) {
    const int sensor = m.sensor(i);
    if (sensor <= 0 || sensor > static_cast<int>(kReadings)) {
      return impossible("sensors");
    }
    place[static_cast<std::size_t>(sensor)] = i;
  }
  bool good = true;
  for_each_reading(frame, [&]<class Q>(v1::Sensor sensor, Sample<Q>& sample) {
    const int at = place[static_cast<std::size_t>(sensor)];
    if (at < 0) {
      return;
    }
    sample.value = Q(m.value(at));
    sample.acquired = now - Duration(m.age_ns(at));
    sample.sequence = m.sequence(at);
    good = take_validity(m.validity(at), sample.validity) && good;
  });
  return good ? Result<void>{} : impossible("sensors");
}

}  // namespace

void to_wire(const SensorFrame& frame, const SensorFrame* before, TimePoint now,
             v1::RecordedSensors& message) {
  std::array<bool, kReadings + 1> left_out{};
  if (before != nullptr) {
    // Two walks side by side: the one before says where each old reading is.
    std::array<const void*, kReadings + 1> old{};
    for_each_reading(*before, [&](v1::Sensor sensor, const auto& sample) {
      old[static_cast<std::size_t>(sensor)] = &sample;
    });
    for_each_reading(frame, [&]<class T>(v1::Sensor sensor, const T& sample) {
      const auto at = static_cast<std::size_t>(sensor);
      left_out[at] = same(sample, *static_cast<const T*>(old[at]));
    });
  }
  for_each_reading(frame, [&](v1::Sensor sensor, const auto& sample) {
    if (!left_out[static_cast<std::size_t>(sensor)]) {
      message.add_sensor(sensor);
      message.add_value(sample.value.value());
      message.add_age_ns(age_ns(now, sample.acquired));
      message.add_validity(wire::to_wire<v1::SampleValidity>(sample.validity));
      message.add_sequence(sample.sequence);
    }
  });
  if (before == nullptr || !same(frame.back_mat, before->back_mat)) {
    put(frame.back_mat, now, *message.mutable_back_mat());
  }
  if (before == nullptr || !same(frame.seat_mat, before->seat_mat)) {
    put(frame.seat_mat, now, *message.mutable_seat_mat());
  }
  if (before == nullptr || !same(frame.emg, before->emg)) {
    put(frame.emg, now, *message.mutable_emg());
  }
  if (before == nullptr || !same(frame.inputs, before->inputs)) {
    put(frame.inputs, now, *message.mutable_inputs());
  }
}

Result<void> from_wire(const v1::RecordedSensors& message, TimePoint now, SensorFrame& frame) {
  if (Result<void> taken = take_readings(message, now, frame); !taken) {
    return taken;
  }
  if (message.has_back_mat() && !take(message.back_mat(), now, frame.back_mat)) {
    return impossible("back_mat");
  }
  if (message.has_seat_mat() && !take(message.seat_mat(), now, frame.seat_mat)) {
    return impossible("seat_mat");
  }
  if (message.has_emg() && !take(message.emg(), now, frame.emg)) {
    return impossible("emg");
  }
  if (message.has_inputs() && !take(message.inputs(), now, frame.inputs)) {
    return impossible("inputs");
  }
  return {};
}

}  // namespace knead::record
