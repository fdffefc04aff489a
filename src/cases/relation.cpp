#include "cases/relation.h"

#include "cases/register.h"

namespace haven::cases {
namespace {

std::string moment(const std::optional<Instant>& when) { return when ? to_text(*when) : ""; }

std::string list(const std::optional<std::vector<std::string>>& words) {
  std::string text;
  for (const auto& word : words.value_or(std::vector<std::string>{}))
    text += (text.empty() ? "" : " ") + word;
  return text;
}

NewEvent event_of(std::string type, EventId id, Instant at, const access::Relation& relation,
                  std::string reason) {
  NewEvent event{std::move(type), Span::at(at), {}, id};
  event.fields = {{"subject", relation.subject},
                  {"relation", relation.relation},
                  {"object", relation.object},
                  {"reason", std::move(reason)}};
  return event;
}

}  // namespace

NewEvent relation_started(EventId id, Instant at, const access::Relation& relation,
                          std::string reason) {
  auto event = event_of("relation.started", id, at, relation, std::move(reason));
  event.fields["from"] = moment(relation.from);
  event.fields["until"] = moment(relation.until);
  event.fields["cases"] = list(relation.cases);
  event.fields["classes"] = list(relation.classes);
  event.fields["purposes"] = list(relation.purposes);
  event.fields["location_approved_by"] = relation.location_approved_by.value_or("");
  return event;
}

NewEvent relation_ended(EventId id, Instant at, const access::Relation& relation,
                        std::string reason) {
  return event_of("relation.ended", id, at, relation, std::move(reason));
}

access::Relation relation_of(const Event& started) {
  access::Relation relation;
  relation.subject = started["subject"];
  relation.relation = started["relation"];
  relation.object = started["object"];
  const auto from = read_instant(started["from"]);
  relation.from = from ? *from : started.occurred.from;
  if (const auto until = read_instant(started["until"])) relation.until = *until;
  if (!started["cases"].empty()) relation.cases = words_of(started["cases"]);
  if (!started["classes"].empty()) relation.classes = words_of(started["classes"]);
  if (!started["purposes"].empty()) relation.purposes = words_of(started["purposes"]);
  if (!started["location_approved_by"].empty())
    relation.location_approved_by = std::string(started["location_approved_by"]);
  return relation;
}

}  // namespace haven::cases
