#include "cases/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cases/correction.h"
#include "cases/relation.h"
#include "cases/seals.h"

namespace haven::cases {
namespace {

using access::Class;
using access::Granted;

std::string_view value_of(const NewEvent& event, std::string_view field) {
  const auto found = event.fields.find(field);
  return found == event.fields.end() ? std::string_view() : found->second;
}

/// Whether a relation begins or ends because of what happened, and is part of it: who reports a
/// child missing does not ask to bring a missing episode to the child.
bool follows_from(const NewEvent& main, const NewEvent& event, Seen seen) {
  using Does = Effect::Does;
  if (!is_of_a_relation(*event.kind)) return false;
  const bool starts = event.is(events::relation_started);
  const auto relation = value_of(event, "relation");
  return std::ranges::any_of(main.kind->effects, [&](const Effect& effect) {
    if (effect.word != relation) return false;
    if (effect.does == Does::begins_with_the_story) return starts && seen == Seen(0);
    if (effect.does == Does::begins) return starts;
    return !starts && (effect.does == Does::ends || effect.does == Does::closes);
  });
}

/// `least`, and the class of every section that fields for which `is_filled` are sealed in.
template <class IsFilled>
std::set<Class> classes_where(const EventKind& kind, Class least, IsFilled is_filled) {
  std::set<Class> classes{least};
  for (const auto& field : kind.fields)
    if (field.seal != Seal::track && is_filled(field)) classes.insert(row_of(field.seal).cls);
  return classes;
}

/// The classes an event must be allowed in: `least`, in which every event is asked for, and that of
/// every section it seals. Its track, which says that it happened, goes with `least`.
std::set<Class> classes_of(const NewEvent& event, Class least) {
  return classes_where(*event.kind, least,
                       [&](const Field& field) { return !value_of(event, field.name).empty(); });
}

/// An event as access is asked for it. Who begins to stand beside the child gains from it.
Granted::Recording recording_of(const Cases& cases, const Granted& granted, const NewEvent& event) {
  const auto asked = Asked::of(event).text();
  Granted::Recording recording{asked, cases.vocabulary().gives_more(asked), {}};
  if (!event.is(events::relation_started)) return recording;
  const auto subject = value_of(event, "subject");
  const auto people = cases.people();
  const auto* person = people->person(subject);
  if (subject == granted.who())
    recording.beneficiary = granted.person();
  else if (person != nullptr)
    recording.beneficiary = person->person();
  return recording;
}

bool belongs(const NewEvent& event, About first, About second) {
  return event.kind != nullptr && (event.kind->about == first || event.kind->about == second);
}

/// Whether a relation is of this child, and nobody lends what is another's: anything else in this
/// story would open what nobody was asked about.
bool is_of_this_child(const NewEvent& event, const Granted& granted) {
  if (!is_of_a_relation(*event.kind)) return true;
  const auto object = value_of(event, "object");
  if (object.starts_with("c:") && object != granted.child()) return false;
  if (!event.is(events::relation_started) || value_of(event, "relation") != "delegate") return true;
  // Whoever approves that an address is lent adds to what somebody else lends.
  return value_of(event, "cases") == granted.child() &&
         (object == granted.who() || value_of(event, "location_approved_by") == granted.person());
}

/// What an event names is this child's own, if it is a child's at all: an episode, a placement, an
/// event of the story or of those that are kept with it. Problem: names the field.
Result<void> check_things(const NewEvent& event, const std::vector<NewEvent>& kept_with,
                          const Story* story, const std::string& child,
                          const access::Relations& relations) {
  for (const auto& [name, value] : event.fields) {
    const auto* field = event.kind->field(name);
    if (field == nullptr || field->holds != Holds::entity || value.empty()) continue;
    const bool is_childs = value.starts_with("ep:") || value.starts_with("pl:");
    const bool is_event = field->of == "e" && value.starts_with("e:");
    const bool is_there = !is_event || (story != nullptr && story->find(value) != nullptr) ||
                          std::ranges::any_of(kept_with, [&named = value](const auto& other) {
                            return entity(other.id) == named;
                          });
    if (!is_there || (is_childs && relations.is_about_another(value, child)))
      return problem("Choose from what is recorded of this child", name);
  }
  return {};
}

/// Who may correct an event: whoever recorded it, whoever could record it with all that it can say,
/// and the manager.
bool may_correct(const Cases& cases, const Granted& granted, const Event& event,
                 const access::Relations& relations) {
  if (event.author.by == granted.who() ||
      manages(relations, granted.who(), granted.child(), granted.decided_at()))
    return true;
  const std::string asked(event.kind->name);
  return std::ranges::all_of(classes_of(*event.kind, granted.cls()), [&](Class cls) {
    return granted.also(cls, {asked, cases.vocabulary().gives_more(asked), {}}, relations)
        .granted.has_value();
  });
}

/// What is taken out is the one event that leave is asked for, by whoever may correct it, and what
/// goes with it; what stands in its place is of its kind.
Result<void> check_correction(const Cases& cases, const Granted& granted, const Story* story,
                              const Decided& decided, const access::Relations& relations) {
  const auto named = [](const NewEvent& event) { return value_of(event, "event"); };
  const auto is_correction = [](const NewEvent& event) { return event.is(events::corrected); };
  if (!is_correction(decided.main))
    return std::ranges::none_of(decided.follows, is_correction)
               ? Result<void>()
               : tl::unexpected(cases.alarm("A correction follows from something else"));
  const auto* of = story == nullptr ? nullptr : story->find(named(decided.main));
  if (of == nullptr) return problem("Choose from what is recorded of this child", "event");
  TRY(can_be_corrected(*story, *of, granted.who()));
  if (!may_correct(cases, granted, *of, relations))
    return problem("Only whoever could record this corrects it, or the manager", "how",
                   Problem::Kind::not_allowed);
  const auto together = goes_with(*story, *of);
  for (const auto& event : decided.follows) {
    const bool goes = is_correction(event) && std::ranges::any_of(together, [&](const Event* each) {
                        return entity(each->id) == named(event);
                      });
    const bool replaces = event.kind == of->kind && value_of(decided.main, "how") == "replaced" &&
                          value_of(decided.main, "by_event") == entity(event.id);
    if (!goes && !replaces)
      return tl::unexpected(cases.alarm("A correction brings what does not belong to it"));
  }
  return {};
}

/// Asks to record `event` as `recording` says, in every class it seals. The colleague in whose
/// place it is done; empty when it is in one's own name.
Result<std::string> ask_for(const Granted& granted, const NewEvent& event,
                            const Granted::Recording& recording,
                            const access::Relations& relations) {
  std::string on_behalf_of;
  for (const auto cls : classes_of(event, granted.cls())) {
    const auto leave = TRY(granted.also(cls, recording, relations).granted);
    if (on_behalf_of.empty()) on_behalf_of = leave.on_behalf_of();
  }
  return on_behalf_of;
}

Author author_of(const Granted& granted) {
  return {granted.who(), granted.org(), std::string(access::name_of(granted.purpose())),
          granted.on_behalf_of()};
}

Result<Recorded> append(Cases& cases, ledger::StreamId stream, Seen seen, const Author& author,
                        const std::vector<NewEvent>& events, const Sent& sent) {
  ledger::Write write{stream, stream, seen, {}};
  for (const auto& event : events) write.entries.push_back(TRY(seal_sections(event, author)));
  const auto appended = TRY(cases.ledger().append({sent.command, {std::move(write)}, sent.said}));
  return Recorded{appended.last, appended.already_done};
}

/// Whether the stream is that of `body`, or of somebody who works for it or is added to it here.
bool is_of_body(const Register& people, const std::string& body, ledger::StreamId stream,
                const NewEvent& first) {
  if (belongs(first, About::organisation, About::organisation)) return "o:" + stream.text() == body;
  if (const auto* person = people.person("u:" + stream.text())) return person->organisation == body;
  return first.is(events::person_added);
}

/// Whether what the event names, a team or a duty, is that of `body` too: a turn of duty for
/// another body would open that body's children.
bool names_only(const Register& people, const std::string& body, const NewEvent& event) {
  if (event.is(events::person_added) || event.is(events::rota_set))
    return value_of(event, "organisation") == body;
  if (!event.is(events::team_member)) return true;
  const auto* team = people.team(value_of(event, "team"));
  return team != nullptr && team->organisation == body;
}

/// A stream holds one kind of thing: whoever is added begins one that nobody has used, and the rest
/// is kept with a body or a person that is there. Problem (not_found): it is not.
Result<Seen> seen_of(const Register& people, ledger::StreamId stream, const NewEvent& first) {
  if (first.is(events::organisation_added) || first.is(events::person_added)) return Seen(0);
  const bool is_there = belongs(first, About::organisation, About::organisation)
                            ? people.organisation("o:" + stream.text()) != nullptr
                            : people.person("u:" + stream.text()) != nullptr;
  if (!is_there) return problem("There is nobody of that kind", {}, Problem::Kind::not_found);
  return Seen();
}

}  // namespace

Asked Asked::of(const NewEvent& event) {
  ENSURE(event.kind != nullptr);
  if (!is_of_a_relation(*event.kind)) return *event.kind;
  return {*event.kind, value_of(event, "relation")};
}

std::string Asked::text() const {
  return is_of_a_relation(*kind_) ? fmt::format("{}:{}", kind_->name, relation_)
                                  : std::string(kind_->name);
}

std::set<Class> classes_of(const EventKind& kind, Class least) {
  return classes_where(kind, least, [](const Field&) { return true; });
}

void to_record(access::Resource& resource, const Asked& asked, const Vocabulary& vocabulary) {
  resource.event = asked.text();
  resource.gives_more = vocabulary.gives_more(resource.event);
}

Result<std::optional<Recorded>> recorded_before(const Cases& cases, const Sent& sent) {
  const auto answered = TRY(cases.ledger().answered(sent.command, sent.said));
  if (!answered) return std::nullopt;
  return Recorded{answered->last, true};
}

Result<Recorded> record(Cases& cases, const RecordPermit& permit, ChildId child, Seen seen,
                        const Decided& decided, const Sent& sent) {
  // A permit is for one child and one kind of event.
  if (permit.child() != entity(child) || permit.event() != Asked::of(decided.main).text())
    return tl::unexpected(cases.alarm("What was decided is not what leave was asked for"));
  const auto story = cases.story(child);
  if (seen != Seen(0) && !story)
    return problem("There is no such record", {}, Problem::Kind::not_found);
  std::vector<NewEvent> events{decided.main};
  events.insert(events.end(), decided.follows.begin(), decided.follows.end());
  const auto relations = cases.relations();
  TRY(check_correction(cases, permit.granted(), story.get(), decided, *relations));
  auto author = author_of(permit.granted());
  for (const auto& event : events) {
    if (!belongs(event, About::child, About::child) || !is_of_this_child(event, permit.granted()))
      return tl::unexpected(cases.alarm("What was decided is not of this child"));
    TRY(check_things(event, events, story.get(), permit.child(), *relations));
    auto recording = recording_of(cases, permit.granted(), event);
    // Nobody gains by what is part of having acted.
    if (follows_from(decided.main, event, seen)) recording = {permit.event(), false, {}};
    const auto colleague = TRY(ask_for(permit.granted(), event, recording, *relations));
    if (author.on_behalf_of.empty()) author.on_behalf_of = colleague;
  }
  return append(cases, stream_of(child), seen, author, events, sent);
}

Result<Recorded> record_by_service(Cases& cases, std::string_view service, ChildId child,
                                   const std::vector<NewEvent>& events, const Sent& sent) {
  for (const auto& event : events) ENSURE(event.kind->effect(Effect::Does::by_haven) != nullptr);
  const Author author{"service:" + std::string(service), "", "missing", ""};
  return append(cases, stream_of(child), {}, author, events, sent);
}

Result<Recorded> record_in_register(Cases& cases, const RegisterPermit& permit,
                                    ledger::StreamId stream, const std::vector<NewEvent>& events,
                                    const Sent& sent) {
  if (events.empty() || permit.event() != events.front().kind->name)
    return tl::unexpected(cases.alarm("What is registered is not what leave was asked for"));
  const auto& granted = permit.granted();
  const auto people = cases.people();
  const auto relations = cases.relations();
  // Who changes what is kept of themselves gains from it.
  const auto gains =
      "u:" + stream.text() == permit.who() ? std::optional(permit.person()) : std::nullopt;
  bool is_own = is_of_body(*people, granted.authority(), stream, events.front());
  for (const auto& event : events) {
    if (!belongs(event, About::organisation, About::person))
      return tl::unexpected(cases.alarm("What is registered is of no body and no person"));
    const std::string asked(event.kind->name);
    TRY(granted
            .also(Class::account, {asked, cases.vocabulary().gives_more(asked), gains}, *relations)
            .granted);
    is_own = is_own && names_only(*people, granted.authority(), event);
  }
  if (!is_own)
    return problem("This belongs to another organisation's register", {},
                   Problem::Kind::not_allowed);
  return append(cases, stream, TRY(seen_of(*people, stream, events.front())), author_of(granted),
                events, sent);
}

Result<Recorded> found_in_register(Cases& cases, ledger::StreamId stream,
                                   const std::vector<NewEvent>& events, const Sent& sent) {
  for (const auto& event : events)
    ENSURE(event.is(events::organisation_added) || event.is(events::person_added) ||
           event.is(events::person_role) || event.is(events::person_cleared));
  const Author author{"service:people", "", "oversight", ""};
  return append(cases, stream, TRY(seen_of(*cases.people(), stream, events.front())), author,
                events, sent);
}

}  // namespace haven::cases
