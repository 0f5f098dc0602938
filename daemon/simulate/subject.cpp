#include "daemon/simulate/subject.hpp"

#include <utility>

#include "hal/bridge/bridge_chair.hpp"

namespace knead::simulate {

namespace {

class SimulatedPerson final : public Subject {
 public:
  explicit SimulatedPerson(const SessionSetup& setup)
      : chair_(setup.chair, setup.body, setup.seed) {
    if (setup.emg) chair_.replace_emg(setup.emg->channel, setup.emg->volts, true);
  }

  hal::Chair& chair() override { return chair_; }
  sim::SimChair* simulated() override { return &chair_; }
  const sim::Truth& truth() override { return chair_.truth(); }
  [[nodiscard]] bridge::TruthParts known() const override {
    return {.rollers = true,
            .spine = true,
            .guarding = true,
            .person_caused = true,
            .jets = true,
            .surface = true};
  }
  [[nodiscard]] std::string plant() const override { return {}; }
  [[nodiscard]] std::optional<Error> failure() const override { return std::nullopt; }

 private:
  sim::SimChair chair_;
};

class ExternalPlant final : public Subject {
 public:
  explicit ExternalPlant(std::unique_ptr<bridge::BridgeChair> chair) : chair_(std::move(chair)) {}

  hal::Chair& chair() override { return *chair_; }
  sim::SimChair* simulated() override { return nullptr; }
  const sim::Truth& truth() override {
    const bridge::PlantTruth& told = chair_->truth();
    truth_.powered = chair_->energised();
    truth_.force = told.force;
    truth_.depth = told.depth;
    truth_.lateral = told.lateral;
    truth_.indentation = told.indentation;
    truth_.carriage = told.carriage;
    truth_.nozzle = told.nozzle;
    truth_.surface = told.surface;
    truth_.spine = told.spine;
    truth_.guarding = told.guarding;
    for (Side side : kBothSides) {
      truth_.guarding_activation[index(side)] = told.tensing[index(side)] ? 1.0 : 0.0;
    }
    truth_.person_caused = told.person_caused;
    return truth_;
  }
  [[nodiscard]] bridge::TruthParts known() const override { return chair_->facts().truth; }
  [[nodiscard]] std::string plant() const override { return chair_->facts().name; }
  [[nodiscard]] std::optional<Error> failure() const override {
    if (!chair_->ending()) return std::nullopt;
    return chair_->ending()->error;
  }

 private:
  std::unique_ptr<bridge::BridgeChair> chair_;
  sim::Truth truth_{};
};

}  // namespace

Result<std::unique_ptr<Subject>> make_subject(const SessionSetup& setup) {
  if (!setup.plant) return std::make_unique<SimulatedPerson>(setup);
  auto chair = bridge::BridgeChair::connect(*setup.plant, setup.chair);
  if (!chair) return tl::unexpected(std::move(chair.error()));
  return std::make_unique<ExternalPlant>(std::move(*chair));
}

}  // namespace knead::simulate
