#include "daemon/server/care_desk.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "daemon/server/handover.hpp"

namespace knead::daemon {

namespace {

void tell(Connection& client, v1::CareAnswer answer) {
  v1::ServerMessage message;
  *message.mutable_care() = std::move(answer);
  client.send(make_frame(message));
}

v1::CareAnswer refusal(const v1::CareRequest& request, v1::CareRefusal why, const char* text) {
  v1::CareAnswer answer;
  answer.set_request_id(request.id());
  answer.set_refusal(why);
  answer.set_text(text);
  return answer;
}

}  // namespace

void CareDesk::ask(const std::shared_ptr<Connection>& client, const v1::CareRequest& request) {
  if (house_ == nullptr) {
    return tell(*client, refusal(request, v1::CARE_REFUSAL_NO_HISTORY,
                                 "this kneadd plays a recording and keeps nothing of people"));
  }
  if (client->care_unanswered >= static_cast<int>(kMaxUnansweredPerClient)) {
    return tell(*client, refusal(request, v1::CARE_REFUSAL_BUSY,
                                 "too many requests at once; wait for an answer"));
  }
  ++client->care_unanswered;
  const std::weak_ptr<Connection> asker = client;
  house_->ask(request, [this, asker](CareHouse::Told told) {
    boost::asio::post(io_, [this, asker, told = std::move(told)]() mutable {
      if (told.ends_session) {
        end_session_();  // whether or not who asked still listens
      }
      if (const std::shared_ptr<Connection> waiting = asker.lock()) {
        --waiting->care_unanswered;
        tell(*waiting, std::move(told.answer));
      }
    });
  });
}

}  // namespace knead::daemon
