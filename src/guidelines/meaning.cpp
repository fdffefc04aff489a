#include "guidelines/meaning.h"

#include <algorithm>
#include <tuple>

namespace haven::guidelines {
namespace {

std::string_view field(const Happening& happening, std::string_view name) {
  const auto found = happening.fields.find(name);
  return found == happening.fields.end() ? std::string_view() : found->second;
}

auto order(const Happening& h) {
  return std::tie(h.at.to, h.at.from, h.type, h.fields, h.recorded);
}

bool is_same(const Happening& a, const Happening& b) {
  return a.at == b.at && a.type == b.type && a.fields == b.fields;
}

bool is_among(std::string_view value, const std::vector<std::string>& values) {
  return std::ranges::find(values, value) != values.end();
}

bool may_lie_between(const Happening& one, const Happening& earlier, const Happening& later) {
  return one.at.to >= earlier.at.from && one.at.from <= later.at.from;
}

/// Whether another such event, perhaps of the same episode, came before `happening`, and nothing
/// named `first_since` can have come between.
bool is_repeated(const Meaning& meaning, const Happening& happening, const Told& story) {
  for (const auto* earlier : story) {
    if (earlier == &happening) return false;
    if (earlier->type != meaning.name || !may_be_one_episode(*earlier, happening)) continue;
    if (std::ranges::none_of(story, [&](const Happening* one) {
          return one->type == meaning.first_since && may_lie_between(*one, *earlier, happening);
        }))
      return true;
  }
  return false;
}

bool is_meant(const Meaning& meaning, const Happening& happening, const Told& story) {
  if (meaning.kind != Meaning::Kind::event || meaning.name != happening.type) return false;
  if (meaning.carries &&
      !is_among(field(happening, meaning.carries->field), meaning.carries->values))
    return false;
  return meaning.first_since.empty() || !is_repeated(meaning, happening, story);
}

Answer holds(const Meaning& meaning, const Story& story, const Told& told, Instant start) {
  if (meaning.kind == Meaning::Kind::fact) {
    const auto value = fact(story, meaning.name);
    if (!value) return Answer::not_known;
    return is_among(*value, meaning.carries->values) ? Answer::yes : Answer::no;
  }
  const bool happened = std::ranges::any_of(told, [&](const Happening* one) {
    return one->at.from <= start && is_meant(meaning, *one, told);
  });
  return happened ? Answer::yes : Answer::no;
}

}  // namespace

Told told(const Story& story, Instant now, std::optional<Instant> known_at) {
  Told told;
  for (const auto& happening : story.happenings)
    if (happening.at.from <= now && (!known_at || happening.recorded <= *known_at))
      told.push_back(&happening);
  std::ranges::sort(told, [](const auto* a, const auto* b) { return order(*a) < order(*b); });
  const auto repeated =
      std::ranges::unique(told, [](const auto* a, const auto* b) { return is_same(*a, *b); });
  told.erase(repeated.begin(), repeated.end());
  return told;
}

bool is_said_by(const Phrase& phrase, const Happening& happening, const Told& story) {
  return std::ranges::any_of(
      phrase.meanings, [&](const Meaning& meaning) { return is_meant(meaning, happening, story); });
}

bool is_said_by(const std::vector<Phrase>& any, const Happening& happening, const Told& story) {
  return std::ranges::any_of(
      any, [&](const Phrase& phrase) { return is_said_by(phrase, happening, story); });
}

Answer holds(const Phrase& condition, const Story& story, const Told& told, Instant start) {
  auto answer = Answer::no;
  for (const auto& meaning : condition.meanings) {
    const auto one = holds(meaning, story, told, start);
    if (one == Answer::yes) return Answer::yes;
    if (one == Answer::not_known) answer = Answer::not_known;
  }
  return answer;
}

std::vector<std::string> lacking(const Phrase& condition, const Story& story) {
  std::vector<std::string> names;
  for (const auto& meaning : condition.meanings)
    if (meaning.kind == Meaning::Kind::fact && !fact(story, meaning.name))
      names.push_back(meaning.name);
  return names;
}

bool may_be_one_episode(const Happening& a, const Happening& b) {
  const auto one = field(a, "episode");
  const auto other = field(b, "episode");
  return one.empty() || other.empty() || one == other;
}

}  // namespace haven::guidelines
