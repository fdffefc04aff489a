#include "notices/mailing.h"

#include <algorithm>
#include <charconv>
#include <ranges>

#include "notices/events.h"
#include "values/london.h"

namespace haven::notices {
namespace {

constexpr auto kind = "mailing";
constexpr auto position_key = "position";
constexpr Seconds afternoon = Hours(17);

std::optional<std::uint64_t> position_in(std::string_view text) {
  std::uint64_t position = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), position);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return position;
}

Wording wording_of(const cases::Event& notice, const TellingRules& telling) {
  if (cases::said<events::notice_sent, "step">(notice) != "0") return Wording::not_answered;
  const auto* rule = telling.of(cases::said<events::notice_sent, "kind">(notice));
  return rule != nullptr && rule->mail == Mail::urgent ? Wording::urgent : Wording::to_read;
}

}  // namespace

Instant next_afternoon(Instant moment) {
  for (auto day = london_day(moment);; day = next_day(day)) {
    // No clock is turned at that hour.
    const auto at = from_london(day, afternoon);
    if (at && *at > moment) return *at;
  }
}

Mailing::Mailing(cases::Cases& cases, desk::Store& desk, Deliveries& deliveries,
                 MailingOptions options, const TellingRules& telling)
    : cases_(cases),
      desk_(desk),
      deliveries_(deliveries),
      options_(options),
      telling_(telling),
      first_(cases.position()) {
  listening_ = cases_.listen([this](std::span<const std::shared_ptr<const cases::Event>> events) {
    const Lock lock(mutex_);
    std::ranges::copy_if(events, std::back_inserter(waiting_),
                         [](const auto& event) { return event->is(events::notice_sent); });
  });
}

/// What was told before this began to follow, and after the desk was written last.
Result<void> Mailing::begin(Instant now) {
  const auto kept = desk_.get(kind, position_key, now);
  if (!kept && kept.error().kind != Problem::Kind::broken) return tl::unexpected(kept.error());
  // What cannot be read is as if it were not there: nobody gets again what was told for years.
  const auto known = kept && *kept ? position_in((*kept)->value) : std::nullopt;
  const auto last = known.value_or(first_);
  if (!known) TRY(desk_.put({kind, position_key, "", std::to_string(last), std::nullopt}));
  Notices missed;
  for (const auto& story : cases_.stories())
    for (const auto& event : story->told() | std::views::reverse) {
      if (event->position <= last) break;
      if (event->is(events::notice_sent) && event->position <= first_) missed.push_back(event);
    }
  std::ranges::sort(missed, {}, [](const auto& event) { return event->position; });
  const Lock lock(mutex_);
  waiting_.insert(waiting_.begin(), missed.begin(), missed.end());
  has_begun_ = true;
  return {};
}

Result<std::size_t> Mailing::take_on(Instant now) {
  if (!has_begun_) TRY(begin(now));
  Notices due;
  {
    const Lock lock(mutex_);
    due.swap(waiting_);
  }
  Result<void> done;
  auto next = due.begin();
  while (next != due.end() && (done = take_on(**next, now))) ++next;
  const auto taken = static_cast<std::size_t>(next - due.begin());
  if (taken > 0) {
    const auto last = std::to_string(due[taken - 1]->position);
    if (auto noted = desk_.put({kind, position_key, "", last, std::nullopt}); !noted && done)
      done = std::move(noted);
  }
  // Taking a notice on twice does nothing the second time.
  const Lock lock(mutex_);
  waiting_.insert(waiting_.begin(), next, due.end());
  if (!done) return tl::unexpected(done.error());
  return taken;
}

Result<void> Mailing::take_on(const cases::Event& notice, Instant now) {
  const auto people = cases_.people();
  const auto* person = people->person(cases::said<events::notice_sent, "to">(notice));
  const auto id = NoticeId::from_text(cases::said<events::notice_sent, "notice">(notice).substr(2));
  if (person == nullptr || !id) return {};
  if (cases::said<events::notice_sent, "when">(notice) == "afternoon") {
    // One line a day, however much there is to read.
    const auto at = next_afternoon(notice.occurred.to);
    const auto line = cases_.ledger().derived_stream(ledger::StreamId{person->id.bytes},
                                                     "mail of " + to_text(london_day(at)));
    if (options_.has_email && !person->email.empty())
      TRY(deliveries_.add(NoticeId{line.bytes}, Channel::email, person->id, person->email,
                          Wording::to_read, now, at));
    return {};
  }
  const auto wording = wording_of(notice, telling_);
  if (options_.has_email && !person->email.empty())
    TRY(deliveries_.add(*id, Channel::email, person->id, person->email, wording, now, now));
  if (options_.has_sms && !person->phone.empty() && is_urgent(wording))
    TRY(deliveries_.add(*id, Channel::sms, person->id, person->phone, wording, now, now));
  return {};
}

}  // namespace haven::notices
