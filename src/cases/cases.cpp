#include "cases/cases.h"

#include <algorithm>
#include <mutex>

#include "cases/relation.h"
#include "cases/vocabulary.h"

namespace haven::cases {
namespace {

constexpr std::size_t replay_step = 5'000;

/// Being in a team, or leading it, is a relation of the person to the team.
access::Relation membership_from(const Event& event) {
  access::Relation relation;
  relation.subject = "u:" + event.stream.text();
  relation.relation = event["as"] == "manager" ? "team_manager" : "member_of";
  relation.object = event["team"];
  relation.from = event.occurred.from;
  if (const auto until = read_instant(event["until"])) relation.until = *until;
  return relation;
}

/// A turn on a rota is a relation to the organisation whose duty it is.
access::Relation turn_from(const Event& event) {
  access::Relation relation;
  relation.subject = "u:" + event.stream.text();
  relation.relation = event["duty"];
  relation.object = event["organisation"];
  if (const auto from = read_instant(event["from"])) relation.from = *from;
  if (const auto until = read_instant(event["until"])) relation.until = *until;
  return relation;
}

/// What an auditor audits.
access::Relation audit_from(const Event& event) {
  access::Relation relation;
  relation.subject = "u:" + event.stream.text();
  relation.relation = "audit_scope";
  relation.object = event["authority"];
  if (const auto from = read_instant(event["from"])) relation.from = *from;
  if (const auto until = read_instant(event["until"])) relation.until = *until;
  return relation;
}

}  // namespace

Result<std::unique_ptr<Cases>> Cases::open(ledger::Ledger& ledger) {
  std::unique_ptr<Cases> cases(new Cases(ledger));
  while (true) {
    const auto entries = TRY(ledger.read_from(cases->position_ + 1, replay_step));
    if (entries.empty()) break;
    TRY(cases->take_in(entries));
  }
  ledger.follow([kept = cases.get()](std::span<const ledger::Entry> entries) {
    const auto events = kept->take_in(entries);
    // The entry was sealed by this very process a moment ago: that it cannot be read back is our
    // own fault, and going on would show a story with a hole in it.
    ENSURE(events.has_value());
    for (const auto& listener : kept->listeners_) listener(*events);
  });
  return cases;
}

Result<std::vector<std::shared_ptr<const Event>>> Cases::take_in(
    std::span<const ledger::Entry> entries) {
  std::vector<std::shared_ptr<const Event>> events;
  std::unique_lock lock(mutex_);
  for (const auto& entry : entries) {
    if (entry.position <= position_) continue;
    position_ = entry.position;
    auto event = apply(entry);
    // The key is destroyed: nobody can know any more what this was, and that is meant.
    if (!event && event.error().kind == Problem::Kind::not_found) continue;
    events.push_back(TRY(std::move(event)));
  }
  return events;
}

Result<std::shared_ptr<const Event>> Cases::apply(const ledger::Entry& entry) {
  const auto plain = ledger_.open(entry, ledger::track);
  if (!plain) return tl::unexpected(plain.error());
  auto event = std::make_shared<const Event>(TRY(read_track(*plain, entry)));
  const auto* kind = find_event(event->type);
  if (kind == nullptr)
    return problem("The ledger holds an event that this program does not know", {},
                   Problem::Kind::broken);
  if (kind->about == About::child) {
    auto& held = stories_[child_of(entry.stream)];
    auto story = held ? std::make_shared<Story>(*held) : std::make_shared<Story>();
    story->child = child_of(entry.stream);
    story->version = entry.version;
    story->events.push_back(event);
    held = std::move(story);
  } else if (kind->about == About::organisation || kind->about == About::person) {
    Fields names;
    const auto core = static_cast<ledger::Compartment>(Seal::core);
    if (ledger_.has(entry, core)) names = TRY(read_fields(TRY(ledger_.open(entry, core))));
    auto changed = std::make_shared<Register>(*register_);
    cases::apply(*changed, *event, names);
    register_ = std::move(changed);
  }
  relate(*event);
  return event;
}

void Cases::relate(const Event& event) {
  const auto keep = [this](access::Relations changed) {
    relations_ = std::make_shared<const access::Relations>(std::move(changed));
  };
  if (event.type == "relation.started") {
    keep(relations_->with(relation_of(event)));
  } else if (event.type == "rota.set") {
    keep(relations_->with(turn_from(event)));
  } else if (event.type == "audit.scoped") {
    keep(relations_->with(audit_from(event)));
  } else if (event.type == "team.member") {
    keep(relations_->with(membership_from(event)));
  } else if (event.type == "relation.ended" && event["relation"] == "about" &&
             !event["subject"].starts_with("pl:")) {
    // An episode that has closed still opens some doors for an hour: it is closed, not gone. A
    // placement that has ended opens none.
    keep(relations_->closed(event["subject"], event.occurred.to));
  } else if (event.type == "relation.ended") {
    keep(relations_->ended(event["subject"], event["relation"], event["object"], event.occurred.to,
                           entity(child_of(event.stream))));
  }
}

std::shared_ptr<const Story> Cases::story(ChildId child) const {
  std::shared_lock lock(mutex_);
  const auto found = stories_.find(child);
  return found == stories_.end() ? nullptr : found->second;
}

std::shared_ptr<const Register> Cases::people() const {
  std::shared_lock lock(mutex_);
  return register_;
}

std::vector<std::shared_ptr<const Story>> Cases::stories() const {
  std::shared_lock lock(mutex_);
  std::vector<std::shared_ptr<const Story>> all;
  all.reserve(stories_.size());
  for (const auto& [child, story] : stories_) all.push_back(story);
  return all;
}

std::shared_ptr<const access::Relations> Cases::relations() const {
  std::shared_lock lock(mutex_);
  return relations_;
}

void Cases::listen(Listener listener) { listeners_.push_back(std::move(listener)); }

std::uint64_t Cases::position() const {
  std::shared_lock lock(mutex_);
  return position_;
}

}  // namespace haven::cases
