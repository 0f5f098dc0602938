// From a prescription to what the gate enforces. Where the zones lie and where the spine is, the
// scan says later: until then they are those of nobody scanned. Pure; real-time safe.
#pragma once

#include "control/care/prescription.hpp"
#include "control/types/envelope.hpp"

namespace knead::care {

/// The limits of a prescription, zone by zone; a zone that is left out is given nothing. One that
/// is not allowed today (objections) gives a closed envelope (CR-01, CR-02).
[[nodiscard]] Envelope envelope_of(const Prescription& prescription) noexcept;

/// The envelope of somebody of whom no more is known than how far it has gone, for runs without an
/// intake (simulations, scenarios, a chair whose daemon asks for none): the same prescription, of
/// that diagnosis at an unknown place, with nothing else against it, in the middle of a course. A
/// hernia of an unknown place may be a lumbar one, so CR-04 holds.
[[nodiscard]] Envelope envelope_for(Condition condition) noexcept;

/// Lowers every force to at most `ceiling`.
void tighten_force(Envelope& envelope, Newton ceiling) noexcept;
/// Lowers the pressure of every jet to at most `ceiling`.
void tighten_jets(Envelope& envelope, Kilopascal ceiling) noexcept;
/// Multiplies every force by `factor`, which is at most 1.
void scale_force(Envelope& envelope, double factor) noexcept;
/// Multiplies the pressure of every jet by `factor`, which is at most 1.
void scale_jets(Envelope& envelope, double factor) noexcept;

}  // namespace knead::care
