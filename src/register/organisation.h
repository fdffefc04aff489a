#pragma once
#include "cases/cases.h"

/// A body that joins Haven.
namespace haven::register_ {

/// The kinds of body that can be added. That of the platform itself is founded, by whoever holds
/// the ledger's keys.
inline constexpr std::string_view kinds[] = {"local_authority", "police",      "guardian_service",
                                             "health",          "home_office", "national_desk",
                                             "first_responder", "provider",    "inspectorate"};

struct NewOrganisation {
  std::string name;
  std::string kind;    ///< Of organisation.added.
  std::string nation;  ///< eng, wls, sct or ni, or all of them: "all".
  std::string area;    ///< Public code of its area; may be empty.
  std::string force;   ///< "o:…": the police force of an authority's area; of others not asked.
  std::string desk_phone;
  std::string desk_email;
};

/// With what its stream begins. Problem: no "name", or that of another of its kind; a "kind" that
/// cannot be added; no "nation"; an authority without the "force" that is told when a child goes
/// missing.
Result<cases::NewEvent> add_organisation(const cases::World& world, const NewOrganisation& told,
                                         EventId id);

/// The same of a body of any kind, before anybody is there who could be asked. Nothing is checked,
/// and no `nation` is all of them.
cases::NewEvent found_organisation(const NewOrganisation& told, EventId id, Instant now);

}  // namespace haven::register_
