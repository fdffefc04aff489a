#include "guidelines/asking/story_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <ranges>
#include <set>

#include "values/london.h"

namespace haven::guidelines {
namespace {

namespace json = boost::json;

/// The keys of an example; the last two are for people and for whoever checks the answer.
constexpr std::array<std::string_view, 6> story_keys = {"id",  "facts",  "events",
                                                        "now", "expect", "note"};
/// The keys of an event that no phrase needs to name.
constexpr std::array<std::string_view, 6> event_keys = {"episode", "duty",     "part",
                                                        "parts",   "left_out", "evidence"};
/// Those that say which event it is, and of what.
constexpr std::array<std::string_view, 5> own_keys = {"at", "type", "child", "recorded_at", "id"};
/// The facts that every card may need.
constexpr std::array<std::string_view, 8> story_facts = {
    "nation",    "children",      "dob",         "age_status",
    "age_range", "school_closed", "trafficking", "other_person"};

/// What is being read, and what has been found that no card reads.
struct Reader {
  const Phrases& phrases;
  std::vector<std::string>& unread;
};

bool is_among(std::string_view key, std::span<const std::string_view> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

/// [15, 19] as "15 to 19"; a list of words with semicolons between.
std::string listed(const json::array& array) {
  if (array.size() == 2 && array[0].is_int64() && array[1].is_int64())
    return fmt::format("{} to {}", array[0].get_int64(), array[1].get_int64());
  std::string text;
  for (const auto& one : array)
    if (const auto* word = one.if_string()) text += (text.empty() ? "" : "; ") + std::string(*word);
  return text;
}

std::optional<FactValue> scalar(const json::value& value) {
  if (const auto* array = value.if_array()) return listed(*array);
  if (value.is_null()) return FactValue{};
  if (const auto* answer = value.if_bool()) return *answer;
  if (const auto* number = value.if_int64()) return *number;
  if (const auto* text = value.if_string()) return std::string(*text);
  return std::nullopt;
}

/// [["2026-07-20", "2026-09-01"], ...], first and last day included.
void read_closures(const Reader& reader, const json::value& value, PlainStory& story) {
  const auto* ranges = value.if_array();
  if (ranges == nullptr) return reader.unread.push_back("facts.school_closed");
  for (const auto& range : *ranges) {
    const auto* days = range.if_array();
    const bool is_pair =
        days && days->size() == 2 && (*days)[0].is_string() && (*days)[1].is_string();
    const auto first = is_pair ? read_date((*days)[0].get_string()) : problem("");
    const auto last = is_pair ? read_date((*days)[1].get_string()) : problem("");
    if (first && last)
      story.school_closed.push_back({*first, *last});
    else
      reader.unread.push_back("facts.school_closed");
  }
}

/// An object in an object is read as one fact a key: "placement" {"type"} is "placement.type".
void read_facts(const Reader& reader, const json::object& object, const std::string& prefix,
                PlainStory& story) {
  for (const auto& [key, value] : object) {
    const auto name = prefix + std::string(key);
    if (prefix.empty() && (key == "children" || key == "other_person")) continue;
    if (prefix.empty() && key == "school_closed") {
      read_closures(reader, value, story);
      continue;
    }
    if (const auto* nested = value.if_object()) {
      read_facts(reader, *nested, name + ".", story);
      continue;
    }
    const auto read = scalar(value);
    if (!read || (!reader.phrases.knows_fact(name) && !is_among(name, story_facts)))
      reader.unread.push_back("facts." + name);
    if (read) story.facts[name] = *read;
  }
}

Result<Instant> read_moment(const json::value& value, const std::string& where) {
  const auto* text = value.if_string();
  if (text == nullptr)
    return problem("A moment is text such as \"2027-05-06T14:00:00+01:00\"", where);
  const auto moment = read_instant(*text);
  if (!moment) return problem(moment.error().says, where);
  return *moment;
}

/// A moment, or {"from", "to"} when it is not known exactly.
Result<Span> read_at(const json::value& value, const std::string& where) {
  const auto* object = value.if_object();
  if (object == nullptr) return Span::at(TRY(read_moment(value, where)));
  const auto* from = object->if_contains("from");
  const auto* to = object->if_contains("to");
  if (from == nullptr || to == nullptr || object->size() != 2)
    return problem("A moment that is not exact has \"from\" and \"to\"", where);
  const Span span{TRY(read_moment(*from, where + ".from")), TRY(read_moment(*to, where + ".to"))};
  if (span.to < span.from) return problem("This ends before it begins", where);
  return span;
}

void read_fields(const Reader& reader, const json::object& object, const std::string& where,
                 Happening& happening) {
  for (const auto& [key, value] : object) {
    if (is_among(key, own_keys)) continue;
    const auto read = scalar(value);
    const std::string name(key);
    if (!read || (!reader.phrases.knows_field(name) && !is_among(name, event_keys)))
      reader.unread.push_back(fmt::format("{}.{}", where, name));
    if (read && read->text()) happening.fields[name] = *read->text();
  }
}

/// An event, and the child it is about; no child's name when it is about all of them.
struct NamedHappening {
  std::string child;
  std::string id;        ///< Empty when none is given.
  std::string corrects;  ///< The id of the event that this takes out; empty for any other.
  Happening happening;
};

/// A text under this key; empty when there is none. Problem: something else.
Result<std::string> read_text(const json::object& object, std::string_view key,
                              const std::string& where) {
  const auto* value = object.if_contains(key);
  if (value == nullptr) return std::string();
  if (!value->is_string())
    return problem(fmt::format("\"{}\" is text", key), fmt::format("{}.{}", where, key));
  return std::string(value->get_string());
}

Result<NamedHappening> read_event(const Reader& reader, const json::value& value,
                                  const std::string& where) {
  const auto* object = value.if_object();
  if (object == nullptr) return problem("An event is an object", where);
  const auto* type = object->if_contains("type");
  const auto* at = object->if_contains("at");
  if (type == nullptr || !type->is_string()) return problem("An event has a \"type\"", where);
  if (at == nullptr) return problem("An event has an \"at\"", where);
  NamedHappening read;
  read.happening.type = std::string(type->get_string());
  read.happening.at = TRY(read_at(*at, where + ".at"));
  read.happening.recorded = read.happening.at.from;
  if (const auto* recorded = object->if_contains("recorded_at"))
    read.happening.recorded = TRY(read_moment(*recorded, where + ".recorded_at"));
  read.child = TRY(read_text(*object, "child", where));
  read.id = TRY(read_text(*object, "id", where));
  if (read.happening.type == reader.phrases.events().corrected) {
    read.corrects = TRY(read_text(*object, "event", where));
    if (read.corrects.empty())
      return problem("A correction has an \"event\": the id of what was wrong", where);
    return read;
  }
  if (!reader.phrases.knows_event(read.happening.type) &&
      read.happening.type != reader.phrases.events().discharge)
    reader.unread.push_back(fmt::format("{}: {}", where, read.happening.type));
  read_fields(reader, *object, where, read.happening);
  return read;
}

Result<std::vector<NamedHappening>> read_events(const Reader& reader, const json::object& object) {
  std::vector<NamedHappening> events;
  const auto* value = object.if_contains("events");
  if (value == nullptr) return events;
  if (!value->is_array()) return problem("\"events\" is a list", "events");
  for (const auto& event : value->get_array())
    events.push_back(TRY(read_event(reader, event, fmt::format("events[{}]", events.size()))));
  return events;
}

/// What stands of it, by what was known then: all but what a correction names that itself stands.
/// The corrections themselves meet nothing and owe nothing.
std::vector<NamedHappening> standing(const Reader& reader, std::vector<NamedHappening> events,
                                     Instant known_at) {
  std::vector<const NamedHappening*> corrections;
  for (const auto& event : events)
    if (!event.corrects.empty() && event.happening.recorded <= known_at)
      corrections.push_back(&event);
  std::ranges::stable_sort(corrections, std::ranges::less{},
                           [](const auto* each) { return each->happening.recorded; });
  // From the newest back: whether a correction stands is known before what it names is reached.
  std::set<std::string> taken_out;
  for (const auto* each : corrections | std::views::reverse) {
    if (!each->id.empty() && taken_out.contains(each->id)) continue;
    taken_out.insert(each->corrects);
    if (std::ranges::find(events, each->corrects, &NamedHappening::id) == events.end())
      reader.unread.push_back(fmt::format("{}: no event has the id {}",
                                          reader.phrases.events().corrected, each->corrects));
  }
  std::erase_if(events, [&](const NamedHappening& event) {
    return !event.corrects.empty() || (!event.id.empty() && taken_out.contains(event.id));
  });
  return events;
}

/// Somebody else of whom something is known: nothing that happened to the child happened to them.
Result<void> read_other(const Reader& reader, const json::value& value, const PlainStory& of_all,
                        std::vector<NamedStory>& children) {
  const auto* object = value.if_object();
  const auto* id = object ? object->if_contains("id") : nullptr;
  if (!id || !id->is_string())
    return problem("Another person is an object with an \"id\"", "facts.other_person");
  NamedStory other{std::string(id->get_string()), {}};
  read_facts(reader, *object, "", other.story);
  if (children.empty()) children.push_back({"", of_all});
  children.push_back(std::move(other));
  return {};
}

/// The facts of all, and for each named child those with the child's own over them.
Result<std::vector<NamedStory>> read_children(const Reader& reader, const json::object& object,
                                              const std::vector<NamedHappening>& events) {
  PlainStory of_all;
  std::vector<NamedStory> children;
  const auto add = [&](const std::string& name) -> PlainStory& {
    const auto found = std::ranges::find(children, name, &NamedStory::child);
    return found != children.end() ? found->story : children.emplace_back(name, of_all).story;
  };
  if (const auto* facts = object.if_contains("facts")) {
    if (!facts->is_object()) return problem("\"facts\" is an object", "facts");
    read_facts(reader, facts->get_object(), "", of_all);
    if (const auto* named = facts->get_object().if_contains("children")) {
      if (!named->is_object()) return problem("\"children\" is an object", "facts.children");
      for (const auto& [name, own] : named->get_object()) {
        if (!own.is_object())
          return problem("A child's facts are an object", "facts.children." + std::string(name));
        read_facts(reader, own.get_object(), "", add(std::string(name)));
      }
    }
  }
  if (const auto* facts = object.if_contains("facts"))
    if (const auto* other = facts->get_object().if_contains("other_person"))
      TRY(read_other(reader, *other, of_all, children));
  for (const auto& event : events)
    if (!event.child.empty()) add(event.child);
  if (children.empty()) add("");
  return children;
}

/// The name of the other person in the facts; nothing when there is none.
std::optional<std::string> other_person(const json::object& object) {
  const auto* facts = object.if_contains("facts");
  const auto* other = facts ? facts->get_object().if_contains("other_person") : nullptr;
  if (!other) return std::nullopt;
  return std::string(other->get_object().at("id").get_string());
}

}  // namespace

Result<AskedStory> read_story(const json::value& value, const Phrases& phrases,
                              std::optional<Instant> known_at, std::vector<std::string>& unread) {
  const auto* object = value.if_object();
  if (object == nullptr) return problem("A story is an object");
  const Reader reader{phrases, unread};
  for (const auto& pair : *object)
    if (!is_among(pair.key(), story_keys)) unread.emplace_back(pair.key());
  AskedStory asked;
  if (const auto* id = object->if_contains("id")) {
    if (!id->is_string()) return problem("An id is text", "id");
    asked.id = std::string(id->get_string());
  }
  if (const auto* now = object->if_contains("now")) asked.now = TRY(read_moment(*now, "now"));
  const auto events = standing(reader, TRY(read_events(reader, *object)),
                               known_at.value_or(asked.now.value_or(Instant::max())));
  asked.children = TRY(read_children(reader, *object, events));
  const auto other = other_person(*object);
  for (auto& [name, story] : asked.children)
    for (const auto& event : events)
      if (event.child == name || (event.child.empty() && name != other))
        story.happenings.push_back(event.happening);
  return asked;
}

json::object to_json(const Duty& duty, Instant now) {
  constexpr std::array<std::string_view, 3> kinds = {"must", "should", "practice"};
  const auto& card = *duty.card;
  json::object out;
  const auto put = [&](std::string_view key, const std::optional<Instant>& moment) {
    if (moment) out[key] = to_london_text(*moment);
  };
  out["duty"] = card.id;
  out["state"] = name_of(duty.state);
  out["due_at"] = nullptr;
  put("due_at", duty.due_at);
  if (duty.occurrence) out["occurrence"] = *duty.occurrence;
  if (!duty.episode.empty()) out["episode"] = duty.episode;
  if (!card.part.empty()) out["part"] = card.part;
  put("started_at", duty.trigger);
  if (duty.trigger) out["anchor"] = to_text(london_day(*duty.trigger));
  put("prompt_at", duty.prompt_at);
  const auto closed_at = duty.discharged_at ? duty.discharged_at : duty.ended_at;
  if (duty.prompt_at) out["prompt_passed"] = closed_at.value_or(now) > *duty.prompt_at;
  put("not_before", duty.not_before);
  put("floor_ends", duty.floor_ends);
  put("discharged_at", duty.discharged_at);
  put("since", duty.breached_at);
  if (duty.ended_at) put(std::string(name_of(duty.state)) + "_at", duty.ended_at);
  if (!duty.by.empty()) out["by"] = duty.by;
  for (const auto& name : duty.lacks) {
    if (!out.contains("missing")) out["missing"] = json::array();
    out["missing"].as_array().emplace_back(name);
  }
  for (const auto& who : duty.to_tell) {
    if (!out.contains("to_tell")) out["to_tell"] = json::array();
    out["to_tell"].as_array().emplace_back(who);
  }
  put("wake_up", duty.wake_up);
  out["title"] = card.title;
  out["owner"] = card.who;
  out["kind"] = kinds[static_cast<std::size_t>(card.kind)];
  out["source"] = card.source;
  out["card"] = card.hash;
  out["confidence"] = card.confidence;
  if (!card.blocks.empty()) out["blocks"] = card.blocks;
  out["draft"] = card.is_draft();
  std::string because;
  for (const auto& sentence : duty.working) because += (because.empty() ? "" : ". ") + sentence;
  out["because"] = because;
  return out;
}

}  // namespace haven::guidelines
