#include "guidelines/card_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "guidelines/written_time.h"

namespace haven::guidelines {
namespace {

std::string offer(const std::string& near) {
  return near.empty() ? std::string() : fmt::format(". Did you mean \"{}\"?", near);
}

std::string joined(const Labelled& said) {
  std::string text;
  for (const auto& line : said.said) text += (text.empty() ? "" : " ") + line.text;
  return text;
}

tl::unexpected<Problem> wrong(const Labelled& said, std::string says) {
  return problem(std::move(says), line_words(said.line));
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
    if (std::ranges::any_of(read.meanings,
                            [](const Meaning& m) { return m.kind == Meaning::Kind::fact; }))
      return wrong(said, fmt::format("\"{}\" is a fact, and has no moment", read.words));
  return {};
}

Result<Amount> amount(const Labelled& said, std::string_view words) {
  if (const auto read = read_amount(words)) return *read;
  return wrong(
      said, fmt::format("\"{}\" is not a time such as \"12 hours\" or \"1 working day\"", words));
}

/// "12 hours of the return".
Result<Within> within(Draft& draft, const Labelled& said) {
  const auto text = joined(said);
  const auto of = text.find(" of ");
  if (of == std::string::npos)
    return wrong(said, "This says how long, and of what: \"12 hours of the return\"");
  Within read{TRY(amount(said, text.substr(0, of))), text.substr(of + 4)};
  draft.counted_from.push_back({read.of, said.line});
  return read;
}

Result<void> read_source(Draft& draft, const Labelled& said) {
  draft.card.source = joined(said);
  return {};
}

Result<void> read_card_extent(Draft& draft, const Labelled& said) {
  const auto nations = read_extent(joined(said));
  if (!nations) return wrong(said, fmt::format("\"{}\" is not a nation", joined(said)));
  draft.card.extent = *nations;

  auto folder = joined(said);
  std::ranges::transform(folder, folder.begin(), [](char c) {
    return c == ' ' ? '_' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  const bool is_ours = draft.card.folder == "haven" && draft.card.id.starts_with("haven.");
  if (is_ours || (folder == draft.card.folder && !draft.card.id.starts_with("haven."))) return {};
  return wrong(said, fmt::format("A card that extends to {} does not belong in rules/{}",
                                 joined(said), draft.card.folder));
}

/// "from 16 January 2014", "from 1 April 2011 to 30 March 2020", "from a day not yet checked,
/// before 2019".
Result<void> read_in_force(Draft& draft, const Labelled& said) {
  auto text = joined(said);
  if (text.starts_with("from a day not yet checked")) return {};
  if (!text.starts_with("from ")) return wrong(said, "This says \"from\" a date");
  const auto dates = split(text.substr(5), " to ");
  if (dates.size() > 2) return wrong(said, "This says \"from\" a date, and may say \"to\" another");
  auto& in_force = draft.card.in_force;
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
  return read_happenings(draft, said, draft.card.when);
}
Result<void> read_if(Draft& draft, const Labelled& said) {
  return read_phrases(draft, said, draft.card.if_all);
}
Result<void> read_unless(Draft& draft, const Labelled& said) {
  return read_phrases(draft, said, draft.card.unless);
}
Result<void> read_met_by(Draft& draft, const Labelled& said) {
  return read_happenings(draft, said, draft.card.met_by);
}
Result<void> read_stops_if(Draft& draft, const Labelled& said) {
  return read_happenings(draft, said, draft.card.stops_if);
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

Result<void> read_what(Draft& draft, const Labelled& said, Kind kind) {
  if (std::exchange(draft.says_what, true))
    return wrong(said, "A card says one thing that is owed, under Must, Should or Practice");
  draft.card.kind = kind;
  draft.card.what = joined(said);
  return {};
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

Result<void> read_with(Draft& draft, const Labelled& said) {
  draft.card.with = joined(said);
  return {};
}

Result<void> read_calendar(Draft& draft, const Labelled& said) {
  for (const auto& [name, calendar] : draft.words.calendars.by_name)
    if (calendar.title() == joined(said)) {
      draft.card.calendar = name;
      return {};
    }
  return wrong(said, fmt::format("There is no calendar \"{}\" in rules/calendars", joined(said)));
}

Result<void> read_time(Draft& draft, const Labelled& said, Time time) {
  if (std::exchange(draft.says_time, true))
    return wrong(said, "A card says its time once, under Within or Promptly");
  draft.card.time = std::move(time);
  return {};
}
Result<void> read_within(Draft& draft, const Labelled& said) {
  return read_time(draft, said, TRY(within(draft, said)));
}
Result<void> read_promptly(Draft& draft, const Labelled& said) {
  return read_time(draft, said, Promptly{joined(said)});
}

Result<void> read_remind(Draft& draft, const Labelled& said) {
  draft.card.remind = TRY(within(draft, said));
  return {};
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
      again.within = TRY(amount(said, piece.substr(within_prefix.size())));
    } else if (piece.starts_with(remind_prefix)) {
      again.remind = TRY(amount(said, piece.substr(remind_prefix.size())));
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
  const auto beginning = fmt::format("to {}, if ", draft.card.id);
  if (!text.starts_with(beginning))
    return wrong(said, fmt::format("This begins \"{}\": a card gives way to its next occurrence",
                                   trim(beginning)));
  return read_happenings(draft,
                         {said.label, said.line, {{said.line, text.substr(beginning.size())}}},
                         draft.card.gives_way_if);
}

Result<void> read_if_late(Draft& draft, const Labelled& said) {
  for (const auto& line : said.said) draft.card.if_late.push_back(line.text);
  return {};
}
Result<void> read_leaves_out(Draft& draft, const Labelled& said) {
  draft.card.leaves_out = joined(said);
  return {};
}
Result<void> read_note(Draft& draft, const Labelled& said) {
  draft.card.note = joined(said);
  return {};
}

struct Label {
  std::string_view name;
  Result<void> (*read)(Draft&, const Labelled&);
  bool required;
};

constexpr std::array labels = {
    Label{"Source", read_source, true},
    Label{"Extent", read_card_extent, true},
    Label{"In force", read_in_force, true},
    Label{"Confidence", read_confidence, true},
    Label{"Reviewed", read_reviewed, true},
    Label{"When", read_when, true},
    Label{"If", read_if, false},
    Label{"Unless", read_unless, false},
    Label{"Who", read_who, true},
    Label{"Must", read_must, false},
    Label{"Should", read_should, false},
    Label{"Practice", read_practice, false},
    Label{"With", read_with, false},
    Label{"Calendar", read_calendar, false},
    Label{"Within", read_within, false},
    Label{"Promptly", read_promptly, false},
    Label{"Remind", read_remind, false},
    Label{"Again", read_again, false},
    Label{"Met by", read_met_by, true},
    Label{"Stops if", read_stops_if, false},
    Label{"Gives way", read_gives_way, false},
    Label{"If late", read_if_late, false},
    Label{"Leaves out", read_leaves_out, false},
    Label{"Note", read_note, false},
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
  if (!draft.says_what) return problem("There is no \"Must\", \"Should\" or \"Practice\"");
  if (!draft.says_time) return problem("There is no \"Within\" or \"Promptly\"");
  return {};
}

Result<Phrase> find_phrase(const Draft& draft, std::string_view words, int line) {
  if (const auto* found = draft.words.phrases.find(words)) return *found;
  return problem(fmt::format("\"{}\" is not in rules/phrases{}", words,
                             offer(draft.words.phrases.nearest(words))),
                 line_words(line));
}

}  // namespace haven::guidelines
