#include "guidelines/reading/card_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "guidelines/reading/card_times.h"
#include "guidelines/reading/written_time.h"
#include "values/words.h"

namespace haven::guidelines {
namespace {

std::string offer(const std::string& near) {
  return near.empty() ? std::string() : fmt::format(". Did you mean \"{}\"?", near);
}

Result<void> read_phrases(const Draft& draft, const Labelled& said, std::vector<Phrase>& into) {
  for (const auto& line : said.said)
    into.push_back(TRY(find_phrase(draft, line.text, line.number)));
  return {};
}

/// What starts, ends or meets a duty happens at a moment, so it cannot be a fact.
Result<void> read_happenings(const Draft& draft, const Labelled& said, std::vector<Phrase>& into) {
  TRY(read_phrases(draft, said, into));
  for (const auto& read : into)
    if (!std::ranges::all_of(read.meanings, &Meaning::is_happening))
      return wrong(said, fmt::format("\"{}\" is a fact, and has no moment", read.words));
  return {};
}

Result<void> read_card_extent(Draft& draft, const Labelled& said) {
  const auto nations = read_extent(joined(said));
  if (!nations) return wrong(said, fmt::format("\"{}\" is not a nation", joined(said)));
  draft.card.extent = *nations;

  auto folder = joined(said);
  std::ranges::transform(folder, folder.begin(),
                         [](char c) { return c == ' ' ? '_' : small_letter(c); });
  const bool is_ours = draft.card.folder == "haven" && draft.card.id.starts_with("haven.");
  if (is_ours || (folder == draft.card.folder && !draft.card.id.starts_with("haven."))) return {};
  return wrong(said, fmt::format("A card that extends to {} does not belong in rules/{}",
                                 joined(said), draft.card.folder));
}

/// "from 16 January 2014", "from 1 April 2011 to 30 March 2020", "to 12 December 2022", "from a day
/// not yet checked, before 2019", "not yet, ...".
Result<void> read_in_force(Draft& draft, const Labelled& said) {
  auto text = joined(said);
  auto& in_force = draft.card.in_force;
  in_force.is_yet = !text.starts_with("not yet");
  const auto unchecked = text.starts_with("from a day not yet checked");
  const auto end = text.find(" to ");
  if (!in_force.is_yet || (unchecked && end == std::string::npos)) return {};
  if (text.starts_with("to ") || unchecked) {
    const auto day = read_long_date(text.substr(unchecked ? end + 4 : 3));
    if (!day) return wrong(said, day.error().says);
    in_force.to = *day;
    return {};
  }
  if (!text.starts_with("from ")) return wrong(said, "This says \"from\" a date");
  const auto dates = split(text.substr(5), " to ");
  if (dates.size() > 2) return wrong(said, "This says \"from\" a date, and may say \"to\" another");
  for (const auto& date : dates) {
    const auto day = read_long_date(date);
    if (!day) return wrong(said, day.error().says);
    (in_force.from ? in_force.to : in_force.from) = *day;
  }
  if (in_force.to && *in_force.to < *in_force.from)
    return wrong(said, "The card would end before it begins");
  return {};
}

Result<void> read_confidence(Draft& draft, const Labelled& said) {
  draft.card.confidence = joined(said);
  for (const auto* level : {"high", "medium", "low"})
    if (draft.card.confidence.starts_with(level)) return {};
  return wrong(said, "This begins with high, medium or low");
}

Result<void> read_reviewed(Draft& draft, const Labelled& said) {
  if (joined(said) == "not yet") return {};
  const auto pieces = split(joined(said), ",");
  if (pieces.size() != 4)
    return wrong(said, "This is \"not yet\", or a date, a name, a profession and a body");
  const auto on = read_long_date(pieces[0]);
  if (!on) return wrong(said, on.error().says);
  draft.card.review = Review{*on, pieces[1], pieces[2], pieces[3]};
  return {};
}

Result<void> read_when(Draft& draft, const Labelled& said) {
  auto phrases = said;
  draft.card.when_the_later_of = said.said.front().text == "the later of";
  if (draft.card.when_the_later_of) phrases.said.erase(phrases.said.begin());
  return read_happenings(draft, phrases, draft.card.when);
}
Result<void> read_if(Draft& draft, const Labelled& said) {
  return read_phrases(draft, said, draft.card.if_all);
}
Result<void> read_unless(Draft& draft, const Labelled& said) {
  return read_phrases(draft, said, draft.card.unless);
}
/// A label under which events stand.
template <std::vector<Phrase> Card::* list>
Result<void> read_events(Draft& draft, const Labelled& said) {
  return read_happenings(draft, said, draft.card.*list);
}

/// A label under which words stand.
template <std::string Card::* words>
Result<void> read_words(Draft& draft, const Labelled& said) {
  draft.card.*words = joined(said);
  return {};
}

Result<void> read_age(Draft& draft, const Labelled& said) {
  if (joined(said) != "any" && joined(said) != "as believed")
    return wrong(said, "An age is \"any\" or \"as believed\"; without the label it is a child's");
  draft.card.age = joined(said) == "any" ? Age::any : Age::as_believed;
  return {};
}

/// "from eng.lac.visit.next, if on its last day", and phrases.
Result<void> read_takes_over(Draft& draft, const Labelled& said) {
  auto text = said.said.front().text;
  if (!text.starts_with("from ")) return wrong(said, "This begins \"from\" the id of a card");
  const auto comma = text.find(", if on its last day");
  TakesOver takes_over{text.substr(5, comma - 5), {}};
  auto phrases = said;
  phrases.said.erase(phrases.said.begin());
  if (phrases.said.empty() != (comma == std::string::npos))
    return wrong(said, "\"if on its last day\" is followed by phrases, one a line");
  TRY(read_phrases(draft, phrases, takes_over.if_on_last_day));
  draft.card.takes_over = std::move(takes_over);
  return {};
}

/// "the area authority, if the placement is outside the area".
Result<void> read_to_each(Draft& draft, const Labelled& said) {
  for (const auto& line : said.said) {
    const auto condition = line.text.find(", if ");
    Recipient recipient{line.text.substr(0, condition), {}};
    if (condition != std::string::npos)
      recipient.only_if = TRY(find_phrase(draft, line.text.substr(condition + 5), line.number));
    draft.card.to_each.push_back(std::move(recipient));
  }
  return {};
}

Result<void> read_who(Draft& draft, const Labelled& said) {
  draft.card.who = joined(said);
  const auto& owners = draft.words.calendars.owners;
  if (owners.contains(draft.card.who)) return {};
  std::vector<std::string> known;
  for (const auto& [owner, calendar] : owners) known.push_back(owner);
  return wrong(said, fmt::format("\"{}\" is not in rules/owners{}", draft.card.who,
                                 offer(nearest(draft.card.who, known))));
}

Result<void> read_stage(Draft& draft, const Labelled& said) {
  draft.card.stage = joined(said);
  const auto& stages = draft.words.stages;
  if (std::ranges::find(stages, draft.card.stage) != stages.end()) return {};
  return wrong(said, fmt::format("\"{}\" is not in rules/stages{}", draft.card.stage,
                                 offer(nearest(draft.card.stage, stages))));
}

Result<void> read_what(Draft& draft, const Labelled& said, Kind kind) {
  if (std::exchange(draft.says_what, true))
    return wrong(said, "A card says one thing that is owed, under Must, Should or Practice");
  draft.card.kind = kind;
  draft.card.what = joined(said);
  return {};
}
Result<void> read_must_not(Draft& draft, const Labelled& said) {
  draft.card.asks = Asks::refrain;
  return read_what(draft, said, Kind::must);
}
Result<void> read_lapses(Draft& draft, const Labelled& said) {
  draft.card.asks = Asks::nothing;
  return read_what(draft, said, Kind::must);
}
Result<void> read_must(Draft& draft, const Labelled& said) {
  return read_what(draft, said, Kind::must);
}
Result<void> read_should(Draft& draft, const Labelled& said) {
  return read_what(draft, said, Kind::should);
}
Result<void> read_practice(Draft& draft, const Labelled& said) {
  return read_what(draft, said, Kind::practice);
}

Result<void> read_calendar(Draft& draft, const Labelled& said) {
  for (const auto& [name, calendar] : draft.words.calendars.by_name)
    if (calendar.title() == joined(said)) {
      draft.card.calendar = name;
      return {};
    }
  return wrong(said, fmt::format("There is no calendar \"{}\" in rules/calendars", joined(said)));
}

/// "from what met it, within 7 days, 3 times in all".
Result<void> read_again(Draft& draft, const Labelled& said) {
  const auto pieces = split(joined(said), ",");
  if (pieces[0] != "from what met it") return wrong(said, "This begins \"from what met it\"");
  Again again;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const auto& piece = pieces[i];
    constexpr std::string_view within_prefix = "within ";
    constexpr std::string_view remind_prefix = "remind after ";
    constexpr std::string_view times_suffix = " times in all";
    if (piece.starts_with(within_prefix)) {
      again.within = TRY(amount_said(said, piece.substr(within_prefix.size())));
    } else if (piece.starts_with(remind_prefix)) {
      again.remind = TRY(amount_said(said, piece.substr(remind_prefix.size())));
    } else if (piece.ends_with(times_suffix)) {
      int times = 0;
      const auto end = piece.data() + piece.size() - times_suffix.size();
      const auto read = std::from_chars(piece.data(), end, times);
      if (read.ptr != end || times < 2 || times > 99)
        return wrong(said, "The times in all are a number from 2 to 99");
      again.times_in_all = times;
    } else {
      return wrong(said, fmt::format("\"{}\" is not \"within\" or \"remind after\" a time, "
                                     "or \"3 times in all\"",
                                     piece));
    }
  }
  draft.card.again = again;
  return {};
}

/// "to eng.missing.return-interview, if the child goes missing again".
Result<void> read_gives_way(Draft& draft, const Labelled& said) {
  const auto text = joined(said);
  const auto condition = text.find(", if ");
  if (!text.starts_with("to ") || condition == std::string::npos)
    return wrong(said, "This says \"to\" the id of a card, and \", if\" a phrase");
  draft.card.gives_way_to = text.substr(3, condition - 3);
  return read_happenings(draft, {said.label, said.line, {{said.line, text.substr(condition + 5)}}},
                         draft.card.gives_way_if);
}

Result<void> read_if_late(Draft& draft, const Labelled& said) {
  for (const auto& line : said.said) draft.card.if_late.push_back(line.text);
  return {};
}
struct Label {
  std::string_view name;
  Result<void> (*read)(Draft&, const Labelled&);
  bool required;
};

constexpr std::array labels = {
    Label{"Source", read_words<&Card::source>, true},
    Label{"Extent", read_card_extent, true},
    Label{"Stage", read_stage, false},
    Label{"In force", read_in_force, true},
    Label{"Follows", read_words<&Card::follows>, false},
    Label{"Confidence", read_confidence, true},
    Label{"Reviewed", read_reviewed, true},
    Label{"Age", read_age, false},
    Label{"When", read_when, true},
    Label{"If", read_if, false},
    Label{"Unless", read_unless, false},
    Label{"Takes over", read_takes_over, false},
    Label{"Who", read_who, true},
    Label{"Must", read_must, false},
    Label{"Must not", read_must_not, false},
    Label{"Should", read_should, false},
    Label{"Practice", read_practice, false},
    Label{"Lapses", read_lapses, false},
    Label{"With", read_words<&Card::with>, false},
    Label{"To each of", read_to_each, false},
    Label{"Leaving out", read_words<&Card::leaving_out>, false},
    Label{"Evidence", read_words<&Card::evidence>, false},
    Label{"Calendar", read_calendar, false},
    Label{"Within", read_within, false},
    Label{"On", read_on, false},
    Label{"Before", read_before, false},
    Label{"Promptly", read_promptly, false},
    Label{"Continuing", read_continuing, false},
    Label{"Until", read_until, false},
    Label{"Not before", read_not_before, false},
    Label{"Remind", read_remind, false},
    Label{"Again", read_again, false},
    Label{"Met by", read_events<&Card::met_by>, false},
    Label{"Breached by", read_events<&Card::breached_by>, false},
    Label{"Skipped by", read_events<&Card::skipped_by>, false},
    Label{"Paused by", read_events<&Card::paused_by>, false},
    Label{"Resumed by", read_events<&Card::resumed_by>, false},
    Label{"Stops if", read_events<&Card::stops_if>, false},
    Label{"Revives if", read_events<&Card::revives_if>, false},
    Label{"Gives way", read_gives_way, false},
    Label{"Blocks", read_words<&Card::blocks>, false},
    Label{"If late", read_if_late, false},
    Label{"Leaves out", read_words<&Card::leaves_out>, false},
    Label{"Note", read_words<&Card::note>, false},
};

}  // namespace

Result<void> read_label(Draft& draft, const Labelled& said) {
  const auto label = std::ranges::find(labels, said.label, &Label::name);
  if (label == labels.end()) {
    std::vector<std::string> known = {"Examples"};
    for (const auto& one : labels) known.emplace_back(one.name);
    return wrong(said, fmt::format("\"{}\" is not a label{}", said.label,
                                   offer(nearest(said.label, known))));
  }
  if (std::ranges::find(draft.seen, label->name) != draft.seen.end())
    return wrong(said, fmt::format("\"{}\" stands here twice", label->name));
  draft.seen.emplace_back(label->name);
  if (said.said.empty()) return wrong(said, fmt::format("\"{}\" says nothing", label->name));
  return label->read(draft, said);
}

Result<void> check_labels(const Draft& draft) {
  for (const auto& label : labels)
    if (label.required && std::ranges::find(draft.seen, label.name) == draft.seen.end())
      return problem(fmt::format("There is no \"{}\"", label.name));
  const auto& card = draft.card;
  if (!draft.says_what) return problem("There is no \"Must\", \"Should\" or \"Practice\"");
  if (!draft.says_time && card.asks != Asks::refrain)
    return problem("There is no \"Within\", \"Promptly\" or other time");
  const bool holds_by_itself = card.asks == Asks::refrain ||
                               std::holds_alternative<Continuing>(card.time) ||
                               std::holds_alternative<Until>(card.time);
  if (card.met_by.empty() && !holds_by_itself) return problem("There is no \"Met by\"");
  if (card.breached_by.empty() && card.asks == Asks::refrain)
    return problem("What must not be done has no \"Breached by\"");
  if (card.paused_by.empty() != card.resumed_by.empty())
    return problem("\"Paused by\" and \"Resumed by\" stand together");
  return {};
}

std::string joined(const Labelled& said) {
  std::string text;
  for (const auto& line : said.said) text += (text.empty() ? "" : " ") + line.text;
  return text;
}

tl::unexpected<Problem> wrong(const Labelled& said, std::string says) {
  return problem(std::move(says), line_words(said.line));
}

Result<Phrase> find_phrase(const Draft& draft, std::string_view words, int line) {
  if (auto found = draft.words.phrases.find(words)) return std::move(*found);
  return problem(fmt::format("\"{}\" is not in rules/phrases{}", words,
                             offer(draft.words.phrases.nearest(words))),
                 line_words(line));
}

}  // namespace haven::guidelines
