#include "notices/deliveries.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "desk/members.h"
#include "values/json.h"
#include "values/random.h"

namespace haven::notices {
namespace {

namespace json = boost::json;

constexpr auto kind = "delivery";
constexpr Minutes longest_pause{30};
constexpr std::chrono::days gives_up_after{3};
constexpr std::chrono::days remembered{90};

/// Tries of three days at the longest pause are far fewer.
constexpr int most_tries = 1'000'000;

constexpr std::array<std::string_view, 6> progress_names{"unknown", "waiting",  "delivered",
                                                         "refused", "given_up", "unreadable"};

std::string_view name_of(Progress progress) {
  return progress_names.at(static_cast<std::size_t>(progress));
}

Progress progress_named(std::string_view name) {
  const auto* found = std::find(progress_names.begin(), progress_names.end(), name);
  if (found == progress_names.end()) return Progress::unreadable;
  return static_cast<Progress>(found - progress_names.begin());
}

std::string key_of(NoticeId notice, Channel channel, PersonId person) {
  return notice.text() + "/" + std::string(name_of(channel)) + "/" + person.text();
}

std::string key_of(const Delivery& delivery) {
  return key_of(delivery.notice, delivery.channel, delivery.person);
}

std::string written(const Delivery& delivery) {
  return canonical(json::object{{"notice", delivery.notice.text()},
                                {"channel", name_of(delivery.channel)},
                                {"person", delivery.person.text()},
                                {"address", delivery.address},
                                {"wording", name_of(delivery.wording)},
                                {"mail", delivery.mail.text()},
                                {"queued", to_text(delivery.queued)},
                                {"next", to_text(delivery.next)},
                                {"tries", delivery.tries},
                                {"because", delivery.because}});
}

Result<Channel> channel_in(const json::object& members) {
  const auto name = TRY(desk::text_in(members, "channel"));
  for (const auto channel : {Channel::email, Channel::sms})
    if (name == name_of(channel)) return channel;
  return desk::unreadable("channel");
}

Result<Wording> wording_in(const json::object& members) {
  const auto wording = wording_named(TRY(desk::text_in(members, "wording")));
  if (!wording) return desk::unreadable("wording");
  return *wording;
}

Result<Delivery> read(std::string_view value) {
  const auto members = TRY(desk::read_members(value));
  return Delivery{TRY(desk::id_in<NoticeId>(members, "notice")),
                  TRY(channel_in(members)),
                  TRY(desk::id_in<PersonId>(members, "person")),
                  TRY(desk::text_in(members, "address")),
                  TRY(wording_in(members)),
                  TRY(desk::id_in<MailId>(members, "mail")),
                  TRY(desk::moment_in(members, "queued")),
                  TRY(desk::moment_in(members, "next")),
                  TRY(desk::count_in(members, "tries", most_tries)),
                  TRY(desk::text_in(members, "because"))};
}

/// Whether nobody can tell any more what was to be sent.
bool is_lost(const desk::Entry& entry) {
  if (entry.group == name_of(Progress::waiting)) return !read(entry.value);
  return progress_named(entry.group) == Progress::unreadable;
}

/// What a library throws is no reason to lose the message.
Outcome handed_over(const Deliveries::Send& send, const Delivery& delivery, Instant now) {
  try {
    return send(delivery, now);
  } catch (...) {
    return {Fate::try_later, "Handing it over ended in a fault of our own"};
  }
}

/// Urgent first, then whoever has waited longest.
bool goes_before(const Delivery& a, const Delivery& b) {
  const auto urgency = [](const Delivery& each) { return is_urgent(each.wording) ? 0 : 1; };
  return std::make_tuple(urgency(a), a.next, a.queued, key_of(a)) <
         std::make_tuple(urgency(b), b.next, b.queued, key_of(b));
}

Progress progress_after(const Delivery& delivery, Fate fate, Instant now) {
  if (fate == Fate::delivered) return Progress::delivered;
  if (fate == Fate::refused) return Progress::refused;
  return now - delivery.queued >= gives_up_after ? Progress::given_up : Progress::waiting;
}

}  // namespace

std::string_view name_of(Channel channel) { return channel == Channel::sms ? "sms" : "email"; }

Minutes back_off(int tries) {
  ENSURE(tries >= 1);
  return std::min(Minutes(std::int64_t{1} << std::min(tries - 1, 5)), longest_pause);
}

Result<void> Deliveries::add(NoticeId notice, Channel channel, PersonId person,
                             std::string_view address, Wording wording, Instant now,
                             Instant not_before) {
  const Lock lock(mutex_);
  const auto kept = store_.get(kind, key_of(notice, channel, person), now);
  const bool is_broken = !kept && kept.error().kind == Problem::Kind::broken;
  if (!kept && !is_broken) return tl::unexpected(kept.error());
  if (!is_broken && *kept && !is_lost(**kept)) return {};
  const Delivery delivery{
      notice,     channel, person, std::string(address), wording, random_id<MailId>(), now,
      not_before, 0,       ""};
  return keep(delivery, Progress::waiting, now);
}

Result<std::size_t> Deliveries::run(const Send& send, Instant now) {
  TRY(set_aside(now));
  std::size_t tried = 0;
  // One at a time: what becomes urgent meanwhile does not wait for the others.
  while (const auto delivery = TRY(claim(now))) {
    TRY(note(*delivery, handed_over(send, *delivery, now), now));
    ++tried;
  }
  return tried;
}

Result<void> Deliveries::set_aside(Instant now) {
  const Lock lock(mutex_);
  std::size_t sealed_shut = 0;
  for (const auto& entry : TRY(store_.list(kind, name_of(Progress::waiting), now))) {
    if (!is_lost(entry)) continue;
    if (entry.key.empty())
      ++sealed_shut;
    else
      TRY(store_.put({kind, entry.key, std::string(name_of(Progress::unreadable)), entry.value,
                      std::nullopt}));
  }
  unreadable_ = sealed_shut + TRY(store_.list(kind, name_of(Progress::unreadable), now)).size();
  return {};
}

Result<std::optional<Delivery>> Deliveries::claim(Instant now) {
  const Lock lock(mutex_);
  if (!has_room(now)) return std::nullopt;
  std::optional<Delivery> first;
  for (auto& delivery : TRY(list(Progress::waiting, now)))
    if (delivery.next <= now && !in_hand_.contains(key_of(delivery)) &&
        (!first || goes_before(delivery, *first)))
      first = std::move(delivery);
  if (first) {
    in_hand_.insert(key_of(*first));
    sent_.push_back(now);
  }
  return first;
}

bool Deliveries::has_room(Instant now) {
  while (!sent_.empty() && now - sent_.front() >= Minutes(1)) sent_.pop_front();
  return sent_.size() < static_cast<std::size_t>(a_minute_);
}

Result<void> Deliveries::note(Delivery delivery, const Outcome& outcome, Instant now) {
  const Lock lock(mutex_);
  in_hand_.erase(key_of(delivery));
  ++delivery.tries;
  delivery.because = outcome.because;
  delivery.next = now + back_off(delivery.tries);
  return keep(delivery, progress_after(delivery, outcome.fate, now), now);
}

Result<void> Deliveries::keep(const Delivery& delivery, Progress progress, Instant now) {
  desk::Entry entry{kind, key_of(delivery), std::string(name_of(progress)), written(delivery),
                    std::nullopt};
  if (progress != Progress::waiting) entry.expires = now + remembered;
  return store_.put(entry);
}

Result<std::vector<Delivery>> Deliveries::list(Progress progress, Instant now) {
  std::vector<Delivery> deliveries;
  for (const auto& entry : TRY(store_.list(kind, name_of(progress), now)))
    if (auto delivery = read(entry.value)) deliveries.push_back(*std::move(delivery));
  return deliveries;
}

Result<Progress> Deliveries::progress(NoticeId notice, Channel channel, PersonId person,
                                      Instant now) {
  const auto entry = TRY(store_.get(kind, key_of(notice, channel, person), now));
  return entry ? progress_named(entry->group) : Progress::unknown;
}

Result<std::vector<Delivery>> Deliveries::waiting(Instant now) {
  return list(Progress::waiting, now);
}

Result<std::vector<Delivery>> Deliveries::failed(Instant now) {
  auto failed = TRY(list(Progress::refused, now));
  auto given_up = TRY(list(Progress::given_up, now));
  failed.insert(failed.end(), given_up.begin(), given_up.end());
  return failed;
}

}  // namespace haven::notices
