#include "cases/cases.h"

#include <algorithm>

#include "cases/events.h"
#include "cases/opened_entry.h"
#include "cases/relation.h"
#include "ledger/replay.h"

namespace haven::cases {
namespace {

/// Being in a team, or leading it, is a relation of the person to the team.
access::Relation membership_from(const Event& event) {
  access::Relation relation;
  relation.subject = "u:" + event.stream.text();
  relation.relation =
      said<events::team_member, "as">(event) == "manager" ? "team_manager" : "member_of";
  relation.object = said<events::team_member, "team">(event);
  relation.from = event.occurred.from;
  if (const auto until = read_instant(said<events::team_member, "until">(event)))
    relation.until = *until;
  return relation;
}

/// A turn on a rota is a relation to the organisation whose duty it is.
access::Relation turn_from(const Event& event) {
  access::Relation relation;
  relation.subject = "u:" + event.stream.text();
  relation.relation = said<events::rota_set, "duty">(event);
  relation.object = said<events::rota_set, "organisation">(event);
  if (const auto from = read_instant(said<events::rota_set, "from">(event))) relation.from = *from;
  if (const auto until = read_instant(said<events::rota_set, "until">(event)))
    relation.until = *until;
  return relation;
}

/// What an auditor audits.
access::Relation audit_from(const Event& event) {
  access::Relation relation;
  relation.subject = "u:" + event.stream.text();
  relation.relation = "audit_scope";
  relation.object = said<events::audit_scoped, "authority">(event);
  if (const auto from = read_instant(said<events::audit_scoped, "from">(event)))
    relation.from = *from;
  if (const auto until = read_instant(said<events::audit_scoped, "until">(event)))
    relation.until = *until;
  return relation;
}

/// Between whom: subject, relation and object, each empty for any other event.
std::array<std::string_view, 3> ends_of(const Event& event) {
  return {said_among<"subject", of_a_relation>(event), said_among<"relation", of_a_relation>(event),
          said_among<"object", of_a_relation>(event)};
}

/// The relations after this event; nothing when it changes none.
std::optional<access::Relations> related(const access::Relations& before, const Event& event,
                                         const Vocabulary& vocabulary) {
  if (event.is(events::relation_started)) return before.with(relation_of(event));
  if (event.is(events::rota_set)) return before.with(turn_from(event));
  if (event.is(events::audit_scoped)) return before.with(audit_from(event));
  if (event.is(events::team_member)) return before.with(membership_from(event));
  if (!event.is(events::relation_ended)) return std::nullopt;
  const auto subject = said<events::relation_ended, "subject">(event);
  const auto relation = said<events::relation_ended, "relation">(event);
  const auto object = said<events::relation_ended, "object">(event);
  const auto child = entity(child_of(event.stream));
  const auto at = event.occurred.to;
  return vocabulary.closes(relation, subject) ? before.closed(subject, child, at)
                                              : before.ended(subject, relation, object, at, child);
}

}  // namespace

Result<std::unique_ptr<Cases>> Cases::open(ledger::Ledger& ledger, Vocabulary vocabulary) {
  std::unique_ptr<Cases> cases(new Cases(ledger, std::move(vocabulary)));
  TRY(ledger::replay(ledger, 1, [&](const std::vector<ledger::Entry>& page) -> ledger::TakeIn {
    return [&cases, opened = open_entries(ledger, page, cases->vocabulary_)]() -> Result<void> {
      const WriteLock lock(cases->mutex_);
      for (const auto& entry : opened) {
        if (!entry) return tl::unexpected(entry.error());
        cases->apply(*entry, Held::by_us_alone);
      }
      return {};
    };
  }));
  ledger.follow([kept = cases.get()](std::span<const ledger::Entry> entries) {
    const auto events = kept->take_in(entries);
    // The entry was sealed by this very process a moment ago: that it cannot be read back is our
    // own fault, and going on would show a story with a hole in it.
    ENSURE(events.has_value());
    const Lock lock(kept->listening_);
    for (const auto& [number, listener] : kept->listeners_) listener(*events);
  });
  return cases;
}

Result<std::vector<std::shared_ptr<const Event>>> Cases::take_in(
    std::span<const ledger::Entry> entries) {
  const auto opened = open_entries(ledger_, entries, vocabulary_);
  std::vector<std::shared_ptr<const Event>> events;
  const WriteLock lock(mutex_);
  for (const auto& entry : opened) {
    if (!entry) return tl::unexpected(entry.error());
    apply(*entry, Held::by_readers_too);
    if (entry->event) events.push_back(entry->event);
  }
  return events;
}

void Cases::apply(const OpenedEntry& entry, Held held) {
  position_ = entry.position;
  if (!entry.event) return;
  const auto& event = *entry.event;
  if (event.kind->about == About::child) {
    auto& kept = stories_[child_of(event.stream)];
    auto story = held == Held::by_us_alone && kept ? std::const_pointer_cast<Story>(kept)
                 : kept                            ? std::make_shared<Story>(*kept)
                                                   : std::make_shared<Story>();
    if (!kept) story->number = static_cast<std::uint32_t>(stories_.size() - 1);
    story->child = child_of(event.stream);
    story->version = event.version;
    story->add(entry.event);
    kept = std::move(story);
  } else if (event.kind->about == About::organisation || event.kind->about == About::person) {
    auto changed = std::make_shared<Register>(*register_);
    cases::apply(*changed, event, entry.names);
    register_ = std::move(changed);
  }
  relate(event);
}

void Cases::relate(const Event& event) {
  if (event.is(events::corrected)) return relate_anew(event);
  if (auto changed = related(*relations_, event, vocabulary_))
    relations_ = std::make_shared<const access::Relations>(std::move(*changed));
}

/// What stood between two is worked out again from what now stands of it.
void Cases::relate_anew(const Event& corrected) {
  const auto& story = *stories_.at(child_of(corrected.stream));
  const auto* named = story.corrected_in(corrected);
  if (named == nullptr || !is_of_a_relation(*named->kind)) return;
  const auto ends = ends_of(*named);
  auto relations = relations_->without(ends[0], ends[1], ends[2]);
  for (const auto& event : story.stands())
    if (ends_of(*event) == ends)
      if (auto changed = related(relations, *event, vocabulary_)) relations = std::move(*changed);
  relations_ = std::make_shared<const access::Relations>(std::move(relations));
}

std::shared_ptr<const Story> Cases::story(ChildId child) const {
  const ReadLock lock(mutex_);
  const auto found = stories_.find(child);
  return found == stories_.end() ? nullptr : found->second;
}

std::shared_ptr<const Register> Cases::people() const {
  const ReadLock lock(mutex_);
  return register_;
}

std::vector<std::shared_ptr<const Story>> Cases::stories() const {
  const ReadLock lock(mutex_);
  std::vector<std::shared_ptr<const Story>> all(stories_.size());
  for (const auto& [child, story] : stories_) all[story->number] = story;
  return all;
}

std::shared_ptr<const access::Relations> Cases::relations() const {
  const ReadLock lock(mutex_);
  return relations_;
}

World Cases::world(std::optional<ChildId> child, Instant now) const {
  const ReadLock lock(mutex_);
  World world{nullptr, register_, relations_, position_, now};
  if (!child) return world;
  if (const auto found = stories_.find(*child); found != stories_.end())
    world.child = found->second;
  return world;
}

Cases::Turn Cases::turn(ChildId child) const {
  return Turn(turns_[std::hash<ChildId>{}(child) % turns_.size()]);
}

Problem Cases::alarm(std::string says) const {
  ++alarms_;
  return {std::move(says), {}, Problem::Kind::broken};
}

Listening Cases::listen(Listener listener) {
  const Lock lock(listening_);
  listeners_.emplace(++listened_, std::move(listener));
  return {*this, listened_};
}

Listening::~Listening() {
  if (cases_ == nullptr) return;
  const Lock lock(cases_->listening_);
  cases_->listeners_.erase(number_);
}

std::uint64_t Cases::position() const {
  const ReadLock lock(mutex_);
  return position_;
}

}  // namespace haven::cases
