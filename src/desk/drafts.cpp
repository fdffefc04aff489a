#include "desk/drafts.h"

#include <boost/json.hpp>

#include "desk/members.h"
#include "values/json.h"

namespace haven::desk {
namespace {

namespace json = boost::json;

constexpr auto kind_of_draft = "draft";

std::string key_of(PersonId person, std::string_view form) {
  return person.text() + "/" + std::string(form);
}

std::size_t size_of(const Fields& fields) {
  std::size_t size = 0;
  for (const auto& [name, value] : fields) size += name.size() + value.size();
  return size;
}

std::string written(const Draft& draft) {
  json::object fields;
  for (const auto& [name, value] : draft.fields) fields[name] = value;
  return canonical(json::object{{"fields", std::move(fields)}, {"saved", to_text(draft.saved)}});
}

Result<Draft> read(std::string_view value) {
  const auto members = TRY(read_members(value));
  const auto* fields = members.if_contains("fields");
  if (fields == nullptr || !fields->is_object()) return unreadable("fields");
  Draft draft{{}, TRY(moment_in(members, "saved"))};
  for (const auto& field : fields->get_object())
    draft.fields.emplace(field.key(), TRY(text_in(fields->get_object(), field.key())));
  return draft;
}

}  // namespace

Result<void> save_draft(Store& store, PersonId person, std::string_view form, const Fields& fields,
                        Instant now) {
  if (size_of(fields) > draft_limit)
    return problem("What you have typed is too long to keep; send the form to keep it");
  const auto text = written({fields, now});
  if (!read_json(text)) return problem("What you have typed has letters that cannot be kept");
  return store.put({kind_of_draft, key_of(person, form), person.text(), text, now + draft_lasts});
}

Result<std::optional<Draft>> load_draft(Store& store, PersonId person, std::string_view form,
                                        Instant now) {
  const auto entry = TRY(store.get(kind_of_draft, key_of(person, form), now));
  if (!entry) return std::nullopt;
  auto draft = read(entry->value);
  if (!draft) return std::nullopt;
  return *std::move(draft);
}

Result<void> drop_draft(Store& store, PersonId person, std::string_view form) {
  return store.remove(kind_of_draft, key_of(person, form));
}

Result<void> drop_drafts(Store& store, PersonId person, Instant now) {
  for (const auto& entry : TRY(store.list(kind_of_draft, person.text(), now)))
    TRY(store.remove(kind_of_draft, entry.key));
  return {};
}

}  // namespace haven::desk
