#include "web/http/loop/answer_box.h"

#include <algorithm>

#include "values/result.h"

namespace haven::web {
namespace {

constexpr std::size_t most_pending = std::size_t{256} * 1024;

bool is_one_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

}  // namespace

EventStream::Sent EventStream::Pipe::send(std::string_view framed) {
  const Lock lock(mutex_);
  if (is_closed_) return Sent::closed;
  // Who does not take what is sent would keep it in memory for ever.
  is_closed_ = pending_.size() + framed.size() > most_pending;
  if (!is_closed_) pending_ += framed;
  if (std::exchange(is_waited_for_, false)) wake_();
  return is_closed_ ? Sent::closed : Sent::yes;
}

void EventStream::Pipe::close() {
  const Lock lock(mutex_);
  is_closed_ = true;
  if (std::exchange(is_waited_for_, false)) wake_();
}

bool EventStream::Pipe::is_open() const {
  const Lock lock(mutex_);
  return !is_closed_;
}

EventStream::Pipe::Next EventStream::Pipe::take_or_wait() {
  const Lock lock(mutex_);
  is_waited_for_ = pending_.empty() && !is_closed_;
  return {std::exchange(pending_, {}), is_closed_};
}

EventStream::Sent EventStream::send(std::string_view event, std::string_view id,
                                    std::string_view data) const {
  ENSURE(is_one_line(event) && is_one_line(id) && data.find('\r') == std::string_view::npos);
  std::string framed;
  if (!event.empty()) ((framed += "event: ") += event) += '\n';
  if (!id.empty()) ((framed += "id: ") += id) += '\n';
  for (;;) {
    const auto end = std::min(data.find('\n'), data.size());
    ((framed += "data: ") += data.substr(0, end)) += '\n';
    if (end == data.size()) break;
    data.remove_prefix(end + 1);
  }
  framed += '\n';
  return pipe_->send(framed);
}

void EventStream::close() const { pipe_->close(); }
bool EventStream::is_open() const { return pipe_->is_open(); }

bool AnswerBox::put(Answer answer) {
  const Lock lock(mutex_);
  if (is_answered_) return false;
  is_answered_ = true;
  answer_ = std::move(answer);
  if (std::exchange(is_waited_for_, false)) wake_();
  return true;
}

std::optional<AnswerBox::Answer> AnswerBox::take_or_wait() {
  const Lock lock(mutex_);
  is_waited_for_ = !answer_;
  return std::exchange(answer_, std::nullopt);
}

void Responder::answer(Response response) const { slot_->box->put(std::move(response)); }

EventStream Responder::stream() const {
  auto pipe = std::make_shared<EventStream::Pipe>(slot_->box->wake());
  if (!slot_->box->put(pipe)) pipe->close();
  return EventStream(std::move(pipe));
}

}  // namespace haven::web
