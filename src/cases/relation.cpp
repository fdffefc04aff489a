#include "cases/relation.h"

#include <algorithm>

#include "values/words.h"

namespace haven::cases {
namespace {

std::string moment(const std::optional<Instant>& when) { return when ? to_text(*when) : ""; }

std::string list(const std::optional<std::vector<std::string>>& words) {
  std::string text;
  for (const auto& word : words.value_or(std::vector<std::string>{}))
    text += (text.empty() ? "" : " ") + word;
  return text;
}

template <const auto& K>
New<K> event_of(EventId id, Instant at, const access::Relation& relation, std::string reason) {
  return New<K>(id, Span::at(at))
      .template with<"subject">(relation.subject)
      .template with<"relation">(relation.relation)
      .template with<"object">(relation.object)
      .template with<"reason">(std::move(reason));
}

}  // namespace

NewEvent relation_started(EventId id, Instant at, const access::Relation& relation,
                          std::string reason) {
  return event_of<events::relation_started>(id, at, relation, std::move(reason))
      .with<"from">(moment(relation.from))
      .with<"until">(moment(relation.until))
      .with<"cases">(list(relation.cases))
      .with<"classes">(list(relation.classes))
      .with<"purposes">(list(relation.purposes))
      .with<"location_approved_by">(relation.location_approved_by.value_or(""));
}

NewEvent relation_ended(EventId id, Instant at, const access::Relation& relation,
                        std::string reason) {
  return event_of<events::relation_ended>(id, at, relation, std::move(reason));
}

access::Relation relation_of(const Event& started) {
  access::Relation relation;
  relation.subject = said<events::relation_started, "subject">(started);
  relation.relation = said<events::relation_started, "relation">(started);
  relation.object = said<events::relation_started, "object">(started);
  const auto from = read_instant(said<events::relation_started, "from">(started));
  relation.from = from ? *from : started.occurred.from;
  if (const auto until = read_instant(said<events::relation_started, "until">(started)))
    relation.until = *until;
  if (!said<events::relation_started, "cases">(started).empty())
    relation.cases = split_words<std::string>(said<events::relation_started, "cases">(started));
  if (!said<events::relation_started, "classes">(started).empty())
    relation.classes = split_words<std::string>(said<events::relation_started, "classes">(started));
  if (!said<events::relation_started, "purposes">(started).empty())
    relation.purposes =
        split_words<std::string>(said<events::relation_started, "purposes">(started));
  if (!said<events::relation_started, "location_approved_by">(started).empty())
    relation.location_approved_by =
        std::string(said<events::relation_started, "location_approved_by">(started));
  return relation;
}

std::vector<std::string> holders(const access::Relations& relations, std::string_view object,
                                 std::string_view relation, Instant now) {
  std::vector<std::string> found;
  relations.each_to(object, relation, now,
                    [&](const access::Relation& held) { found.push_back(held.subject); });
  std::ranges::sort(found);  // The order must not depend on how relations are kept.
  return found;
}

}  // namespace haven::cases
