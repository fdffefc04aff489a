#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "values/ids.h"

/// The invented bodies, teams and people of the demonstration. None of them works for a real
/// authority. Their ids come from their names alone, so that tests find them under any seed.
namespace haven::synthetic {

struct InventedBody {
  std::string_view name;
  std::string_view kind;    ///< As in organisation.added.
  std::string_view nation;  ///< Empty: all of them.
  std::string_view area;    ///< Of an authority, such as "X-EAST"; no real code looks like it.
  std::string_view force;   ///< The name of the police force of an authority's area.
};
const std::vector<InventedBody>& invented_bodies();
/// There must be one of this name.
const InventedBody& invented_body(std::string_view name);
/// The seven of them that look after children, Eastholt first.
std::vector<InventedBody> invented_authorities();

struct InventedPerson {
  std::string_view sign_in;
  std::string_view name;
  std::string_view organisation;
  std::string_view roles;    ///< Codes of person.role, with spaces between them.
  std::string_view team_as;  ///< In the team of an authority: member, manager or nothing.
  std::string_view duty;     ///< On the rota of their organisation: a code of rota.set, or nothing.
};
/// Forty.
const std::vector<InventedPerson>& invented_people();

/// The first person of `organisation` with this role. There must be one.
const InventedPerson& with_role(std::string_view organisation, std::string_view role);

OrganisationId organisation_named(std::string_view name);
PersonId person_named(std::string_view sign_in);
/// The team of an authority that works with exploited and missing children.
TeamId team_of(std::string_view organisation);
std::string_view team_name(std::string_view organisation);
/// A child of the demonstration's stories by its word: wren, heron, plover, siskin or curlew.
ChildId child_named(std::string_view word);

/// The same as entities, such as "u:…".
std::string organisation(std::string_view name);
std::string user(std::string_view sign_in);
std::string team(std::string_view organisation);

}  // namespace haven::synthetic
