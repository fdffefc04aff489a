#include <algorithm>

#include "access/rules.h"

namespace haven::access {
namespace {

bool has_open_episode(const Question& q, const Relation* about) {
  return about->subject.starts_with("ep:") && (!about->closed_at || q.now() < *about->closed_at);
}

/// Whether who asks holds `relation` to something that is about this child.
bool stands_through(const Question& q, std::string_view relation) {
  return std::ranges::any_of(q.about_child(""), [&](const Relation* about) {
    return q.stands_as(relation, about->subject);
  });
}

/// P29: the carer reads what they need to know about the child in their home.
Truth carer_reads_summary(const Question& q) {
  return q.is_user() && q.views({Class::care_summary}) &&
         q.is_for({Purpose::care, Purpose::safeguarding, Purpose::missing}) &&
         std::ranges::any_of(q.about_child("pl:"), [&](const Relation* placement) {
           return q.stands_as("carer", placement->subject);
         });
}

/// P30: whoever works with this child sees what is due, and whether the child is missing.
Truth those_around_see_boards(const Question& q) {
  if (!q.is_user() || !q.views({Class::duty_state, Class::missing_board})) return false;
  constexpr std::string_view to_the_child[] = {"allocated_worker", "guardian", "advocate", "iro"};
  constexpr std::string_view through[] = {"oic", "episode_officer", "receiving_worker", "carer"};
  const bool on_rota =
      !q.resource().authority.empty() && q.stands_as("edt_duty", q.resource().authority);
  return q.manages_responsible_team() || on_rota ||
         std::ranges::any_of(to_the_child, [&](auto relation) { return q.stands_as(relation); }) ||
         std::ranges::any_of(through, [&](auto relation) { return stands_through(q, relation); });
}

/// P31: the police missing desk sees the open episodes that were reported to its force.
Truth missing_desk_sees_board(const Question& q) {
  if (!q.is_user() || !q.views({Class::missing_board}) ||
      !q.is_for({Purpose::missing, Purpose::safeguarding}))
    return false;
  const auto on_duty = q.held_as("missing_desk_duty");
  return std::ranges::any_of(q.about_child("ep:"), [&](const Relation* about) {
    return has_open_episode(q, about) && std::ranges::any_of(on_duty, [&](const Relation* duty) {
             return q.relations().live(about->subject, "reported_to", duty->object, q.now());
           });
  });
}

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

/// P35: the case team sees in which area the child is.
Truth case_team_sees_area(const Question& q) {
  return q.is_user() && q.views({Class::area}) && q.is_case_team();
}

/// P36: the allocated worker or the manager lends what they have, for a time (F14).
Truth case_team_delegates(const Question& q) {
  return q.is_user() && q.does(Action::delegate) && q.is_about({Class::request}) &&
         q.is_for({Purpose::care, Purpose::oversight}) && q.is_case_team();
}

}  // namespace

std::vector<Rule> further_permits() {
  return {
      {"P29", carer_reads_summary},     {"P30", those_around_see_boards},
      {"P31", missing_desk_sees_board}, {"P32", anyone_claims_break_glass},
      {"P33", duty_manager_confirms},   {"P34", reviewer_judges_break_glass},
      {"P35", case_team_sees_area},     {"P36", case_team_delegates},
  };
}

}  // namespace haven::access
