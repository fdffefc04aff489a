#include "notices/telling_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "values/csv.h"
#include "values/words.h"

namespace haven::notices {
namespace {

template <class Meaning>
struct Word {
  std::string_view word;
  Meaning meaning;
};
constexpr Word<Group> groups[] = {{"team", Group::team},
                                  {"guardian", Group::guardian},
                                  {"forces", Group::forces},
                                  {"night", Group::night},
                                  {"national_desk", Group::national_desk},
                                  {"national_desk_at_risk", Group::national_desk_at_risk},
                                  {"leads", Group::leads},
                                  {"leads_if_nobody", Group::leads_if_nobody},
                                  {"told_before", Group::told_before}};
constexpr Word<Mail> mails[] = {
    {"urgent", Mail::urgent}, {"at_once", Mail::at_once}, {"afternoon", Mail::afternoon}};
constexpr Word<Unusual> unusuals[] = {{"emergency", Unusual::emergency},
                                      {"lent", Unusual::lent},
                                      {"other_body", Unusual::other_body},
                                      {"night", Unusual::night}};

template <class Meaning>
Result<Meaning> named(std::span<const Word<Meaning>> words, std::string_view name,
                      const std::string& event) {
  for (const auto& [word, meaning] : words)
    if (word == name) return meaning;
  return problem(fmt::format("telling.csv: \"{}\" is no word that {} can have", name, event),
                 event);
}

template <class Meaning>
Result<std::vector<Meaning>> all_named(std::span<const Word<Meaning>> words, std::string_view list,
                                       const std::string& event) {
  std::vector<Meaning> found;
  for (const auto& word : split_words(list)) found.push_back(TRY(named(words, word, event)));
  return found;
}

Result<TellingRule> read_row(const CsvRow& row, const cases::Vocabulary& vocabulary) {
  const auto& event = row[0];
  TellingRule rule;
  rule.event = vocabulary.find(event);
  if (rule.event == nullptr)
    return problem(fmt::format("telling.csv: there is no event {}", event), event);
  rule.told = TRY(all_named<Group>(groups, row[1], event));
  rule.ladder = row[2];
  rule.mail = TRY(named<Mail>(mails, row[3], event));
  rule.unusual = TRY(all_named<Unusual>(unusuals, row[4], event));
  rule.said = row[5];
  if (rule.told.empty() || rule.said.empty())
    return problem(fmt::format("telling.csv: {} is told to nobody, or in no words", event), event);
  return rule;
}

}  // namespace

bool TellingRule::is_unusual(Unusual what) const {
  return std::ranges::find(unusual, what) != unusual.end();
}

Result<TellingRules> TellingRules::read(std::string_view text,
                                        const cases::Vocabulary& vocabulary) {
  TellingRules telling;
  for (const auto& row :
       TRY(read_csv(text, {"event", "told", "ladder", "mail", "unusual", "said"}, "telling.csv"))) {
    auto rule = TRY(read_row(row, vocabulary));
    if (telling.of(*rule.event) != nullptr)
      return problem(fmt::format("telling.csv: {} stands twice", row[0]), row[0]);
    telling.rules_.push_back(std::move(rule));
  }
  return telling;
}

const TellingRule* TellingRules::of(const cases::EventKind& event) const {
  const auto found = std::ranges::find(rules_, &event, &TellingRule::event);
  return found == rules_.end() ? nullptr : &*found;
}

const TellingRule* TellingRules::of(std::string_view event) const {
  const auto found =
      std::ranges::find(rules_, event, [](const TellingRule& rule) { return rule.event->name; });
  return found == rules_.end() ? nullptr : &*found;
}

}  // namespace haven::notices
