// A prescription as a message, with the words of every rule that it names.
#pragma once

#include "daemon/care/person_today.hpp"

namespace knead::daemon {

void tell(const care::Prescription& prescription, const PersonToday& who, v1::CareAnswer& answer);

}  // namespace knead::daemon
