#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/request.h"
#include "cases/event.h"
#include "cases/listings.h"
#include "values/shared_map.h"

/// The organisations, teams and people who work with Haven. Staff, never children.
namespace haven::cases {

struct Organisation {
  std::string entity;  ///< "o:…"
  std::string name;
  std::string kind;  ///< As in organisation.added.
  std::string nation;
  std::string area;   ///< Public area code, such as a GSS code.
  std::string force;  ///< The police force of an authority's area, "o:…".
  std::string desk_phone;
  std::string desk_email;
};

struct Team {
  std::string entity;  ///< "t:…"
  std::string organisation;
  std::string name;
};

struct Turn {
  std::string duty;  ///< "edt_duty", "missing_desk_duty" or "national_desk_duty".
  std::string organisation;
  Instant from{};
  Instant until{};
};

struct Person {
  PersonId id{};
  std::string organisation;  ///< "o:…"
  std::string name;
  std::string sign_in;
  std::string email;
  std::string phone;
  std::vector<std::string> roles;
  std::string status = "active";
  bool on_hold = false;
  std::optional<Date> trained_until;
  std::optional<Date> vetted_until;
  std::vector<Turn> rota;
  std::uint64_t version = 0;  ///< Entries in the person's stream.

  std::string user() const { return "u:" + id.text(); }
  std::string person() const { return "p:" + id.text(); }
  bool has_role(std::string_view role) const;
  /// How others are shown this person. A carer's name gives away where a child lives, so it is
  /// "the carer" everywhere but in a reveal.
  std::string shown_as() const;
};

/// Immutable snapshot. The next one shares all with it but what an event changed, so that with more
/// people an event costs hardly more, and to find somebody nobody looks at everybody.
struct Register {
  SharedMap<std::string, std::shared_ptr<const Organisation>> organisations;
  SharedMap<std::string, std::shared_ptr<const Team>> teams;
  SharedMap<std::string, std::shared_ptr<const Person>> people;  ///< By "u:…".
  Listings listings;                                             ///< They follow from the others.

  /// Puts one in, or in the place of what it was before, and lists it anew.
  void keep(Organisation body);
  void keep(Team team);
  void keep(Person changed);

  /// As access asks for people: training and vetting are judged on the London day of `now`, and
  /// whoever works for a first responder organisation is one.
  access::Principal principal(const Person& person, Instant now) const;
  const Person* person(std::string_view user) const;
  const Person* signs_in_as(std::string_view name) const;
  const Organisation* organisation(std::string_view entity) const;
  /// The local authority of this name; a police force or a charity may be called the same.
  const Organisation* authority_called(std::string_view name) const;
  const Team* team(std::string_view entity) const;
  /// Name to show; never empty: "somebody" when unknown.
  std::string shown(std::string_view user_or_organisation) const;
  /// Everyone on this duty for this organisation at `now`.
  std::vector<const Person*> on_duty(std::string_view duty, std::string_view organisation,
                                     Instant now) const;
  std::vector<const Person*> with_role(std::string_view role, std::string_view organisation) const;
  const Organisation* of_kind(std::string_view kind) const;
};

/// Applies a register event. `names` are its fields of class core; empty for other classes.
void apply(Register& to, const Event& event, const Fields& names);

/// The entity that a stream's id names, with its prefix.
std::string organisation_entity(OrganisationId id);
std::string user_entity(PersonId id);

}  // namespace haven::cases
