#include "casework/correct.h"

#include "cases/events.h"

namespace haven::casework {
namespace {

cases::New<cases::events::corrected> correction_of(const cases::Event& event, std::string how,
                                                   EventId id, Instant now) {
  return cases::New<cases::events::corrected>(id, Span::at(now))
      .with<"event">(cases::entity(event.id))
      .with<"how">(std::move(how));
}

}  // namespace

bool is_own_slip(const cases::Event& event, std::string_view user, bool read, Instant now) {
  return event.author.by == user && !read && now - event.recorded <= cases::own_slip_within;
}

Result<cases::Decided> correct(const cases::Story& story, const cases::Event& event,
                               std::string_view user, Correction correction, bool is_slip,
                               EventId id, const std::function<EventId()>& fresh, Instant now) {
  TRY(cases::can_be_corrected(story, event, user));
  if (correction.how.empty()) return problem("Say what is right", "how");
  if ((correction.how == "replaced") != correction.right.has_value())
    return problem("Say what is right, or take it out", "how");
  if (correction.why.empty() && !is_slip) return problem("Say why it was wrong", "why");
  auto main = correction_of(event, correction.how, id, now).with<"why">(std::move(correction.why));
  cases::Decided decided{{}, {}};
  if (correction.right) {
    main.with<"by_event">(cases::entity(correction.right->id));
    decided.follows.push_back(*std::move(correction.right));
  } else {
    for (const auto* part : cases::goes_with(story, event))
      decided.follows.push_back(correction_of(*part, correction.how, fresh(), now));
  }
  decided.main = std::move(main);
  return decided;
}

cases::Story without(const cases::Story& story, const cases::Event& event) {
  cases::Event taking_out;
  taking_out.kind = &cases::events::corrected;
  taking_out.track["event"] = cases::entity(event.id);
  auto after = story;
  after.add(std::make_shared<const cases::Event>(std::move(taking_out)));
  return after;
}

}  // namespace haven::casework
