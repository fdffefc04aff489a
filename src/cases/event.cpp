#include "cases/event.h"

#include <fmt/format.h>
#include <string.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "cases/seals.h"
#include "values/json.h"

namespace haven::cases {
namespace {

namespace json = boost::json;

json::object to_json(const Fields& fields) {
  json::object object;
  for (const auto& [name, value] : fields) object[name] = value;
  return object;
}

std::string take(json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return {};
  return std::string(value->get_string());
}

/// Room on the stack for what may be a child's words.
struct WipedRoom {
  std::array<unsigned char, 2048> bytes;

  WipedRoom() = default;  // Not filled: whoever writes fills it.
  ~WipedRoom() { explicit_bzero(bytes.data(), bytes.size()); }
  WipedRoom(const WipedRoom&) = delete;
  WipedRoom& operator=(const WipedRoom&) = delete;
};

bool may_seal(const EventKind& kind, ledger::Compartment compartment) {
  return std::ranges::any_of(kind.fields, [&](const Field& field) {
    return row_of(field.seal).compartment == compartment;
  });
}

tl::unexpected<Problem> kept_otherwise(const ledger::Entry& entry, std::string_view event,
                                       std::string_view how) {
  return problem(fmt::format("Entry {} of the ledger holds the event \"{}\", which this version of "
                             "Haven {}. It was kept by another version: nothing was changed",
                             entry.position, event, how),
                 std::string(other_vocabulary), Problem::Kind::broken);
}

json::object header(const NewEvent& event, const Author& author) {
  json::object track{{"at", to_text(event.occurred)}, {"by", author.by},
                     {"event", event.kind->name},     {"for", author.organisation},
                     {"id", event.id.text()},         {"purpose", author.purpose}};
  if (!author.on_behalf_of.empty()) track["on_behalf_of"] = author.on_behalf_of;
  return track;
}

}  // namespace

std::string_view Event::by_name(std::string_view field) const {
  const auto found = track.find(field);
  return found == track.end() ? std::string_view{} : std::string_view(found->second);
}

Result<std::vector<ledger::Section>> seal_sections(const NewEvent& event, const Author& author) {
  const auto* kind = event.kind;
  if (kind == nullptr) return problem("This is not a known event");
  std::map<Seal, Fields> sealed;
  for (const auto& [name, value] : event.fields) {
    const auto* field = kind->field(name);
    if (field == nullptr)
      return problem(fmt::format("{} has no field \"{}\"", kind->name, name), name);
    if (value.empty()) continue;
    TRY(check(*field, value));
    sealed[field->seal][name] = value;
  }
  auto track = header(event, author);
  track["of"] = to_json(sealed[Seal::track]);
  sealed.erase(Seal::track);
  std::vector<ledger::Section> sections{{ledger::track, canonical(track)}};
  for (const auto& [seal, fields] : sealed)
    sections.push_back({row_of(seal).compartment, canonical(to_json(fields))});
  return sections;
}

Result<Event> read_track(std::string_view plain, const ledger::Entry& entry,
                         const Vocabulary& vocabulary) {
  // Millions are read at the start, and each is gone when its event is made. A track has no words
  // of a child, so that what stays of it on the stack tells nothing.
  std::array<unsigned char, 4096> room;
  json::monotonic_resource memory(room.data(), room.size());
  json::error_code error;
  auto value = json::parse(plain, error, &memory);
  if (error || !value.is_object())
    return problem("An event's track cannot be read", {}, Problem::Kind::broken);
  auto& object = value.get_object();
  Event event;
  const auto id = EventId::from_text(take(object, "id"));
  const auto occurred = read_span(take(object, "at"));
  if (!id || !occurred)
    return problem("An event's track lacks its id or its moment", {}, Problem::Kind::broken);
  event.id = *id;
  const auto name = take(object, "event");
  event.kind = vocabulary.find(name);
  if (event.kind == nullptr) return kept_otherwise(entry, name, "does not know");
  for (const auto& section : entry.sections)
    if (section.compartment != ledger::track && !may_seal(*event.kind, section.compartment))
      return kept_otherwise(entry, name, "seals in other classes");
  event.occurred = *occurred;
  event.recorded = entry.time;
  event.stream = entry.stream;
  event.position = entry.position;
  event.version = entry.version;
  event.author = {take(object, "by"), take(object, "for"), take(object, "purpose"),
                  take(object, "on_behalf_of")};
  if (const auto* of = object.if_contains("of"); of != nullptr && of->is_object())
    for (const auto& pair : of->get_object()) {
      const auto* field = event.kind->field(std::string_view(pair.key()));
      if (field == nullptr || field->seal != Seal::track)
        return kept_otherwise(entry, name, "keeps with other fields");
      if (pair.value().is_string())
        event.track.emplace(std::string(pair.key()), std::string(pair.value().get_string()));
    }
  return event;
}

Result<Fields> read_fields(std::string_view plain) {
  // Each is gone when its fields are made, and with it all that stood here.
  WipedRoom room;
  json::monotonic_resource memory(room.bytes.data(), room.bytes.size());
  json::error_code error;
  const auto value = json::parse(plain, error, &memory);
  if (error || !value.is_object())
    return problem("A section of an event cannot be read", {}, Problem::Kind::broken);
  Fields fields;
  for (const auto& pair : value.get_object())
    if (pair.value().is_string())
      fields.emplace(std::string(pair.key()), std::string(pair.value().get_string()));
  return fields;
}

std::string entity(EventId id) { return "e:" + id.text(); }

}  // namespace haven::cases
