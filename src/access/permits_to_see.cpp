#include <algorithm>

#include "access/delegation.h"
#include "access/limits.h"
#include "access/rules.h"

namespace haven::access {
namespace {

/// P01: the allocated worker views and edits most of the record.
Truth worker_views(const Question& q) {
  return q.is_user() && q.does({Action::view, Action::edit}) &&
         q.is_about({Class::core, Class::case_, Class::health, Class::immigration,
                     Class::safety_summary, Class::access_summary}) &&
         q.is_for({Purpose::care, Purpose::safeguarding, Purpose::missing}) &&
         q.stands_as("allocated_worker");
}

/// P02: the allocated worker reveals the address, with a reason.
Truth worker_reveals(const Question& q) {
  return q.is_user() && q.reveals_with_reason() &&
         q.is_for({Purpose::care, Purpose::safeguarding, Purpose::missing}) &&
         q.stands_as("allocated_worker");
}

/// P03: the manager of the responsible team oversees and approves.
Truth manager_oversees(const Question& q) {
  const bool oversees = q.does({Action::view, Action::approve}) &&
                        q.is_about({Class::core, Class::case_, Class::health, Class::immigration,
                                    Class::safety_summary, Class::access_summary, Class::request});
  const bool reveals = q.reveals_with_reason() &&
                       q.is_for({Purpose::oversight, Purpose::missing, Purpose::safeguarding});
  return q.is_user() && (oversees || reveals) && q.manages_responsible_team();
}

/// P04: the guardian sees what she needs to stand by the child, and what the child wrote.
Truth guardian_sees(const Question& q) {
  return q.is_user() &&
         (q.views({Class::core, Class::case_, Class::immigration, Class::safety_summary,
                   Class::child_voice}) ||
          q.reveals_with_reason()) &&
         q.is_for({Purpose::guardianship, Purpose::missing}) && q.stands_as("guardian");
}

/// P05: the reviewing officer reads for the review; the address only while a visit is planned.
Truth reviewer_reads(const Question& q) {
  return q.is_user() && q.is_for({Purpose::review}) && q.stands_as("iro") &&
         (q.views({Class::core, Class::case_, Class::health, Class::safety_summary}) ||
          (q.reveals_with_reason() && q.stands_as("review_visit")));
}

/// P06: the officer in the case reads what the investigation needs, and never the address.
Truth investigator_reads(const Question& q) {
  return q.is_user() && q.views({Class::core, Class::safety_summary, Class::threat_intel}) &&
         q.is_for({Purpose::investigation}) && any_of(q.held_as("oic"), [&](const Relation* held) {
           return Truth(q.relations().live(held->object, "about", q.child(), q.now()));
         });
}

/// P07: the officer of a missing episode, while it is open and for an hour after.
Truth episode_officer_sees(const Question& q) {
  const bool asks = q.views({Class::core, Class::safety_summary}) || q.reveals_with_reason();
  if (!q.is_user() || !asks || !q.is_for({Purpose::missing})) return false;
  return any_of(q.about_child("ep:"), [&](const Relation* about) {
    const bool lasts = !about->closed_at || q.now() - *about->closed_at < needed_after_found;
    return Truth(lasts && q.stands_as("episode_officer", about->subject));
  });
}

/// P08: the receiving worker sees needs without a name, and the child once accepted.
Truth receiving_worker_sees(const Question& q) {
  const bool profile = q.views({Class::match_profile}) && q.is_for({Purpose::placement_match});
  const bool record = q.views({Class::core, Class::case_, Class::health, Class::safety_summary}) &&
                      q.is_for({Purpose::placement_match, Purpose::care});
  if (!q.is_user() || (!profile && !record)) return false;
  return any_of(q.about_child(""), [&](const Relation* about) -> Truth {
    if (!q.stands_as("receiving_worker", about->subject)) return false;
    if (!about->state) return Truth::error();
    return *about->state == "accepted" || (*about->state == "proposed" && profile);
  });
}

/// P09: the national coordinator sees boards, and a child only when it was escalated to them.
Truth coordinator_sees(const Question& q) {
  return q.is_user() && q.has_role({"national_coordinator"}) && q.is_for({Purpose::coordination}) &&
         (q.views({Class::match_profile, Class::duty_state, Class::missing_board}) ||
          (q.views({Class::core, Class::safety_summary}) && q.stands_as("escalated_to")));
}

/// P10: the auditor of an authority reads who looked.
Truth auditor_reads(const Question& q) {
  if (!q.is_user() || !q.has_role({"auditor"}) || !q.is_for({Purpose::audit}) ||
      !q.views({Class::audit}))
    return false;
  return given(q.resource().authority) && q.stands_as("audit_scope", q.resource().authority);
}

/// P11: the child sees their own page, and writes from it.
Truth child_sees_own_page(const Question& q) {
  const bool asks =
      q.views({Class::child_view, Class::child_voice_own, Class::access_summary}) ||
      (q.does({Action::message, Action::ask_help}) && q.is_about({Class::child_voice_own}));
  return q.principal().type == Principal::Type::child && asks && q.stands_as("self");
}

/// P12: the out-of-hours worker on the rota of the child's authority. A missing episode is an
/// incident too.
Truth duty_worker_sees(const Question& q) {
  const bool views = q.views({Class::core, Class::safety_summary});
  const bool reveals = q.reveals_with_reason();
  if (!q.is_user() || (!views && !reveals) || !q.is_for({Purpose::safeguarding, Purpose::missing}))
    return false;
  const auto incident_is_open = [&] {
    return std::ranges::any_of(q.about_child(""), [&](const Relation* about) {
      const bool incident = about->subject.starts_with("inc:") || about->subject.starts_with("ep:");
      return incident && (!about->closed_at || q.now() < *about->closed_at);
    });
  };
  return given(q.resource().authority) && q.stands_as("edt_duty", q.resource().authority) &&
         (views || incident_is_open());
}

/// Whether somebody else, who may, has confirmed that this break-glass should open the address.
Truth is_confirmed(const Question& q, const BreakGlass& glass) {
  if (!glass.confirmed_by_person || glass.confirmed_by_role != "duty_manager") return false;
  return given(q.principal().person) && *glass.confirmed_by_person != q.principal().person;
}

/// P13: an own break-glass on this child, in its hour. The address only for risk to life, and with
/// a second person.
Truth broke_the_glass(const Question& q) {
  const bool views = q.views({Class::core, Class::case_, Class::safety_summary});
  if (!q.is_user() || (!views && !q.reveals_location()) || !q.context().break_glass) return false;
  const Truth open = q.has_broken_glass({"risk_to_life", "risk_to_child", "found_child"});
  if (!open.is_yes()) return open;
  const auto& glass = *q.context().break_glass;
  return glass.explained &&
         (views || (glass.reason_code == "risk_to_life" && is_confirmed(q, glass)));
}

/// P14: whoever stands in for a colleague has what the colleague has now, within the delegation.
Truth delegate_sees(const Question& q) {
  if (!q.is_user() || !q.does({Action::view, Action::edit, Action::approve, Action::reveal}))
    return false;
  return delegators_any(q, could_see);
}

/// P15: a sharing decision names this body, this class and this purpose.
Truth body_was_shared_with(const Question& q) {
  if (!q.is_user() || !q.does(Action::view) || !q.context().purpose ||
      q.is_about({Class::location, Class::child_voice, Class::threat_intel}))
    return false;
  if (q.principal().org.empty()) return Truth::error();
  return any_of(q.to(q.child(), "share"), [&](const Relation* share) {
    if (share->subject != q.principal().org) return Truth(false);
    if (!share->classes || !share->purposes) return Truth::error();
    const auto has = [](const std::vector<std::string>& names, std::string_view name) {
      return std::ranges::find(names, name) != names.end();
    };
    return Truth(has(*share->classes, name_of(q.resource().cls)) &&
                 has(*share->purposes, name_of(*q.context().purpose)));
  });
}

/// P16: counts that point at nobody.
Truth statistician_counts(const Question& q) {
  return q.is_user() && q.does(Action::query_stats) && q.is_about({Class::aggregate}) &&
         q.has_role({"statistician", "national_coordinator"});
}

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

/// P35: the case team sees in which area the child is.
Truth case_team_sees_area(const Question& q) {
  return q.is_user() && q.views({Class::area}) && q.is_case_team();
}

}  // namespace

Truth could_see(const Question& colleague) {
  return worker_views(colleague) || worker_reveals(colleague) || manager_oversees(colleague) ||
         guardian_sees(colleague);
}

std::vector<Rule> permits_to_see() {
  return {
      {"P01", worker_views},
      {"P02", worker_reveals},
      {"P03", manager_oversees},
      {"P04", guardian_sees},
      {"P05", reviewer_reads},
      {"P06", investigator_reads},
      {"P07", episode_officer_sees},
      {"P08", receiving_worker_sees},
      {"P09", coordinator_sees},
      {"P10", auditor_reads},
      {"P11", child_sees_own_page},
      {"P12", duty_worker_sees},
      {"P13", broke_the_glass},
      {"P14", delegate_sees},
      {"P15", body_was_shared_with},
      {"P16", statistician_counts},
      {"P29", carer_reads_summary},
      {"P30", those_around_see_boards},
      {"P31", missing_desk_sees_board},
      {"P35", case_team_sees_area},
  };
}

}  // namespace haven::access
