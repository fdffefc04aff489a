#include "access/read_question.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "access/question.h"
#include "values/json.h"

namespace haven::access {
namespace {

namespace json = boost::json;

std::optional<std::string> as_text(const json::value& value) {
  const auto* text = value.if_string();
  return text ? std::optional(std::string(text->begin(), text->end())) : std::nullopt;
}

std::optional<bool> as_bool(const json::value& value) {
  const auto* truth = value.if_bool();
  return truth ? std::optional(*truth) : std::nullopt;
}

std::optional<long> as_whole(const json::value& value) {
  const auto* whole = value.if_int64();
  return whole ? std::optional<long>(*whole) : std::nullopt;
}

std::optional<double> as_number(const json::value& value) {
  return value.is_number() ? std::optional(value.to_number<double>()) : std::nullopt;
}

std::optional<std::vector<std::string>> as_texts(const json::value& value) {
  const auto* list = value.if_array();
  if (!list) return std::nullopt;
  std::vector<std::string> texts;
  for (const auto& each : *list) {
    auto text = as_text(each);
    if (!text) return std::nullopt;
    texts.push_back(std::move(*text));
  }
  return texts;
}

std::optional<Instant> as_instant(const json::value& value) {
  const auto text = as_text(value);
  const auto moment = text ? read_instant(*text) : problem("");
  return moment ? std::optional(*moment) : std::nullopt;
}

std::optional<Principal::Type> as_type(const json::value& value) {
  if (value == "user") return Principal::Type::user;
  if (value == "child") return Principal::Type::child;
  if (value == "service") return Principal::Type::service;
  return std::nullopt;
}

std::optional<Resource::State> as_state(const json::value& value) {
  if (value == "open") return Resource::State::open;
  if (value == "closed") return Resource::State::closed;
  return std::nullopt;
}

std::optional<bool> as_managed(const json::value& value) {
  const auto text = as_text(value);
  return text ? std::optional(*text == "managed") : std::nullopt;
}

/// Another class counts as readable here: F04 and F05 ask about location alone.
std::optional<bool> as_derived(const json::value& value) {
  if (const auto text = as_text(value)) return *text == "location";
  const auto texts = as_texts(value);
  return texts ? std::optional(std::ranges::find(*texts, "location") != texts->end())
               : std::nullopt;
}

std::optional<Purpose> as_purpose(const json::value& value) {
  const auto text = as_text(value);
  return text ? purpose_named(*text) : std::nullopt;
}

/// One object of a question, read key by key; what nobody asked for is remarked on at the end.
class Part {
 public:
  Part(const json::object& object, std::string name, AskedQuestion& into)
      : object_(object), name_(std::move(name)), into_(into) {}

  /// The value under `key`, read by `as`; nothing when it is missing or not understood.
  template <class As>
  auto get(std::string_view key, As as) -> decltype(as(json::value())) {
    asked_.push_back(key);
    const auto* value = object_.if_contains(key);
    if (!value || value->is_null()) return std::nullopt;
    auto read = as(*value);
    if (!read) remark(key, "is not what it should be, and counts as missing");
    return read;
  }
  /// Like get, into something that cannot be missing: what is not understood makes it unreadable.
  template <class Value, class As>
  void fill(std::string_view key, As as, Value& value) {
    auto read = get(key, as);
    if (read)
      // NOLINTNEXTLINE(bugprone-optional-value-conversion): what may be missing may be given.
      value = std::move(*read);
    else if (const auto* given = object_.if_contains(key); given && !given->is_null())
      into_.request.unreadable.push_back(path(key));
  }
  /// Like fill, and must be there.
  template <class Value, class As>
  void need(std::string_view key, As as, Value& value) {
    fill(key, as, value);
    const auto* given = object_.if_contains(key);
    if (!given || given->is_null()) into_.request.unreadable.push_back(path(key));
  }
  void remark_on_the_rest() {
    for (const auto& pair : object_)
      if (std::ranges::find(asked_, std::string_view(pair.key())) == asked_.end())
        remark(pair.key(), "is not a key that any rule asks for");
  }
  void pass_over(std::initializer_list<std::string_view> keys) {
    asked_.insert(asked_.end(), keys.begin(), keys.end());
  }
  std::string path(std::string_view key) const { return fmt::format("{}.{}", name_, key); }

 private:
  void remark(std::string_view key, std::string_view says) {
    into_.remarks.push_back(fmt::format("{} {}", path(key), says));
  }

  const json::object& object_;
  std::string name_;
  AskedQuestion& into_;
  std::vector<std::string_view> asked_;
};

Result<const json::object*> object_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (!value || !value->is_object())
    return problem(fmt::format("\"{}\" is missing: give an object", key), std::string(key));
  return &value->get_object();
}

Result<std::string> text_in(const json::object& object, std::string_view part,
                            std::string_view key) {
  const auto* value = object.if_contains(key);
  auto text = value ? as_text(*value) : std::nullopt;
  if (!text || text->empty())
    return problem(fmt::format("{}.{} is missing: give it as text", part, key));
  return *std::move(text);
}

Result<void> read_principal(const json::object& object, AskedQuestion& into) {
  auto& principal = into.request.principal;
  Part part(object, "principal", into);
  principal.id = TRY(text_in(object, "principal", "id"));
  part.fill("person", as_text, principal.person);
  part.fill("org", as_text, principal.org);
  part.need("type", as_type, principal.type);
  part.need("roles", as_texts, principal.roles);
  principal.status = part.get("status", as_text);
  principal.training = part.get("training", as_text);
  principal.vetting = part.get("vetting", as_text);
  part.fill("hold", as_bool, principal.hold);
  part.pass_over({"id"});
  part.remark_on_the_rest();
  return {};
}

Result<void> read_resource(const json::object& object, AskedQuestion& into) {
  auto& resource = into.request.resource;
  Part part(object, "resource", into);
  const auto cls = class_named(TRY(text_in(object, "resource", "class")));
  if (!cls) return problem("resource.class is not a class that docs/access.md names");
  resource.cls = *cls;
  part.fill("case", as_text, resource.case_id);
  part.fill("authority", as_text, resource.authority);
  resource.state = part.get("state", as_state);
  part.fill("sealed_to", as_texts, resource.sealed_to);
  resource.requester_person = part.get("requester_person", as_text);
  part.fill("beneficiary_person", as_text, resource.beneficiary_person);
  part.fill("shareable", as_bool, resource.shareable);
  part.fill("derived_from", as_derived, resource.derived_from_location);
  part.fill("event", as_text, resource.event);
  into.says_what_it_gives = part.get("gives_more", as_bool).has_value();
  part.fill("gives_more", as_bool, resource.gives_more);
  part.pass_over({"class"});
  part.remark_on_the_rest();
  return {};
}

BreakGlass read_break_glass(const json::object& object, AskedQuestion& into) {
  BreakGlass glass;
  Part part(object, "context.break_glass", into);
  part.fill("id", as_text, glass.id);
  part.fill("by", as_text, glass.by);
  part.fill("case", as_text, glass.case_id);
  glass.activated_at = part.get("activated_at", as_instant);
  part.fill("reason_code", as_text, glass.reason_code);
  std::string reason;
  part.fill("reason_text", as_text, reason);
  glass.explained = characters(reason) >= break_glass_explained;
  part.fill("eligible", as_bool, glass.eligible);
  part.pass_over({"confirmed_by"});
  part.remark_on_the_rest();
  if (const auto* by = object.if_contains("confirmed_by"); by && by->is_object()) {
    Part confirmed(by->get_object(), "context.break_glass.confirmed_by", into);
    glass.confirmed_by_person = confirmed.get("person", as_text);
    glass.confirmed_by_role = confirmed.get("role", as_text);
    confirmed.remark_on_the_rest();
  }
  return glass;
}

Result<void> read_context(const json::object& object, AskedQuestion& into) {
  auto& context = into.request.context;
  Part part(object, "context", into);
  const auto now = read_instant(TRY(text_in(object, "context", "now")));
  if (!now) return problem("context.now must be a moment such as 2027-04-17T06:34:00Z");
  context.now = *now;
  context.purpose = part.get("purpose", as_purpose);
  part.fill("reason", as_text, context.reason);
  context.stepup_age_s = part.get("stepup_age_s", as_whole);
  context.device_managed = part.get("device", as_managed);
  part.fill("unreviewed_break_glass_h", as_number, context.unreviewed_break_glass_h);
  part.pass_over({"now", "break_glass"});
  part.remark_on_the_rest();
  const auto* glass = object.if_contains("break_glass");
  if (glass && glass->is_object()) {
    context.break_glass = read_break_glass(glass->get_object(), into);
  } else if (glass && !glass->is_null()) {
    into.request.unreadable.emplace_back("context.break_glass");
  }
  return {};
}

/// A moment that bounds a relation: what cannot be read must not look like a relation without end.
Result<std::optional<Instant>> bound_in(const json::object& object, const std::string& name,
                                        std::string_view key) {
  const auto* value = object.if_contains(key);
  if (!value || value->is_null()) return std::nullopt;
  const auto moment = as_instant(*value);
  if (!moment)
    return problem(fmt::format("{}.{} must be a moment such as 2027-04-17T06:34:00Z", name, key));
  return moment;
}

Result<Relation> read_relation(const json::value& value, std::size_t place, AskedQuestion& into) {
  const auto name = fmt::format("relations[{}]", place);
  const auto* object = value.if_object();
  if (!object) return problem(fmt::format("{} must be an object", name));
  Relation relation;
  relation.subject = TRY(text_in(*object, name, "subject"));
  relation.relation = TRY(text_in(*object, name, "relation"));
  relation.object = TRY(text_in(*object, name, "object"));
  relation.from = TRY(bound_in(*object, name, "from"));
  relation.until = TRY(bound_in(*object, name, "until"));
  relation.closed_at = TRY(bound_in(*object, name, "closed_at"));
  Part part(*object, name, into);
  relation.state = part.get("state", as_text);
  relation.receiving_org = part.get("receiving_org", as_text);
  relation.cases = part.get("cases", as_texts);
  relation.classes = part.get("classes", as_texts);
  relation.purposes = part.get("purposes", as_texts);
  relation.location_approved_by = part.get("location_approved_by", as_text);
  part.pass_over(
      {"subject", "relation", "object", "from", "until", "closed_at", "basis", "note", "id"});
  part.remark_on_the_rest();
  return relation;
}

Result<void> read_relations(const json::object& object, AskedQuestion& into) {
  const auto* value = object.if_contains("relations");
  if (!value || !value->is_array())
    return problem("\"relations\" is missing: give a list of all that hold, [] if none do");
  std::vector<Relation> relations;
  for (const auto& each : value->get_array())
    relations.push_back(TRY(read_relation(each, relations.size(), into)));
  into.relations = Relations(std::move(relations));
  return {};
}

void read_heading(const json::object& object, AskedQuestion& into) {
  for (const auto& pair : object) {
    constexpr std::string_view known[] = {"id",        "title",   "principal", "action", "resource",
                                          "relations", "context", "expect",    "note"};
    if (std::ranges::find(known, std::string_view(pair.key())) == std::end(known))
      into.remarks.push_back(
          fmt::format("{} is not a key of a question", std::string_view(pair.key())));
  }
  if (const auto* id = object.if_contains("id")) into.id = as_text(*id).value_or("");
}

}  // namespace

Result<AskedQuestion> read_question(std::string_view line) {
  const auto value = TRY(read_json(line));
  const auto* object = value.if_object();
  if (!object) return problem("A question must be one JSON object on a line of its own");
  AskedQuestion asked;
  read_heading(*object, asked);
  const auto name = object->if_contains("action");
  const auto text = name ? as_text(*name) : std::nullopt;
  const auto action = text ? action_named(*text) : std::nullopt;
  if (!action) return problem("\"action\" must be an action that docs/access.md names");
  asked.request.action = *action;
  TRY(read_principal(*TRY(object_in(*object, "principal")), asked));
  TRY(read_resource(*TRY(object_in(*object, "resource")), asked));
  TRY(read_context(*TRY(object_in(*object, "context")), asked));
  TRY(read_relations(*object, asked));
  return asked;
}

}  // namespace haven::access
