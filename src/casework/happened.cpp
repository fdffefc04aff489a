#include "casework/happened.h"

#include <fmt/format.h>

#include "care/events.h"
#include "cases/relation.h"

namespace haven::casework {
namespace {

Result<Span> span_of(const When& when, Instant now) {
  if (when.to && !when.from)
    return problem("Give the earlier moment too, or only this one above", "at");
  const auto from = when.from.value_or(now);
  const auto to = when.to.value_or(from);
  if (from > now) return problem("This is still to come: record it once it has happened", "at");
  if (to > now) return problem("This is still to come: record it once it has happened", "until");
  if (to < from) return problem("This is before the earlier moment", "until");
  return Span{from, to};
}

}  // namespace

Result<cases::Decided> happened(const cases::EventKind& kind, const cases::Story& child,
                                cases::Fields said, const When& when, const HappenedIds& ids,
                                Instant now) {
  std::erase_if(said, [](const auto& field) { return field.second.empty(); });
  for (const auto& [name, value] : said) {
    const auto* field = kind.field(name);
    if (field == nullptr)
      return problem(fmt::format("{} has no field called {}", kind.name, name), name);
    TRY(cases::check(*field, value));
  }
  const auto span = TRY(span_of(when, now));
  cases::NewEvent event{&kind, span, std::move(said), ids.main};
  cases::Decided decided{std::move(event), {}};
  if (const auto placement = decided.main.fields.find("placement");
      &kind == &care::events::placement_end && placement != decided.main.fields.end())
    decided.follows.push_back(cases::relation_ended(
        ids.end_about, span.to,
        {.subject = placement->second, .relation = "about", .object = cases::entity(child.child)}));
  return decided;
}

}  // namespace haven::casework
