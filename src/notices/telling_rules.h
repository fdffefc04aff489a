#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cases/vocabulary.h"

/// Who is told of which event, by which ladder if nobody answers, how soon by e-mail, and in which
/// words: data/telling.csv, one row an event. What no row names, nobody is told of.
namespace haven::notices {

/// People by what they are to the child, in the order in which they are told.
enum class Group {
  team,  ///< The worker, and the managers of the team.
  guardian,
  forces,  ///< The missing desk of every force that has the report.
  night,   ///< Who is on out-of-hours duty for the authority that answers.
  national_desk,
  national_desk_at_risk,  ///< The same, if the child is under 16 or may be exploited again.
  leads,                  ///< The safeguarding leads of the authority.
  leads_if_nobody,        ///< The same, where those before them are nobody.
  told_before,  ///< Of a correction: who was told of what was wrong, and who is told of such now.
};

enum class Mail { urgent, at_once, afternoon };

/// What is mailed at once, whatever its row says.
enum class Unusual {
  emergency,   ///< Only breaking the glass allowed it.
  lent,        ///< It was done in a colleague's place.
  other_body,  ///< Another body than the child's did it.
  night,       ///< Between ten in the evening and six, London time.
};

struct TellingRule {
  const cases::EventKind* event = nullptr;
  std::vector<Group> told;
  std::string ladder;  ///< Of data/ladders; empty: nobody else is told when nobody answers.
  Mail mail = Mail::at_once;
  std::vector<Unusual> unusual;
  std::string said;  ///< On the page of notices; WHO stands for whoever did it.

  bool is_unusual(Unusual what) const;
};

class TellingRules {
 public:
  /// `text` is the table. Problem: as read_csv; an event that the vocabulary does not have, or
  /// twice; a word that is none of the above; nobody who is told, or no words. It names the event.
  static Result<TellingRules> read(std::string_view text, const cases::Vocabulary& vocabulary);

  /// Nothing: nobody is told of such events.
  const TellingRule* of(const cases::EventKind& event) const;
  const TellingRule* of(std::string_view event) const;
  const std::vector<TellingRule>& rules() const { return rules_; }

 private:
  std::vector<TellingRule> rules_;
};

}  // namespace haven::notices
