#pragma once
#include <optional>
#include <string_view>

/// The words in which access is asked for and answered. Each has one name in text, the same in
/// files, in the ledger and on the command line.
namespace haven::access {

/// What someone wants to do.
enum class Action {
  view,
  list,    ///< Many children in one answer.
  search,  ///< Finding by what is written.
  print,
  export_,
  reveal,  ///< One address, once, under the conditions of F04. Location is never viewed.
  edit,    ///< The allocated worker's name for record.
  record,  ///< Adding a fact to a child's story, or to the register.
  approve,
  confirm,  ///< Standing beside somebody else's break-glass.
  grant,
  delegate,
  break_glass,  ///< Claiming it: "I have this child".
  review_break_glass,
  message,
  ask_help,
  query_stats,
};

/// What kind of information it is about. Each has its own key per child.
enum class Class {
  track,  ///< Types, moments, codes and opaque ids: no name, no place, no free text.
  core,   ///< That the child is known here; names, birth dates, photo.
  area,   ///< Which authority's area. As good as location to anyone outside the case team.
  location,
  case_,  ///< Chronology, plan, assessments.
  child_voice,
  threat_intel,
  safety_summary,  ///< What keeps the child safe today, without sources.
  health,
  immigration,
  age_evidence,
  missing_board,
  match_profile,  ///< Needs, without name or place.
  duty_state,
  care_summary,  ///< What a carer needs to know about the child in their home.
  audit,
  access_summary,  ///< Who looked, in plain words.
  child_view,      ///< The child's own page.
  child_voice_own,
  request,
  aggregate,
  account,
};

/// Why. The page sets it and the person confirms it.
enum class Purpose {
  care,
  safeguarding,
  missing,
  oversight,
  review,
  guardianship,
  investigation,
  placement_match,
  coordination,
  nrm_decision,
  self,
  audit,
  statistics,
  subject_access,
  reopen,
  complaint,
  immigration_enforcement,  ///< Exists only to be refused and counted.
};

/// What the person is shown.
enum class Sees {
  value,
  step_up,    ///< They may, once they have confirmed that it is they.
  sealed,     ///< One fixed sentence, the same whether there is anything behind it or not.
  not_found,  ///< The same as for a child who does not exist.
};

/// What must be done with an allow, in the order of their names. Whoever shows what was allowed
/// does each of them; what nobody does is not shown.
enum class Obligation {
  disclosure_control,    ///< Small numbers are hidden.
  log,                   ///< It is written down who looked at what, and why.
  log_on_behalf_of,      ///< And in whose place.
  notify_allocated,      ///< Those who stand beside the child are told.
  notify_manager,        ///< So is who answers for whoever opened in an emergency.
  redact_threat_linked,  ///< Nothing is said of a look that would warn whoever is a danger.
  review_24h,            ///< Somebody else judges the emergency within a day.
  ttl_300,               ///< It is gone from the screen after five minutes.
  watermark,             ///< It says who opened it, and when.
};

std::string_view name_of(Action action);
std::string_view name_of(Class cls);
std::string_view name_of(Purpose purpose);
std::string_view name_of(Sees sees);
std::string_view name_of(Obligation obligation);

/// Nothing unless `name` is exactly what name_of gives.
std::optional<Action> action_named(std::string_view name);
std::optional<Class> class_named(std::string_view name);
std::optional<Purpose> purpose_named(std::string_view name);

}  // namespace haven::access
