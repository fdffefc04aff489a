#pragma once
#include <string>
#include <vector>

#include "guidelines/reading/cards.h"

/// A small book of law for fuzzers: a few phrases of each kind, one owner, one calendar, one card.
namespace haven::guidelines {

inline std::string small_card() {
  return "It is ended\n\n"
         "Source      A test\nExtent      England\nIn force    from 16 January 2014\n"
         "Confidence  high, text seen\nReviewed    not yet\n\n"
         "When        it starts\nIf          it is so\nWho         somebody\nMust        end it\n"
         "Within      3 working days of the start\nMet by      it is done\n\n"
         "Examples in 2026\n"
         "  starts           then                  asked on         the duty is\n"
         "  Thu 2 Apr 14:00  nothing yet           Wed 8 Apr 09:00  open, due Wed 8 Apr\n"
         "  Thu 2 Apr 14:00  done Tue 7 Apr 09:00  Wed 8 Apr 09:00  met Tue 7 Apr 09:00\n";
}

/// All files of the book with `card` as its only card.
inline std::vector<RuleFile> rules_with(std::string card) {
  return {{"phrases",
           "it starts  starts  it.starts\n"
           "the start  -  it.starts\n"
           "it is done  done  it.ended  outcome = done or left\n"
           "it goes wrong  wrong  it.wrong  first since it.starts\n"
           "it is so  so  fact so  yes\n"
           "it is N  turns  birthday N\n"
           "it is under N  born  age  under N\n"
           "it is long since  long  since it.starts  N months\n"
           "it goes on  on  while it.starts until it.ended\n"},
          {"owners", "somebody  the child's nation\n"},
          {"stages", "Going missing\n"},
          {"childhood",
           "Who is a child\n\nSource      A test\nPresumed if it is so\nEnds if     it is 18\n"
           "Begins if   it starts\n"},
          {"calendars/england.txt",
           "England\n\nSource      A test\nFor         England\nYears       2019 to 2028\n\n"
           "Days\n  Fri 3 Apr 2026  Good Friday\n"},
          {"duties.txt", "any\n"},
          {"england/any.rule", std::move(card)}};
}

inline Reading read_small(std::string card) {
  return read_cards(rules_with(std::move(card)), {[](std::string_view) { return std::string(); },
                                                  {"a.discharge", "a.transfer", "a.correction"}});
}

}  // namespace haven::guidelines
