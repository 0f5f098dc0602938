#include "daemon/care/care_answers.hpp"

namespace knead::daemon {

namespace {

void answer_kind(const v1::CareRequest& request, CareRoom& room, v1::CareAnswer& result) {
  switch (request.kind_case()) {
    case v1::CareRequest::kListPeople:
      return answer(request.list_people(), room, result);
    case v1::CareRequest::kAddPerson:
      return answer(request.add_person(), room, result);
    case v1::CareRequest::kForgetPerson:
      return answer(request.forget_person(), room, result);
    case v1::CareRequest::kAskQuestions:
      return answer(request.ask_questions(), room, result);
    case v1::CareRequest::kSubmitIntake:
      return answer(request.submit_intake(), room, result);
    case v1::CareRequest::kShowPrescription:
      return answer(request.show_prescription(), room, result);
    case v1::CareRequest::kListProgrammes:
      return answer(request.list_programmes(), room, result);
    case v1::CareRequest::kShowPlan:
      return answer(request.show_plan(), room, result);
    case v1::CareRequest::kBeginCourse:
      return answer(request.begin_course(), room, result);
    case v1::CareRequest::kGiveUpCourse:
      return answer(request.give_up_course(), room, result);
    case v1::CareRequest::kShowHistory:
      return answer(request.show_history(), room, result);
    case v1::CareRequest::kShowSession:
      return answer(request.show_session(), room, result);
    case v1::CareRequest::kRateSession:
      return answer(request.rate_session(), room, result);
    case v1::CareRequest::KIND_NOT_SET:
      break;
  }
  refuse(v1::CARE_REFUSAL_NOT_UNDERSTOOD,
         "a request that this kneadd does not know; use a client of the same release", result);
}

}  // namespace

v1::CareAnswer answer_care(const v1::CareRequest& request, CareRoom& room) {
  v1::CareAnswer result;
  result.set_request_id(request.id());
  result.set_refusal(v1::CARE_REFUSAL_NONE);
  answer_kind(request, room, result);
  return result;
}

}  // namespace knead::daemon
