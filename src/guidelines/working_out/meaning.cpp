#include "guidelines/working_out/meaning.h"

#include <algorithm>
#include <charconv>

#include "values/london.h"

namespace haven::guidelines {
namespace {

using MeaningKind = Meaning::Kind;
using std::chrono::sys_days;

const std::string* field(const Happening& happening, std::string_view name) {
  const auto found = happening.fields.find(name);
  return found == happening.fields.end() ? nullptr : &found->second;
}

bool is_among(std::string_view value, const std::vector<std::string>& values) {
  return std::ranges::find(values, value) != values.end();
}

bool may_lie_between(const Happening& one, const Happening& earlier, const Happening& later) {
  return one.at.to >= earlier.at.from && one.at.from <= later.at.from;
}

/// Whether another such event, perhaps of the same episode, came before `happening`, and nothing
/// named `first_since` can have come between.
bool is_repeated(const Meaning& meaning, const Told::One& happening, const Told& told) {
  for (const auto& earlier : told.of(meaning.event)) {
    if (earlier.place == happening.place) return false;
    if (!may_be_one_episode(earlier, happening)) continue;
    if (std::ranges::none_of(told.of(meaning.since_event), [&](const Told::One& one) {
          return may_lie_between(*one, *earlier, *happening);
        }))
      return true;
  }
  return false;
}

/// How many such events lie in the time that ends with `happening`, itself included; within the
/// whole story when no time is given.
int number_of(const Meaning& meaning, const Told::One& happening, const Told& told) {
  int number = 0;
  const sys_days last = london_day(happening->at.from);
  for (const auto& one : told.of(meaning.event)) {
    const bool counts = carries(meaning, *one) && one.place <= happening.place;
    const bool is_in_time = meaning.times == 1 || sys_days(london_day(one->at.from)) >
                                                      sys_days(days_before(meaning.in, last));
    number += counts && is_in_time ? 1 : 0;
  }
  return number;
}

Answer yes_or_no(bool answer) { return answer ? Answer::yes : Answer::no; }

std::optional<std::int64_t> number_in(const std::optional<std::string_view>& text) {
  std::int64_t number = 0;
  if (!text) return std::nullopt;
  const auto* begin = text->data();
  const auto* end = begin + text->size();
  const auto read = std::from_chars(begin, end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

/// Under so many years by a range such as "15 to 19"; not known when the range spans them.
Answer under_by_range(std::string_view range, int years) {
  const auto to = range.find(" to ");
  if (to == std::string_view::npos) return Answer::not_known;
  const auto least = number_in(range.substr(0, to));
  const auto most = number_in(range.substr(to + 4));
  if (!least || !most || (*least < years && *most >= years)) return Answer::not_known;
  return yes_or_no(*most < years);
}

/// Uncertain age means child: nobody whose age is presumed is ever found too old by a range.
Answer is_under(int years, const Known& known, Instant at) {
  if (const auto born = known.told.born())
    return yes_or_no(london_day(at) < birthday(*born, years));
  const auto range = fact(known.story, "age_range");
  const auto by_range = range ? under_by_range(*range, years) : Answer::not_known;
  const bool presumes = known.reads_presumption && years >= known.childhood.ends_at();
  if (presumes && by_range != Answer::yes) {
    const auto uncertain = std::ranges::all_of(
        known.childhood.presumed_if,
        [&](const Phrase& phrase) { return holds(phrase, known, at) == Answer::yes; });
    if (uncertain) return Answer::yes;
  }
  return by_range;
}

Answer is_before_birthday(const Meaning& meaning, const Known& known, Instant at) {
  const auto born = known.told.born();
  if (!born) return Answer::not_known;
  const sys_days day = birthday(*born, meaning.number);
  return yes_or_no((day - sys_days(london_day(at))).count() > meaning.amount.count);
}

/// In whole numbers: so many in ten thousand, at least.
Answer has_share(const Meaning& meaning, const PlainStory& story) {
  const auto part = number_in(fact(story, meaning.name));
  const auto whole = number_in(fact(story, meaning.until));
  if (!part || !whole) return Answer::not_known;
  return yes_or_no(*part * 10'000 >= *whole * meaning.number);
}

bool is_during(const Meaning& meaning, const Known& known, Instant at) {
  const Happening* begun = nullptr;
  for (const auto& one : known.told.of(meaning.event))
    if (one->at.from <= std::min(at, known.upto) && carries(meaning, *one)) begun = &*one;
  return begun != nullptr &&
         std::ranges::none_of(known.told.of(meaning.until_event), [&](const Told::One& ended) {
           return ended->at.to > begun->at.from && ended->at.to <= std::min(at, known.upto);
         });
}

Answer is_since(const Meaning& meaning, const Known& known, Instant at) {
  const Happening* last = nullptr;
  for (const auto& one : known.told.of(meaning.event))
    if (one->at.from <= std::min(at, known.upto)) last = &*one;
  if (last == nullptr) return Answer::not_known;
  const auto passed = last_moment(meaning.amount, From::day_after, last->at.from, {});
  // "A year" is over when its last day has begun: from then on the longer time is meant.
  const bool is_so = passed && london_day(*passed) <= london_day(at);
  return yes_or_no(is_so != meaning.is_negated);
}

Answer starter_carries(const Meaning& meaning, const Happening* starter) {
  if (starter == nullptr) return Answer::not_known;
  const auto* value = field(*starter, meaning.carries->field);
  if (meaning.carries->values.empty()) return yes_or_no(value == nullptr);
  if (value == nullptr) return Answer::no;  // Whoever recorded it would have said so.
  if (is_among(*value, meaning.carries->values)) return Answer::yes;
  return *value == "unknown" ? Answer::not_known : Answer::no;
}

Answer holds(const Meaning& meaning, const Known& known, Instant at) {
  switch (meaning.kind) {
    case MeaningKind::fact: {
      const auto value = fact(known.story, meaning.name);
      if (!value) return Answer::not_known;
      return yes_or_no(is_among(*value, meaning.carries->values));
    }
    case MeaningKind::starter:
      return starter_carries(meaning, known.starter);
    case MeaningKind::age: {
      const auto under = is_under(meaning.number, known, at);
      if (under == Answer::not_known || !meaning.is_negated) return under;
      return yes_or_no(under == Answer::no);
    }
    case MeaningKind::days_before:
      return is_before_birthday(meaning, known, at);
    case MeaningKind::share:
      return has_share(meaning, known.story);
    case MeaningKind::during:
      return yes_or_no(is_during(meaning, known, at));
    case MeaningKind::since:
      return is_since(meaning, known, at);
    default:
      return yes_or_no(std::ranges::any_of(known.told.of(meaning.event), [&](const auto& one) {
        return one->at.from <= std::min(at, known.upto) && is_meant(meaning, one, known.told);
      }));
  }
}

}  // namespace

bool is_meant(const Meaning& meaning, const Told::One& happening, const Told& told) {
  if (!meaning.is_happening() || meaning.event != happening.event) return false;
  if (meaning.kind != MeaningKind::event) return true;
  if (!carries(meaning, *happening)) return false;
  if (meaning.which != Meaning::Which::every &&
      (number_of(meaning, happening, told) == 1) != (meaning.which == Meaning::Which::first))
    return false;
  if (meaning.times > 1 && number_of(meaning, happening, told) < meaning.times) return false;
  return meaning.first_since.empty() || !is_repeated(meaning, happening, told);
}

bool carries(const Meaning& meaning, const Happening& happening) {
  if (!meaning.carries) return true;
  const auto* value = field(happening, meaning.carries->field);
  return value != nullptr && is_among(*value, meaning.carries->values);
}

bool is_said_by(const Phrase& phrase, const Told::One& happening, const Told& told) {
  const auto said = told.said(phrase);
  const auto found = std::ranges::lower_bound(said, happening.place, {}, &Told::One::place);
  return found != said.end() && found->place == happening.place;
}

bool is_said_by(const std::vector<Phrase>& any, const Told::One& happening, const Told& told) {
  return std::ranges::any_of(
      any, [&](const Phrase& phrase) { return is_said_by(phrase, happening, told); });
}

std::vector<Told::One> said_by(const std::vector<Phrase>& any, const Told& told) {
  std::vector<Told::One> found;
  for (const auto& phrase : any) {
    const auto said = told.said(phrase);
    found.insert(found.end(), said.begin(), said.end());
  }
  std::ranges::sort(found, {}, &Told::One::place);
  const auto repeated = std::ranges::unique(found, {}, &Told::One::place);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

std::span<const Told::One> said_by(const std::vector<Phrase>& any, const Told& told,
                                   std::vector<Told::One>& room) {
  std::span<const Told::One> only;
  for (const auto& phrase : any) {
    const auto said = told.said(phrase);
    if (said.empty()) continue;
    if (!only.empty()) return room = said_by(any, told);
    only = said;
  }
  return only;
}

Answer holds(const Phrase& condition, const Known& known, Instant at) {
  auto answer = Answer::no;
  std::optional<Answer> by_starter;
  for (const auto& meaning : condition.meanings) {
    const auto one = holds(meaning, known, at);
    if (one == Answer::yes) return Answer::yes;
    if (one == Answer::not_known) answer = Answer::not_known;
    if (meaning.kind == MeaningKind::starter && by_starter != Answer::not_known) by_starter = one;
  }
  // What the event itself says need not be known as a fact beside it.
  return by_starter.value_or(answer);
}

std::vector<std::string> lacking(const Phrase& condition, const PlainStory& story) {
  std::vector<std::string> names;
  const auto ask = [&](const std::string& name) {
    if (!fact(story, name)) names.push_back(name);
  };
  for (const auto& meaning : condition.meanings) switch (meaning.kind) {
      case MeaningKind::fact:
        ask(meaning.name);
        break;
      case MeaningKind::share:
        ask(meaning.name);
        ask(meaning.until);
        break;
      case MeaningKind::age:
      case MeaningKind::days_before:
        names.emplace_back("dob");
        break;
      case MeaningKind::starter:
        names.push_back(meaning.carries->field);
        break;
      case MeaningKind::since:
        names.push_back(meaning.name);
        break;
      default:
        break;
    }
  return names;
}

std::optional<Date> day_named(const Phrase& phrase, const Known& known) {
  std::optional<Date> day;
  for (const auto& meaning : phrase.meanings) {
    if (meaning.kind == MeaningKind::birthday)
      if (const auto born = known.told.born()) day = birthday(*born, meaning.number);
    if (meaning.on.empty()) continue;
    // The last such event: a meeting may be moved.
    for (const auto& one : known.told.of(meaning.event)) {
      const auto* said = field(*one, meaning.on);
      if (said == nullptr || one->at.from > known.upto || !carries(meaning, *one)) continue;
      if (const auto read = read_date(*said)) day = *read;
    }
  }
  return day;
}

bool may_be_one_episode(const Told::One& a, const Told::One& b) {
  return a.episode == 0 || b.episode == 0 || a.episode == b.episode;
}

}  // namespace haven::guidelines
