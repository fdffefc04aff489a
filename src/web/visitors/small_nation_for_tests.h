#pragma once
#include "notices/deliveries.h"
#include "signin/one_time_codes.h"
#include "signin/totp.h"
#include "values/random.h"
#include "web/test_site.h"

namespace haven::web {

/// A small nation: everybody who can have anything to do with two children, one of them missing.
struct SmallNation : TestSite {
  static constexpr std::string_view secret_address = "48 Zq7k2tsuvpmn3 Lane";

  std::vector<std::string> people;
  std::vector<std::string> codes;  ///< As they are handed over.
  std::vector<std::string> ids;    ///< Of whatever there is, as events and as addresses write them.
  std::string episode;
  ChildId child = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});
  ChildId other = held.add_child({{"names", "Bao Le"}, {"nation", "wls"}});
  notices::Deliveries deliveries{*desk, 30};

  SmallNation() : TestSite(ledger::Environment::demo) {
    const auto force = held.add_organisation("police");
    const auto authority = held.add_organisation();
    const auto desk_body = held.add_organisation("national_desk");
    const auto service = held.add_organisation("guardian_service");
    const auto add = [&](const std::string& body, const char* role) {
      people.push_back(held.add_person(body, role));
      return people.back();
    };
    const auto amara = add(authority, "social_worker");
    const auto mel = add(authority, "team_manager");
    const auto eve = add(authority, "edt");
    const auto carla = add(authority, "carer");
    const auto gwen = add(service, "guardian");
    const auto dan = add(force, "police_missing");
    for (const auto* role : {"iro", "duty_manager", "org_admin", "safeguarding_lead", "placements"})
      add(authority, role);
    for (const auto* role : {"national_coordinator", "statistician", "duty_manager", "sysadmin"})
      add(desk_body, role);
    add(force, "police_investigator");
    const auto turn = [&](const std::string& user, const char* duty, const std::string& body) {
      held.add(ledger::StreamId{PersonId::from_text(user.substr(2))->bytes}, "rota.set",
               {{"duty", duty},
                {"organisation", body},
                {"from", to_text(now - Hours(1))},
                {"until", to_text(now + Hours(100))}});
    };
    turn(eve, "edt_duty", authority);
    turn(dan, "missing_desk_duty", force);
    episode = "ep:" + random_id<EpisodeId>().text();
    const std::string placement = "pl:" + random_id<EventId>().text();
    const auto stands = [&](std::string subject, const char* as, std::string object) {
      held.relate(child,
                  {.subject = std::move(subject), .relation = as, .object = std::move(object)});
    };
    const auto entity = cases::entity(child);
    held.add(cases::stream_of(child), "lac.start", {{"authority", authority}});
    held.add(cases::stream_of(child), "placement.start",
             {{"placement", placement}, {"address", std::string(secret_address)}});
    stands(placement, "about", entity);
    stands(carla, "carer", placement);
    stands(amara, "allocated_worker", entity);
    stands(gwen, "guardian", entity);
    stands(mel, "team_manager", "t:1");
    stands("t:1", "responsible_team", entity);
    held.add(cases::stream_of(child), "nrm.referral.made", {});
    held.add(cases::stream_of(child), "missing.reported", {{"episode", episode}, {"force", force}});
    stands(episode, "about", entity);
    stands(episode, "reported_to", force);
    const auto of_another = "ep:" + random_id<EpisodeId>().text();
    held.add(cases::stream_of(other), "missing.reported", {{"episode", of_another}});
    held.relate(other,
                {.subject = of_another, .relation = "about", .object = cases::entity(other)});
    ids = {child.text(),
           other.text(),
           episode,
           episode.substr(3),
           of_another,
           placement,
           authority,
           force,
           amara,
           amara.substr(2),
           "t:1",
           entity,
           placement.substr(3),
           "e:" + child.text(),
           "bg:" + child.text()};
    for (const auto& user : {amara, carla}) has_codes(PersonId::from_text(user.substr(2)).value());
    site.messages = [this]() -> Result<Messages> {
      return Messages{TRY(deliveries.waiting(now)).size(), TRY(deliveries.failed(now)).size(),
                      deliveries.unreadable()};
    };
  }

  /// The post goes, and what comes of it is `fate`.
  Result<std::size_t> deliver(notices::Fate fate) {
    return deliveries.run(
        [&](const notices::Delivery&, Instant) { return notices::Outcome{fate, "so it went"}; },
        now);
  }

 private:
  void has_codes(PersonId person) {
    codes.push_back(signin::give_welcome(*desk, {person, signin::new_totp_secret()}, now).value());
    codes.push_back(
        signin::give_device(*desk, {person, std::string(16, 'd'), now + Hours(9)}, now).value());
    ENSURE(deliveries.add(random_id<notices::NoticeId>(), notices::Channel::email, person,
                          "somebody@example.org", notices::Wording::to_read, now, now));
  }
};

}  // namespace haven::web
