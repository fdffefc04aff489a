#include "guidelines/reading/card_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace haven::guidelines {
namespace {

constexpr std::array<std::string_view, 10> ordinals = {
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"};

/// Whether a line is a length of time, by its first character.
bool begins_with_number(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// What a time is counted from must be what starts the duty; it is held against When at the end.
Result<Phrase> counted_from(Draft& draft, const Labelled& said, const std::string& words) {
  draft.counted_from.push_back({words, said.line});
  return find_phrase(draft, words, said.line);
}

/// "12 hours of the return", "8 working days beginning with the taking".
Result<Length> length(Draft& draft, const Labelled& said, const std::string& text) {
  constexpr std::string_view of = " of ";
  constexpr std::string_view with = " beginning with ";
  const auto begins = text.find(with);
  const auto at = begins == std::string::npos ? text.find(of) : begins;
  if (at == std::string::npos)
    return wrong(said, "This says how long, and of what: \"12 hours of the return\"");
  const bool is_same_day = begins != std::string::npos;
  const auto amount = TRY(amount_said(said, text.substr(0, at)));
  if (is_same_day && amount.unit == Unit::hours)
    return wrong(said, "Hours pass from a moment, and begin with no day");
  return Length{amount, is_same_day ? From::same_day : From::day_after,
                TRY(counted_from(draft, said, text.substr(at + (is_same_day ? with : of).size())))};
}

Result<void> read_time(Draft& draft, const Labelled& said, Time time) {
  if (std::exchange(draft.says_time, true))
    return wrong(said,
                 "A card says its time once, under Within, On, Before, Promptly, Continuing "
                 "or Until");
  draft.card.time = std::move(time);
  return {};
}

/// The lines under "the earlier of" and "the later of".
Result<std::vector<Bound>> bounds(Draft& draft, const Labelled& said) {
  std::vector<Bound> found;
  for (auto line = said.said.begin() + 1; line != said.said.end(); ++line) {
    if (begins_with_number(line->text))
      found.emplace_back(TRY(length(draft, said, line->text)));
    else
      found.emplace_back(TRY(find_phrase(draft, line->text, line->number)));
  }
  if (found.size() < 2) return wrong(said, "Here stand two lines or three, of which one counts");
  return found;
}

/// "6 weeks of the visit, if on the last day PHRASE", then "otherwise 12 weeks of the visit".
Result<Time> changing(Draft& draft, const Labelled& said) {
  constexpr std::string_view condition = ", if on the last day ";
  constexpr std::string_view otherwise = "otherwise ";
  const auto text = joined(said);
  const auto at = text.find(condition);
  const auto other = text.find(otherwise, at);
  if (other == std::string::npos)
    return wrong(said, "After \"if on the last day\" comes a line that begins \"otherwise\"");
  auto phrase = text.substr(at + condition.size(), other - at - condition.size());
  while (!phrase.empty() && phrase.back() == ' ') phrase.pop_back();
  return Time(WithinChanging{TRY(length(draft, said, text.substr(0, at))),
                             TRY(find_phrase(draft, phrase, said.line)),
                             TRY(length(draft, said, text.substr(other + otherwise.size())))});
}

/// "72 hours in all, in any 28 days".
Result<Time> total(const Labelled& said, const std::string& text) {
  constexpr std::string_view in_all = " in all, in any ";
  const auto at = text.find(in_all);
  const WithinTotal read{TRY(amount_said(said, text.substr(0, at))),
                         TRY(amount_said(said, text.substr(at + in_all.size())))};
  if (read.total.unit != Unit::hours || read.in_any.unit != Unit::days)
    return wrong(said, "A total is so many hours in any so many days");
  return Time(read);
}

}  // namespace

Result<Amount> amount_said(const Labelled& said, std::string_view words) {
  if (const auto read = read_amount(words)) return *read;
  return wrong(
      said, fmt::format("\"{}\" is not a time such as \"12 hours\" or \"1 working day\"", words));
}

Result<void> read_within(Draft& draft, const Labelled& said) {
  const auto text = joined(said);
  constexpr std::string_view month = "the month of ";
  if (said.said.front().text == "the earlier of")
    return read_time(draft, said, WithinEarliest{TRY(bounds(draft, said))});
  if (text.find(", if on the last day ") != std::string::npos)
    return read_time(draft, said, TRY(changing(draft, said)));
  if (text.find(" in all, in any ") != std::string::npos)
    return read_time(draft, said, TRY(total(said, text)));
  if (text.starts_with(month))
    return read_time(draft, said,
                     WithinMonth{TRY(counted_from(draft, said, text.substr(month.size())))});
  return read_time(draft, said, Within{TRY(length(draft, said, text))});
}

/// "the second working day after the taking".
Result<void> read_on(Draft& draft, const Labelled& said) {
  const auto text = joined(said);
  constexpr std::string_view after = " working day after ";
  const auto at = text.find(after);
  const auto word = std::string_view(text).substr(0, std::min(at, text.size()));
  const auto ordinal = std::ranges::find_if(
      ordinals, [&](std::string_view known) { return word == "the " + std::string(known); });
  if (at == std::string::npos || ordinal == ordinals.end())
    return wrong(said, "This says \"the second working day after\" something, first to tenth");
  return read_time(draft, said,
                   OnDay{static_cast<int>(ordinal - ordinals.begin()) + 1,
                         TRY(counted_from(draft, said, text.substr(at + after.size())))});
}

/// "the meeting, by at least 5 days", and "if PHRASE, within 5 working days of the start".
Result<void> read_before(Draft& draft, const Labelled& said) {
  constexpr std::string_view margin = ", by at least ";
  constexpr std::string_view within = ", within ";
  auto what = said.said.front().text;
  Before before;
  if (const auto at = what.find(margin); at != std::string::npos) {
    before.by_at_least = TRY(amount_said(said, what.substr(at + margin.size())));
    what.erase(at);
  }
  before.what = TRY(find_phrase(draft, what, said.said.front().number));
  if (std::ranges::none_of(before.what.meanings, &Meaning::is_happening))
    return wrong(said, fmt::format("\"{}\" is a fact, and has no moment", what));
  if (said.said.size() == 1) return read_time(draft, said, std::move(before));
  auto rest = said;
  rest.said.erase(rest.said.begin());
  const auto text = joined(rest);
  const auto at = text.find(within);
  if (!text.starts_with("if ") || at == std::string::npos)
    return wrong(said, "The second line says \"if\" a phrase, \"within\" a time of the start");
  before.otherwise = Before::Otherwise{TRY(find_phrase(draft, text.substr(3, at - 3), said.line)),
                                       TRY(length(draft, said, text.substr(at + within.size())))};
  return read_time(draft, said, std::move(before));
}

Result<void> read_promptly(Draft& draft, const Labelled& said) {
  return read_time(draft, said, Promptly{joined(said)});
}
Result<void> read_continuing(Draft& draft, const Labelled& said) {
  return read_time(draft, said, Continuing{joined(said)});
}

Result<void> read_until(Draft& draft, const Labelled& said) {
  if (said.said.front().text != "the later of")
    return wrong(said, "This begins \"the later of\", and two lines or three");
  return read_time(draft, said, Until{TRY(bounds(draft, said))});
}

Result<void> read_not_before(Draft& draft, const Labelled& said) {
  draft.card.not_before = TRY(length(draft, said, joined(said)));
  return {};
}

Result<void> read_remind(Draft& draft, const Labelled& said) {
  draft.card.remind = TRY(length(draft, said, joined(said)));
  return {};
}

}  // namespace haven::guidelines
