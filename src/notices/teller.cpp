#include "notices/teller.h"

#include <algorithm>

#include "cases/correction.h"
#include "cases/record.h"
#include "cases/relation.h"
#include "missing/events.h"
#include "notices/events.h"
#include "notices/notice.h"

namespace haven::notices {
namespace {

/// How often clocks are looked at while nothing happens.
constexpr Seconds between_looks{5};
/// How far back a teller that starts looks for what it may not have told: as far as its longest
/// ladder reaches.
Minutes looks_back(const Ladder& ladder) {
  return ladder.steps.empty() ? Minutes(0) : ladder.steps.back().after;
}

bool is_still_missing(const cases::Story& child, const cases::Event& report) {
  const auto* returned = child.last(missing::events::child_returned);
  return cases::said<missing::events::reported, "episode">(report) ==
             child.latest<missing::events::reported, "episode">() &&
         (returned == nullptr || returned->version < report.version);
}

/// The report of the episode that is open now, or nothing.
const cases::Event* open_report(const cases::Story& child) {
  const auto* report = child.last(missing::events::reported);
  return report != nullptr && is_still_missing(child, *report) ? report : nullptr;
}

/// When somebody first said that they act on it: a notice answered, or the police taking the
/// report.
std::optional<Instant> answered(const cases::Story& child, const cases::Event& report,
                                const std::vector<InboxEntry>& sent) {
  std::optional<Instant> first;
  const auto note = [&](Instant moment) {
    if (!first || moment < *first) first = moment;
  };
  for (const auto& entry : sent)
    if (entry.acknowledged) note(*entry.acknowledged);
  for (const auto* taken : child.all(missing::events::police))
    if (cases::said<missing::events::police, "episode">(*taken) ==
        cases::said<missing::events::reported, "episode">(report))
      note(taken->occurred.from);
  return first;
}

}  // namespace

Teller::Teller(cases::Cases& cases, const Inbox& inbox, desk::Store& desk, Deliveries& deliveries,
               TellerOptions options)
    : cases_(cases),
      inbox_(inbox),
      deliveries_(deliveries),
      options_(std::move(options)),
      mailing_(cases, desk, deliveries, {options_.has_email, options_.has_sms}, options_.telling) {
  // Whoever was not told when the last one stopped is among these; each is looked at once.
  for (const auto& child : cases_.stories()) due_.insert(child->child);
  listening_ = cases_.listen([this](std::span<const std::shared_ptr<const cases::Event>> events) {
    const Lock lock(mutex_);
    for (const auto& event : events) {
      if (is_told(*event)) due_.insert(cases::child_of(event->stream));
      has_news_ = has_news_ || is_told(*event) || event->is(events::notice_sent);
    }
    if (has_news_) wake_.notify_all();
  });
  telling_ = std::thread([this] { tell_when_woken(); });
  delivering_ = std::thread([this] { deliver_when_due(); });
}

Teller::~Teller() {
  {
    const Lock lock(mutex_);
    closing_ = true;
  }
  wake_.notify_all();
  telling_.join();
  delivering_.join();
}

void Teller::add(Batch& batch, const cases::Event& about, const std::string& user, int step) const {
  std::string channels = "inbox";
  if (options_.has_email) channels += " email";
  if (options_.has_sms && about.is(missing::events::reported)) channels += " sms";
  auto notice = notice_of(cases_.ledger(), about.id, *about.kind, user, step, std::move(channels));
  if (inbox_.find(notice.fields.at("notice"))) return;
  batch.push_back(std::move(notice));
}

/// What is told by the act itself is not told again.
bool Teller::is_told(const cases::Event& event) const {
  return event.kind->about == cases::About::child && options_.telling.of(*event.kind) != nullptr;
}

void Teller::first_telling(const cases::Story& child, const cases::Event& event, Instant now,
                           Batch& batch) const {
  const auto people = cases_.people();
  const auto relations = cases_.relations();
  for (const auto& told : who_is_told(options_.telling, *event.kind, event.author.by, child,
                                      *people, *relations, now, child.named_in(event)))
    add(batch, event, told.user, 0);
}

std::vector<std::string> Teller::people_on(const LadderStep& step, const cases::Story& child,
                                           Instant now) const {
  const auto people = cases_.people();
  const auto relations = cases_.relations();
  std::vector<std::string> found;
  const auto on_duty = [&](std::string_view duty, std::string_view body, bool managers_only) {
    for (const auto* person : people->on_duty(duty, body, now))
      if (!managers_only || person->has_role("duty_manager")) found.push_back(person->user());
  };
  const auto* desk = people->of_kind("national_desk");
  const auto force = child.latest<missing::events::reported, "force">();
  for (const auto& told : step.told) switch (told.role) {
      case Role::missing_desk_duty:
        on_duty("missing_desk_duty", force, false);
        break;
      case Role::duty_manager:
        on_duty("missing_desk_duty", force, true);
        break;
      case Role::edt_duty:
        on_duty("edt_duty", child.authority(), false);
        break;
      case Role::national_desk_duty:
        if (desk != nullptr) on_duty("national_desk_duty", desk->entity, false);
        break;
      case Role::team_manager:
        for (const auto& team :
             cases::holders(*relations, cases::entity(child.child), "responsible_team", now))
          for (const auto& user : cases::holders(*relations, team, "team_manager", now))
            found.push_back(user);
        break;
    }
  return found;
}

void Teller::climb(const cases::Story& child, const cases::Event& report, Instant now,
                   Batch& batch) const {
  const auto sent = inbox_.about(cases::entity(report.id));
  if (sent.empty()) return;
  const Telling telling{sent.front().sent, answered(child, report, sent)};
  for (const auto& step : due_steps(options_.unanswered, telling, now)) {
    const auto before = batch.size();
    for (const auto& user : people_on(step, child, now)) add(batch, report, user, step.number);
    if (batch.size() == before) continue;
    const auto id = cases_.ledger().derived_stream(ledger::StreamId{report.id.bytes},
                                                   "escalated/" + std::to_string(step.number));
    batch.push_back(cases::New<events::notice_escalated>(EventId{id.bytes}, {})
                        .with<"of">(cases::entity(report.id))
                        .with<"step">(std::to_string(step.number)));
  }
  for (const auto& step : due_steps(options_.long_missing, {telling.sent, {}}, now))
    for (const auto& user : people_on(step, child, now)) add(batch, report, user, 0);
}

Result<void> Teller::keep(const cases::Story& child, const Batch& batch, Instant now) {
  if (batch.empty()) return {};
  auto events = batch;
  for (auto& event : events) event.occurred = Span::at(now);
  // The first event's id follows from what is told to whom: the same telling is the same command.
  const CommandId command{events.front().id.bytes};
  TRY(cases::record_by_service(cases_, "notices", child.child, events, command));
  return {};
}

/// Everything of one child that is due; whether its clocks have to be looked at again.
Result<bool> Teller::tell(const cases::Story& child, Instant now, std::size_t& count) {
  Batch batch;
  const auto* open = open_report(child);
  // Recorded in this order: what is too old is all that stands before what is not.
  const auto stands = child.stands();
  const auto first = std::ranges::partition_point(stands, [&](const auto& event) {
    return now - event->recorded >= looks_back(options_.long_missing);
  });
  if (open != nullptr && (first == stands.end() || open->recorded < (*first)->recorded))
    first_telling(child, *open, now, batch);
  for (auto event = first; event != stands.end(); ++event)
    if (is_told(**event) && !cases::is_bookkeeping(child, **event))
      first_telling(child, **event, now, batch);
  if (open != nullptr) climb(child, *open, now, batch);
  TRY(keep(child, batch, now));
  count += static_cast<std::size_t>(std::ranges::count_if(
      batch, [](const auto& event) { return event.is(events::notice_sent); }));
  return open != nullptr;
}

Result<std::size_t> Teller::tell(Instant now) {
  // Whoever is not done with stays due, whatever ends this look.
  struct Due {
    Teller& teller;
    std::set<ChildId> left;
    explicit Due(Teller& whose) : teller(whose) {
      const Lock lock(teller.mutex_);
      left.swap(teller.due_);
    }
    ~Due() {
      const Lock lock(teller.mutex_);
      teller.due_.merge(left);
    }
  } due(*this);
  std::size_t count = 0;
  std::size_t untold = 0;
  Result<void> failed;
  for (auto id = due.left.begin(); id != due.left.end();) {
    const auto child = cases_.story(*id);
    // One child of whom nobody can be told stops nobody else.
    const auto told = child ? tell(*child, now, count) : false;
    if (!told) {
      failed = tl::unexpected(told.error());
      ++untold;
    }
    id = told && !*told ? due.left.erase(id) : std::next(id);
  }
  note_untold(untold, now);
  if (!failed) return tl::unexpected(failed.error());
  return count;
}

void Teller::note_untold(std::size_t children, Instant now) {
  const Lock lock(mutex_);
  untold_.children = children;
  if (children == 0) untold_.since = std::nullopt;
  if (children > 0 && !untold_.since) untold_.since = now;
}

std::size_t Teller::due() const {
  const Lock lock(mutex_);
  return due_.size();
}

Untold Teller::untold() const {
  const Lock lock(mutex_);
  return untold_;
}

/// What a library throws ends here: the thread is there for the next look.
template <class Look>
void Teller::count_failure_of(const Look& look) {
  bool is_done = false;
  try {
    is_done = look();
  } catch (...) {
    is_done = false;
  }
  if (!is_done) ++failures_;
}

void Teller::tell_when_woken() {
  Lock lock(mutex_);
  while (!closing_) {
    wake_.wait_for(lock, between_looks, [&]() REQUIRES(mutex_) { return closing_ || has_news_; });
    if (closing_) return;
    has_news_ = false;
    lock.unlock();
    // What could not be kept now is tried again at the next look: nothing is marked as told before
    // the ledger has it.
    count_failure_of([this] { return tell(options_.now()).has_value(); });
    count_failure_of([this] { return mailing_.take_on(options_.now()).has_value(); });
    lock.lock();
  }
}

void Teller::deliver_when_due() {
  if (!options_.send) return;
  Lock lock(mutex_);
  while (!closing_) {
    wake_.wait_for(lock, Seconds(1), [&]() REQUIRES(mutex_) { return closing_; });
    if (closing_) return;
    lock.unlock();
    count_failure_of([this] { return deliveries_.run(options_.send, options_.now()).has_value(); });
    lock.lock();
  }
}

}  // namespace haven::notices
