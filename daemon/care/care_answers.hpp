// Answers one request about people (care.proto), whatever stands in it: who asks is not trusted.
// Blocks on the disk. One file for each kind of thing that is asked for.
#pragma once

#include "daemon/care/care_room.hpp"

namespace knead::daemon {

[[nodiscard]] v1::CareAnswer answer_care(const v1::CareRequest& request, CareRoom& room);

// people_answers.cpp
void answer(const v1::ListPeople& request, CareRoom& room, v1::CareAnswer& answer);
void answer(const v1::AddPerson& request, CareRoom& room, v1::CareAnswer& answer);
void answer(const v1::ForgetPerson& request, CareRoom& room, v1::CareAnswer& answer);
// intake_answers.cpp
void answer(const v1::AskQuestions& request, CareRoom& room, v1::CareAnswer& answer);
void answer(const v1::SubmitIntake& request, CareRoom& room, v1::CareAnswer& answer);
void answer(const v1::ShowPrescription& request, CareRoom& room, v1::CareAnswer& answer);
// programme_answers.cpp
void answer(const v1::ListProgrammes& request, CareRoom& room, v1::CareAnswer& answer);
// plan_answers.cpp
void answer(const v1::ShowPlan& request, CareRoom& room, v1::CareAnswer& answer);
void answer(const v1::BeginCourse& request, CareRoom& room, v1::CareAnswer& answer);
void answer(const v1::GiveUpCourse& request, CareRoom& room, v1::CareAnswer& answer);
// history_answers.cpp
void answer(const v1::ShowHistory& request, CareRoom& room, v1::CareAnswer& answer);
void answer(const v1::ShowSession& request, CareRoom& room, v1::CareAnswer& answer);
void answer(const v1::RateSession& request, CareRoom& room, v1::CareAnswer& answer);

}  // namespace knead::daemon
