#include "access/rules.h"

namespace haven::access {
namespace {

/// P32: anyone who is cleared may say "I have this child". F01, F10, F11 and F12 stop the rest.
Truth anyone_claims_break_glass(const Question& q) {
  return q.is_user() && q.does(Action::break_glass) && q.is_about({Class::core}) &&
         q.is_for({Purpose::safeguarding, Purpose::missing});
}

/// P33: a duty manager stands beside somebody else's break-glass, so that it opens the address.
Truth duty_manager_confirms(const Question& q) {
  return q.is_user() && q.does(Action::confirm) && q.is_about({Class::request}) &&
         q.is_for({Purpose::safeguarding, Purpose::missing}) && q.has_role({"duty_manager"}) &&
         q.gives_reason();
}

/// P34: a break-glass reviewer judges whether the glass was broken for good reason.
Truth reviewer_judges_break_glass(const Question& q) {
  return q.is_user() && q.does(Action::review_break_glass) && q.is_about({Class::request}) &&
         q.is_for({Purpose::oversight, Purpose::audit}) && q.has_role({"break_glass_reviewer"});
}

/// P36: the allocated worker or the manager lends what they have, for a time (F14).
Truth case_team_delegates(const Question& q) {
  return q.is_user() && q.does(Action::delegate) && q.is_about({Class::request}) &&
         q.is_for({Purpose::care, Purpose::oversight}) && q.is_case_team();
}

}  // namespace

std::vector<Rule> permits_to_act() {
  return {
      {"P32", anyone_claims_break_glass},
      {"P33", duty_manager_confirms},
      {"P34", reviewer_judges_break_glass},
      {"P36", case_team_delegates},
  };
}

}  // namespace haven::access
