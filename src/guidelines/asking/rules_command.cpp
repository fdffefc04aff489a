#include "guidelines/asking/rules_command.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <ostream>
#include <set>

#include "guidelines/check_examples.h"
#include "guidelines/duties.h"
#include "guidelines/reading/text_lines.h"
#include "guidelines/reading/written_time.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

constexpr int done = 0;
constexpr int wrong = 1;
constexpr int bad_cards = 2;
constexpr std::string_view own_folder = "haven";

int refuse(const Problem& found, std::ostream& err) {
  err << (found.where.empty() ? "" : found.where + ": ") << found.says << '\n';
  return bad_cards;
}

std::string path_of(const Card& card) { return card.folder + "/" + card.id + ".rule"; }

int check(const Reading& reading, std::ostream& out, std::ostream& err) {
  auto problems = reading.problems;
  std::size_t examples = 0;
  for (const auto& card : reading.cards.all) {
    examples += card->examples.size();
    for (auto& found : check_examples(*card, reading.cards)) {
      found.where = path_of(*card) + (found.where.empty() ? "" : ", " + found.where);
      problems.push_back(std::move(found));
    }
  }
  for (const auto& found : problems) err << found.where << ": " << found.says << '\n';
  std::set<std::string> ids, own;
  for (const auto& card : reading.cards.all)
    (card->folder == own_folder ? own : ids).insert(card->id);
  out << fmt::format(
      "{} duties of law, guidance and practice, {} of Haven's own, {} examples, "
      "{} problems\n",
      ids.size(), own.size(), examples, problems.size());
  return problems.empty() ? done : wrong;
}

int list(const Cards& cards, std::ostream& out) {
  for (const auto& card : cards.all)
    out << fmt::format("{:<44} {:<10} {}\n", card->id, card->is_draft() ? "draft" : "reviewed",
                       card->title);
  return done;
}

/// Whose text, of the cards, begins or ends after the first day and up to the last.
int changes(const Cards& cards, std::span<const std::string> asked, std::ostream& out,
            std::ostream& err) {
  const auto first = read_date(asked[0]);
  const auto last = read_date(asked[1]);
  if (!first || !last || *last < *first)
    return refuse({"Give two days, such as 2020-04-01 2020-05-01, the earlier first", ""}, err);
  const auto lies_between = [&](const std::optional<Date>& day) {
    return day && *first < *day && *day <= *last;
  };
  for (const auto& card : cards.all) {
    const auto& in_force = card->in_force;
    if (lies_between(in_force.from))
      out << fmt::format("{} {} begins: {}{}\n", to_text(*in_force.from), card->id, card->title,
                         card->follows.empty() ? "" : ", after " + card->follows);
    if (in_force.to && lies_between(next_day(*in_force.to)))
      out << fmt::format("{} {} has ended: {}\n", to_text(next_day(*in_force.to)), card->id,
                         card->title);
  }
  return done;
}

boost::json::object case_of(const Card& card, const Example& example) {
  boost::json::object facts;
  for (const auto& [name, value] : example.story.facts)
    facts[name] = value.text() ? boost::json::value(*value.text()) : nullptr;
  boost::json::array events;
  for (const auto& happening : example.story.happenings) {
    boost::json::object event{{"type", happening.type}, {"at", to_london_text(happening.at.to)}};
    for (const auto& [name, value] : happening.fields) event[name] = value;
    events.push_back(std::move(event));
  }
  return {{"id", card.id},
          {"part", card.part},
          {"line", example.line},
          {"facts", std::move(facts)},
          {"events", std::move(events)},
          {"now", to_london_text(example.asked_on)},
          {"state", name_of(example.state)}};
}

/// Every row of every card's tables as a case, one a line.
int cases(const Cards& cards, std::ostream& out) {
  for (const auto& card : cards.all)
    for (const auto& example : card->examples)
      out << boost::json::serialize(case_of(*card, example)) << '\n';
  return done;
}

Result<Instant> read_moment(const std::string& text) {
  if (const auto instant = read_instant(text)) return *instant;
  return TRY(read_written_time(text, std::nullopt)).span.to;
}

/// The story in which only what starts the card has happened, and all its conditions hold.
PlainStory story_of(const Card& card, Instant moment) {
  PlainStory story;
  story.facts["nation"] = std::string(code(card.extent.front()));
  for (const auto& condition : card.if_all)
    for (const auto& meaning : condition.meanings)
      if (meaning.kind == Meaning::Kind::fact)
        story.facts[meaning.name] = meaning.carries->values.front();
  for (const auto& condition : card.unless)
    for (const auto& meaning : condition.meanings)
      if (meaning.kind == Meaning::Kind::fact) story.facts[meaning.name] = false;
  for (const auto& phrase : card.when) {
    const auto& meaning = phrase.meanings.front();
    const bool is_worked_out = !meaning.from.empty();
    Happening start{is_worked_out ? meaning.from : meaning.name, Span::at(moment), moment, {}};
    if (meaning.kind == Meaning::Kind::birthday) {
      const auto day = london_day(moment);
      story.facts["dob"] = to_text(
          Date((day.year() - std::chrono::years(meaning.number)) / day.month() / day.day()));
      continue;
    }
    if (meaning.carries) start.fields[meaning.carries->field] = meaning.carries->values.front();
    story.happenings.push_back(std::move(start));
    if (!card.when_the_later_of) break;
  }
  return story;
}

int explain(const Cards& cards, std::span<const std::string> asked, std::ostream& out,
            std::ostream& err) {
  const auto card = cards.find(asked[0]);
  if (card == nullptr) return refuse({fmt::format("There is no card \"{}\"", asked[0]), ""}, err);
  const auto moment = read_moment(asked[1]);
  if (!moment) return refuse(moment.error(), err);
  const auto now = asked.size() == 3 ? read_moment(asked[2]) : moment;
  if (!now) return refuse(now.error(), err);

  out << fmt::format("{}\n{}\n{}, edition {}\n", card->title, card->source,
                     card->is_draft() ? "Draft, not yet checked by a lawyer" : "Reviewed",
                     card->hash);
  for (const auto& duty : duties_under(*card, story_of(*card, *moment), cards, *now)) {
    out << '\n';
    for (const auto& sentence : duty.working) out << sentence << ".\n";
    out << fmt::format("The duty is {}.\n", row_words(duty));
  }
  return done;
}

}  // namespace

int rules_command(std::span<const std::string> asked, const std::filesystem::path& rules,
                  const ReadWith& with, std::ostream& out, std::ostream& err) {
  const auto files = files_under(rules);
  if (!files) return refuse(files.error(), err);
  const auto reading = read_cards(*files, with);
  const auto is = [&](std::string_view name, std::size_t least, std::size_t most) {
    return !asked.empty() && asked[0] == name && asked.size() >= least && asked.size() <= most;
  };
  if (is("check", 1, 1)) return check(reading, out, err);
  if (!reading.problems.empty() &&
      (is("list", 1, 1) || is("cases", 1, 1) || is("explain", 3, 4) || is("changes", 3, 3)))
    return refuse(reading.problems.front(), err);
  if (is("cases", 1, 1)) return cases(reading.cards, out);
  if (is("list", 1, 1)) return list(reading.cards, out);
  if (is("explain", 3, 4)) return explain(reading.cards, asked.subspan(1), out, err);
  if (is("changes", 3, 3)) return changes(reading.cards, asked.subspan(1), out, err);
  err << "Ask for \"check\", \"list\", \"cases\", \"explain ID MOMENT [NOW]\" or \"changes FROM "
         "TO\"\n";
  return bad_cards;
}

}  // namespace haven::guidelines
