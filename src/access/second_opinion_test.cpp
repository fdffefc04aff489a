// A second reading of docs/access.md, written without looking at the first: no index, no table of
// rules, no three-valued logic. It must agree with `decide` on every random question.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "access/decide.h"
#include "access/random_questions.h"
#include "access/rules.h"

namespace haven::access {
namespace {

/// A rule ends in yes or no, or something that it needs is missing.
struct Missing {};

class SecondOpinion {
 public:
  SecondOpinion(Request request, const std::vector<Relation>& relations)
      : r(std::move(request)), all(relations), me(r.principal.id), c(r.resource.case_id) {}

  Decision decide() {
    Decision d;
    const auto forbids = forbidding();
    const auto permits = permitting();
    d.alarms = permits.missing;
    if (!forbids.yes.empty())
      d.because = forbids.yes;
    else if (!forbids.missing.empty())
      d.because = {"E_EVAL"};
    else if (permits.yes.empty())
      d.because = {"default_deny"};
    else
      d = {true, permits.yes, Sees::value, obligations(permits.yes), permits.missing};
    if (!d.allow) d.sees = sees(d.because, !permits.yes.empty());
    return d;
  }

 private:
  struct Verdicts {
    std::vector<std::string> yes, missing;
  };
  template <class Asked>
  static void hear(Verdicts& verdicts, const char* id, Asked asked) {
    try {
      if (asked()) verdicts.yes.emplace_back(id);
    } catch (Missing) {
      verdicts.missing.emplace_back(id);
    }
  }

  bool holds(const std::string& s, const std::string& name, const std::string& o) const {
    for (const auto& x : all)
      if (current(x) && x.subject == s && x.relation == name && x.object == o) return true;
    return false;
  }
  bool current(const Relation& x) const {
    if (x.from && *x.from > r.context.now) return false;
    return !x.until || *x.until > r.context.now;
  }
  bool action(const std::set<Action>& any) const { return any.contains(r.action); }
  bool cls(const std::set<Class>& any) const { return any.contains(r.resource.cls); }
  bool purpose(const std::set<Purpose>& any) const {
    return r.context.purpose.has_value() && any.contains(*r.context.purpose);
  }
  bool role(const std::string& name) const {
    for (const auto& x : r.principal.roles)
      if (x == name) return true;
    return false;
  }
  static std::string need(std::string text) {
    if (text.empty()) throw Missing{};
    return text;
  }
  template <class T>
  static const T& need(const std::optional<T>& value) {
    if (!value) throw Missing{};
    return *value;
  }
  static bool in(const std::vector<std::string>& list, std::string_view name) {
    for (const auto& x : list)
      if (x == name) return true;
    return false;
  }
  bool view() const { return r.action == Action::view; }
  bool user() const { return r.principal.type == Principal::Type::user; }
  bool is_child() const { return r.principal.type == Principal::Type::child; }
  bool address() const { return r.action == Action::reveal && r.resource.cls == Class::location; }
  bool address_with_reason() const { return address() && r.context.reason.size() >= 8; }

  bool manager(const std::string& who) const {
    for (const auto& x : all)
      if (current(x) && x.subject == who && x.relation == "team_manager" &&
          holds(x.object, "responsible_team", c))
        return true;
    return false;
  }
  /// The things about this child of which `who` is `name`. Throws only when nobody says yes.
  template <class Also>
  bool through(const std::string& who, const std::string& name, const std::string& prefix,
               Also also) const {
    bool missing = false;
    for (const auto& x : all) {
      if (!current(x) || x.relation != "about" || x.object != c || !x.subject.starts_with(prefix))
        continue;
      if (!name.empty() && !holds(who, name, x.subject)) continue;
      try {
        if (also(x)) return true;
      } catch (Missing) {
        missing = true;
      }
    }
    if (missing) throw Missing{};
    return false;
  }
  bool through(const std::string& who, const std::string& name, const std::string& prefix) const {
    return through(who, name, prefix, [](const Relation&) { return true; });
  }

  bool p01(const std::string& who) const {
    return user() && holds(who, "allocated_worker", c) &&
           purpose({Purpose::care, Purpose::safeguarding, Purpose::missing}) &&
           action({Action::view, Action::edit}) &&
           cls({Class::core, Class::case_, Class::health, Class::immigration, Class::safety_summary,
                Class::access_summary});
  }
  bool p02(const std::string& who) const {
    return user() && holds(who, "allocated_worker", c) && address_with_reason() &&
           purpose({Purpose::care, Purpose::safeguarding, Purpose::missing});
  }
  bool p03(const std::string& who) const {
    if (!user() || !manager(who)) return false;
    if (address_with_reason())
      return purpose({Purpose::oversight, Purpose::missing, Purpose::safeguarding});
    return action({Action::view, Action::approve}) &&
           cls({Class::core, Class::case_, Class::health, Class::immigration, Class::safety_summary,
                Class::access_summary, Class::request});
  }
  bool p04(const std::string& who) const {
    if (!user() || !holds(who, "guardian", c)) return false;
    if (!purpose({Purpose::guardianship, Purpose::missing})) return false;
    return address_with_reason() || (view() && cls({Class::core, Class::case_, Class::immigration,
                                                    Class::safety_summary, Class::child_voice}));
  }
  bool p05() const {
    if (!user() || !holds(me, "iro", c) || !purpose({Purpose::review})) return false;
    if (view()) return cls({Class::core, Class::case_, Class::health, Class::safety_summary});
    return address_with_reason() && holds(me, "review_visit", c);
  }
  bool p06() const {
    return user() && view() && purpose({Purpose::investigation}) && through(me, "oic", "") &&
           cls({Class::core, Class::safety_summary, Class::threat_intel});
  }
  bool p07() const {
    if (!user() || !purpose({Purpose::missing})) return false;
    if (!address_with_reason() && !(view() && cls({Class::core, Class::safety_summary})))
      return false;
    return through(me, "episode_officer", "ep:", [&](const Relation& x) {
      return !x.closed_at || r.context.now < *x.closed_at + Seconds(3600);
    });
  }
  bool p08() const {
    if (!user() || !view()) return false;
    const bool matching = purpose({Purpose::placement_match});
    const bool record = cls({Class::core, Class::case_, Class::health, Class::safety_summary});
    if (cls({Class::match_profile}) && matching)
      return through(me, "receiving_worker", "", [&](const Relation& x) {
        return need(x.state) == "proposed" || *x.state == "accepted";
      });
    if (record && (matching || purpose({Purpose::care})))
      return through(me, "receiving_worker", "",
                     [&](const Relation& x) { return need(x.state) == "accepted"; });
    return false;
  }
  bool p09() const {
    if (!user() || !view() || !role("national_coordinator") || !purpose({Purpose::coordination}))
      return false;
    if (cls({Class::core, Class::safety_summary})) return holds(me, "escalated_to", c);
    return cls({Class::match_profile, Class::duty_state, Class::missing_board});
  }
  bool p10() const {
    return user() && view() && cls({Class::audit}) && role("auditor") &&
           purpose({Purpose::audit}) && holds(me, "audit_scope", need(r.resource.authority));
  }
  bool p11() const {
    if (!is_child() || !holds(me, "self", c)) return false;
    if (view()) return cls({Class::child_view, Class::child_voice_own, Class::access_summary});
    return action({Action::message, Action::ask_help}) && cls({Class::child_voice_own});
  }
  bool p12() const {
    const bool views = view() && cls({Class::core, Class::safety_summary});
    if (!user() || (!views && !address_with_reason())) return false;
    if (!purpose({Purpose::safeguarding, Purpose::missing})) return false;
    if (!holds(me, "edt_duty", need(r.resource.authority))) return false;
    const auto open = [&](const Relation& x) {
      return !x.closed_at || *x.closed_at > r.context.now;
    };
    return views || through(me, "", "inc:", open) || through(me, "", "ep:", open);
  }
  bool own_break_glass(const std::set<std::string>& codes) const {
    const auto& glass = r.context.break_glass;
    if (!glass) return false;
    need(glass->by);
    need(glass->case_id);
    const auto since = r.context.now - need(glass->activated_at);
    return glass->by == me && glass->case_id == c && glass->eligible && since.count() >= 0 &&
           since.count() < 3600 && codes.contains(glass->reason_code);
  }
  bool p13() const {
    const bool views = view() && cls({Class::core, Class::case_, Class::safety_summary});
    if (!user() || (!views && !address())) return false;
    if (!own_break_glass({"risk_to_life", "risk_to_child", "found_child"})) return false;
    const auto& glass = *r.context.break_glass;
    if (!glass.explained) return false;
    if (views) return true;
    if (glass.reason_code != "risk_to_life" || glass.confirmed_by_role != "duty_manager")
      return false;
    return glass.confirmed_by_person && *glass.confirmed_by_person != need(r.principal.person);
  }
  template <class Could>
  bool stands_in(Could could) const {
    bool missing = false;
    for (const auto& x : all) {
      if (!current(x) || x.subject != me || x.relation != "delegate") continue;
      try {
        if (!in(need(x.cases), c) && x.classes) continue;
        if (!in(need(x.classes), name_of(r.resource.cls))) continue;
        if (cls({Class::location}) && x.location_approved_by.value_or("").empty()) continue;
        if (could(x.object)) return true;
      } catch (Missing) {
        missing = true;
      }
    }
    if (missing) throw Missing{};
    return false;
  }
  bool p14() const {
    if (!user()) return false;
    if (!action({Action::view, Action::edit, Action::approve, Action::reveal})) return false;
    return stands_in(
        [&](const std::string& who) { return p01(who) || p02(who) || p03(who) || p04(who); });
  }
  bool p15() const {
    if (!user() || !view() || !r.context.purpose) return false;
    if (cls({Class::location, Class::child_voice, Class::threat_intel})) return false;
    need(r.principal.org);
    bool missing = false;
    for (const auto& x : all) {
      if (!current(x) || x.subject != r.principal.org || x.relation != "share" || x.object != c)
        continue;
      if (!x.classes || !x.purposes)
        missing = true;
      else if (in(*x.classes, name_of(r.resource.cls)) &&
               in(*x.purposes, name_of(*r.context.purpose)))
        return true;
    }
    if (missing) throw Missing{};
    return false;
  }
  bool p16() const {
    return user() && r.action == Action::query_stats && cls({Class::aggregate}) &&
           (role("statistician") || role("national_coordinator"));
  }

  // Recording. The events asked about are few, and each says who may record it.
  bool records(const std::set<std::string>& events, const std::set<Purpose>& purposes,
               const std::set<Class>& classes) const {
    return user() && r.action == Action::record && events.contains(r.resource.event) &&
           purpose(purposes) && cls(classes);
  }
  static std::set<Class> in_the_case() {
    return {Class::track,        Class::core,    Class::area,           Class::location,
            Class::case_,        Class::health,  Class::immigration,    Class::age_evidence,
            Class::child_voice,  Class::request, Class::safety_summary, Class::care_summary,
            Class::match_profile};
  }
  static std::set<std::string> of_the_case() {
    return {"missing.reported", "placement.start", "child.returned",
            "concern.received", "wishes.recorded", "relation.started:about",
            "corrected",        "nrm.rg.positive", "review.held"};
  }
  /// The child is known, no team is responsible, and `who` leads a team.
  bool nobody_answers(const std::string& who) const {
    bool known = false, leads = false;
    for (const auto& x : all) {
      known = known || x.object == c;
      leads = leads || (current(x) && x.subject == who && x.relation == "team_manager");
      if (current(x) && x.relation == "responsible_team" && x.object == c) return false;
    }
    return known && leads;
  }
  bool p17(const std::string& who) const {
    if (manager(who)) {
      const std::set<Purpose> why = {Purpose::oversight, Purpose::care, Purpose::safeguarding,
                                     Purpose::missing};
      if (records(of_the_case(), why, in_the_case())) return true;
      if (records({"relation.started:guardian", "relation.started:delegate",
                   "relation.started:responsible_team", "relation.started:escalated_to"},
                  why, in_the_case()))
        return true;
      if (records({"record.signed-off"}, why, {Class::track, Class::case_, Class::request}))
        return true;
    }
    auto of_the_worker = of_the_case();
    of_the_worker.merge(
        std::set<std::string>{"relation.started:delegate", "relation.started:escalated_to"});
    if (holds(who, "allocated_worker", c) &&
        records(of_the_worker, {Purpose::care, Purpose::safeguarding, Purpose::missing},
                in_the_case()))
      return true;
    if (records({"relation.started:responsible_team"}, {Purpose::oversight, Purpose::safeguarding},
                {Class::track, Class::case_}))
      return nobody_answers(who) && need(r.resource.authority) == r.principal.org;
    auto of_the_night = of_the_case();
    of_the_night.insert("relation.started:escalated_to");
    return records(of_the_night, {Purpose::safeguarding, Purpose::missing}, in_the_case()) &&
           holds(who, "edt_duty", need(r.resource.authority));
  }
  bool p18(const std::string& who) const {
    if (!role("first_responder")) return false;
    const std::set<Purpose> why = {Purpose::safeguarding, Purpose::care, Purpose::missing};
    const std::set<Class> what = {Class::track, Class::core, Class::case_, Class::child_voice,
                                  Class::safety_summary};
    bool anybody = c.empty();
    for (const auto& x : all) anybody = anybody || x.object == c;
    if (!anybody && records({"concern.received"}, why, what)) return true;
    return holds(who, "opened", c) && records({"concern.received", "corrected"}, why, what);
  }
  bool p19(const std::string& who) const {
    return through(who, "carer", "pl:") &&
           records({"missing.reported", "wishes.recorded", "corrected"},
                   {Purpose::care, Purpose::safeguarding, Purpose::missing},
                   {Class::track, Class::case_, Class::child_voice, Class::safety_summary});
  }
  bool p20(const std::string& who) const {
    return (holds(who, "guardian", c) || holds(who, "advocate", c)) &&
           records({"wishes.recorded", "challenge.raised", "corrected"},
                   {Purpose::guardianship, Purpose::missing},
                   {Class::track, Class::case_, Class::child_voice, Class::safety_summary});
  }
  bool on_desk_for(const std::string& who, const std::string& episode) const {
    for (const auto& x : all)
      if (current(x) && x.subject == episode && x.relation == "reported_to" &&
          holds(who, "missing_desk_duty", x.object))
        return true;
    return false;
  }
  bool p21(const std::string& who) const {
    const bool desk =
        through(who, "", "ep:", [&](const Relation& x) { return on_desk_for(who, x.subject); });
    return (desk || through(who, "episode_officer", "ep:")) &&
           records({"missing.police", "child.returned", "relation.started:episode_officer",
                    "corrected"},
                   {Purpose::missing, Purpose::safeguarding},
                   {Class::track, Class::core, Class::area, Class::location, Class::case_,
                    Class::child_voice, Class::safety_summary});
  }
  bool p22(const std::string& who) const {
    return through(who, "oic", "inv:") &&
           records({"threat.recorded", "corrected"}, {Purpose::investigation},
                   {Class::track, Class::case_, Class::safety_summary, Class::threat_intel});
  }
  bool p23(const std::string& who) const {
    const std::set<Purpose> why = {Purpose::placement_match, Purpose::care};
    const auto in_state = [&](std::set<std::string> states) {
      return through(who, "receiving_worker",
                     "tr:", [&](const Relation& x) { return states.contains(need(x.state)); });
    };
    if (records({"offer.answered"}, why, {Class::match_profile}))
      return in_state({"proposed", "accepted"});
    return records({"arrival.recorded", "corrected"}, why,
                   {Class::track, Class::case_, Class::safety_summary}) &&
           in_state({"accepted", "placed"});
  }
  bool p24(const std::string& who) const {
    bool desk = holds(who, "escalated_to", c);
    for (const auto& x : all)
      desk = desk || (current(x) && x.subject == who && x.relation == "national_desk_duty");
    if (role("national_coordinator") && desk &&
        records({"concern.routed"}, {Purpose::coordination}, {Class::track, Class::case_}))
      return true;
    return role("screening_reviewer") && holds(who, "screens", c) &&
           records({"screening.answered"}, {Purpose::placement_match, Purpose::coordination},
                   {Class::track, Class::case_});
  }
  bool p25(const std::string& who) const {
    if (holds(who, "iro", c) &&
        records({"review.held", "dispute.closed", "corrected"}, {Purpose::review},
                {Class::track, Class::case_, Class::child_voice}))
      return true;
    return holds(who, "next_level", c) &&
           records({"dispute.closed"}, {Purpose::review}, {Class::track, Class::case_});
  }
  bool p26(const std::string& who) const {
    return (role("competent_authority") || role("panel_member")) &&
           (through(who, "decides", "nrm:") || through(r.principal.org, "decides", "nrm:")) &&
           records({"nrm.rg.positive", "corrected"}, {Purpose::nrm_decision},
                   {Class::track, Class::case_, Class::immigration});
  }
  bool p27() const {
    if (!c.empty()) return false;
    if (role("register_keeper") && records({"person.added", "person.cleared", "organisation.added"},
                                           {Purpose::oversight}, {Class::account}))
      return true;
    return role("org_admin") &&
           records({"person.added", "person.cleared", "relation.started:edt_duty"},
                   {Purpose::oversight}, {Class::account}) &&
           need(r.principal.org) == r.resource.authority;
  }
  bool p28() const {
    if (!user() || r.action != Action::record) return false;
    if (r.resource.event.starts_with("relation.")) return false;
    return stands_in([&](const std::string& who) {
      bool missing = false;
      for (const auto may :
           {&SecondOpinion::p17, &SecondOpinion::p18, &SecondOpinion::p19, &SecondOpinion::p20,
            &SecondOpinion::p21, &SecondOpinion::p22, &SecondOpinion::p23, &SecondOpinion::p24,
            &SecondOpinion::p25, &SecondOpinion::p26}) {
        try {
          if ((this->*may)(who)) return true;
        } catch (Missing) {
          missing = true;
        }
      }
      if (missing) throw Missing{};
      return p27();
    });
  }

  bool p29() const {
    return user() && view() && cls({Class::care_summary}) && through(me, "carer", "pl:") &&
           purpose({Purpose::care, Purpose::safeguarding, Purpose::missing});
  }
  bool p30() const {
    if (!user() || !view() || !cls({Class::duty_state, Class::missing_board})) return false;
    for (const auto* name : {"allocated_worker", "guardian", "advocate", "iro"})
      if (holds(me, name, c)) return true;
    for (const auto* name : {"oic", "episode_officer", "receiving_worker", "carer"})
      if (through(me, name, "")) return true;
    return manager(me) ||
           (!r.resource.authority.empty() && holds(me, "edt_duty", r.resource.authority));
  }
  bool p31() const {
    return user() && view() && cls({Class::missing_board}) &&
           purpose({Purpose::missing, Purpose::safeguarding}) &&
           through(me, "", "ep:", [&](const Relation& x) {
             return (!x.closed_at || *x.closed_at > r.context.now) && on_desk_for(me, x.subject);
           });
  }
  bool p32() const {
    return user() && r.action == Action::break_glass && cls({Class::core}) &&
           purpose({Purpose::safeguarding, Purpose::missing});
  }
  bool p33() const {
    return user() && r.action == Action::confirm && cls({Class::request}) && role("duty_manager") &&
           purpose({Purpose::safeguarding, Purpose::missing}) && r.context.reason.size() >= 8;
  }
  bool p34() const {
    return user() && r.action == Action::review_break_glass && cls({Class::request}) &&
           role("break_glass_reviewer") && purpose({Purpose::oversight, Purpose::audit});
  }
  bool case_team() const { return holds(me, "allocated_worker", c) || manager(me); }
  bool p35() const { return user() && view() && cls({Class::area}) && case_team(); }
  bool p36() const {
    return user() && r.action == Action::delegate && cls({Class::request}) && case_team() &&
           purpose({Purpose::care, Purpose::oversight});
  }
  bool p37() const {
    return user() && c.empty() && purpose({Purpose::self}) && cls({Class::account}) &&
           r.action == Action::record &&
           (r.resource.event == "person.password" || r.resource.event == "person.totp") &&
           r.resource.beneficiary_person.value_or("") == need(r.principal.person);
  }

  Verdicts permitting() const {
    Verdicts v;
    hear(v, "P01", [&] { return p01(me); });
    hear(v, "P02", [&] { return p02(me); });
    hear(v, "P03", [&] { return p03(me); });
    hear(v, "P04", [&] { return p04(me); });
    hear(v, "P05", [&] { return p05(); });
    hear(v, "P06", [&] { return p06(); });
    hear(v, "P07", [&] { return p07(); });
    hear(v, "P08", [&] { return p08(); });
    hear(v, "P09", [&] { return p09(); });
    hear(v, "P10", [&] { return p10(); });
    hear(v, "P11", [&] { return p11(); });
    hear(v, "P12", [&] { return p12(); });
    hear(v, "P13", [&] { return p13(); });
    hear(v, "P14", [&] { return p14(); });
    hear(v, "P15", [&] { return p15(); });
    hear(v, "P16", [&] { return p16(); });
    hear(v, "P17", [&] { return p17(me); });
    hear(v, "P18", [&] { return p18(me); });
    hear(v, "P19", [&] { return p19(me); });
    hear(v, "P20", [&] { return p20(me); });
    hear(v, "P21", [&] { return p21(me); });
    hear(v, "P22", [&] { return p22(me); });
    hear(v, "P23", [&] { return p23(me); });
    hear(v, "P24", [&] { return p24(me); });
    hear(v, "P25", [&] { return p25(me); });
    hear(v, "P26", [&] { return p26(me); });
    hear(v, "P27", [&] { return p27(); });
    hear(v, "P28", [&] { return p28(); });
    hear(v, "P29", [&] { return p29(); });
    hear(v, "P30", [&] { return p30(); });
    hear(v, "P31", [&] { return p31(); });
    hear(v, "P32", [&] { return p32(); });
    hear(v, "P33", [&] { return p33(); });
    hear(v, "P34", [&] { return p34(); });
    hear(v, "P35", [&] { return p35(); });
    hear(v, "P36", [&] { return p36(); });
    hear(v, "P37", [&] { return p37(); });
    return v;
  }

  bool secret_place() const {
    if (r.resource.derived_from_location || cls({Class::location})) return true;
    return cls({Class::area}) && !case_team();
  }

  Verdicts forbidding() const {
    Verdicts v;
    const auto& p = r.principal;
    const auto& x = r.resource;
    const auto& at = r.context;
    hear(v, "F01", [&] {
      return user() && (need(p.status) != "active" || need(p.training) != "current" ||
                        need(p.vetting) != "current");
    });
    hear(v, "F02", [&] {
      need(p.person);
      if (!c.empty()) return holds(p.person, "conflict", c);
      const bool of_no_child =
          cls({Class::account, Class::aggregate, Class::audit, Class::request}) ||
          action({Action::break_glass, Action::record});
      if (!of_no_child) throw Missing{};
      return false;
    });
    hear(v, "F03", [&] {
      return is_child() && !cls({Class::child_view, Class::child_voice_own, Class::access_summary});
    });
    hear(v, "F04", [&] {
      if (!secret_place() || r.action == Action::record) return false;
      if (!need(at.device_managed)) return true;
      const long age = need(at.stepup_age_s);
      return age < 0 || age > 300;
    });
    hear(v, "F05", [&] {
      return secret_place() && r.action != Action::reveal && r.action != Action::record;
    });
    hear(v, "F06", [&] { return need(at.purpose) == Purpose::immigration_enforcement; });
    hear(v, "F07", [&] {
      return !is_child() && !c.empty() && holds(need(p.org), "blocked_org", c) &&
             !holds(me, "block_exception", c);
    });
    hear(v, "F08", [&] { return !x.sealed_to.empty() && !in(x.sealed_to, me); });
    hear(v, "F09", [&] {
      const auto gains = [&] {
        return x.beneficiary_person && *x.beneficiary_person == need(p.person);
      };
      if (action({Action::approve, Action::confirm, Action::review_break_glass, Action::grant}))
        return gains() || need(x.requester_person) == need(p.person);
      if (r.action != Action::record) return false;
      return x.gives_more && gains();
    });
    hear(v, "F10",
         [&] { return p.hold && action({Action::reveal, Action::break_glass, Action::export_}); });
    hear(v, "F11", [&] {
      return r.action == Action::break_glass && at.unreviewed_break_glass_h.value_or(0) > 72;
    });
    hear(v, "F12", [&] {
      return (role("sysadmin") || role("dba") || role("developer") || role("support")) &&
             !cls({Class::account});
    });
    hear(v, "F13", [&] {
      return !c.empty() && need(x.state) == Resource::State::closed &&
             !purpose({Purpose::audit, Purpose::subject_access, Purpose::reopen});
    });
    hear(v, "F14", [&] {
      const bool kept =
          r.action == Action::record && r.resource.event == "relation.started:delegate";
      if (r.action != Action::delegate && !kept) return false;
      bool missing = false;
      for (const auto& d : all) {
        if (!current(d) || d.subject != me || d.relation != "delegate") continue;
        if (d.cases && in(*d.cases, c)) return true;
        if (!d.cases) missing = true;
      }
      if (missing) throw Missing{};
      return false;
    });
    hear(v, "F15", [&] {
      return !cls({Class::match_profile}) && through(me, "", "tr:", [&](const Relation& t) {
        if (need(t.receiving_org) != need(p.org)) return false;
        if (need(t.state) == "accepted" || *t.state == "placed") return false;
        return need(x.authority) != p.org;
      });
    });
    hear(v, "F16", [&] {
      return cls({Class::child_voice}) && r.action != Action::record && !holds(me, "guardian", c) &&
             !holds(me, "advocate", c) && !x.shareable && !own_break_glass({"risk_to_life"});
    });
    return v;
  }

  std::vector<Obligation> obligations(const std::vector<std::string>& permits) const {
    const bool in_an_emergency = permits.size() == 1 && permits[0] == "P13";
    const bool for_another = permits.size() == 1 && (permits[0] == "P14" || permits[0] == "P28");
    std::vector<Obligation> must;
    const auto owe = [&](Obligation obligation, bool is_owed) {
      if (is_owed) must.push_back(obligation);
    };
    owe(Obligation::disclosure_control, in(permits, "P16"));
    owe(Obligation::log, true);
    owe(Obligation::log_on_behalf_of, for_another);
    owe(Obligation::notify_allocated, cls({Class::location}));
    owe(Obligation::notify_manager, in_an_emergency);
    owe(Obligation::redact_threat_linked, is_child() && cls({Class::access_summary}));
    owe(Obligation::review_24h, in_an_emergency);
    owe(Obligation::ttl_300, cls({Class::location}));
    owe(Obligation::watermark, cls({Class::location}));
    return must;
  }

  Sees sees(const std::vector<std::string>& because, bool some_permit) const {
    if (in(because, "F01") || in(because, "F02") || in(because, "F12") || in(because, "E_EVAL"))
      return Sees::not_found;
    if (because.size() == 1 && because[0] == "F04" && some_permit) return Sees::step_up;
    if (c.empty()) return Sees::not_found;
    auto probe = r;
    probe.action = Action::view;
    probe.resource = Resource{};
    probe.resource.case_id = c;
    probe.resource.authority = r.resource.authority;
    probe.resource.state = r.resource.state;
    probe.resource.cls = is_child() ? Class::child_view : Class::core;
    std::vector<std::optional<Purpose>> tries = {Purpose::care,          Purpose::oversight,
                                                 Purpose::guardianship,  Purpose::review,
                                                 Purpose::investigation, Purpose::missing};
    tries.push_back(r.context.purpose);
    for (const auto& each : tries) {
      probe.context.purpose = each;
      const SecondOpinion other(probe, all);
      const auto no = other.forbidding();
      if (no.yes.empty() && no.missing.empty() && !other.permitting().yes.empty())
        return Sees::sealed;
    }
    return Sees::not_found;
  }

  Request r;
  const std::vector<Relation>& all;
  std::string me, c;
};

std::string words(const Decision& decision) {
  std::string text = decision.allow ? "allow" : "deny";
  const auto add = [&](const auto& list, const auto& word) {
    text += " |";
    for (const auto& each : list) text += " " + std::string(word(each));
  };
  add(decision.because, std::identity());
  add(decision.obligations, [](Obligation each) { return name_of(each); });
  add(decision.alarms, std::identity());
  return text + " | " + std::string(name_of(decision.sees));
}

int questions_to_ask() { return std::getenv("HAVEN_LONG") ? 2'000'000 : 100'000; }

}  // namespace

TEST_CASE(
    "a second reader of the rules agrees on every random question, and no rule stays unasked") {
  RandomQuestions random(20270301);
  std::map<std::string, int> true_ones;
  int differences = 0;
  for (int i = 0; i < questions_to_ask() && differences < 5; ++i) {
    const auto question = random.next();
    const auto first = decide(question.request, Relations(question.relations));
    const auto second = SecondOpinion(question.request, question.relations).decide();
    if (first != second) {
      ++differences;
      CAPTURE(i);
      CAPTURE(describe(question));
      CHECK(words(first) == words(second));
    }
    for (const auto& id : first.because) ++true_ones[id];
  }
  for (const auto* rules : {&standard_rules().permits, &standard_rules().forbids})
    for (const auto& rule : *rules)
      CHECK_MESSAGE(true_ones[std::string(rule.id)] >= 30, rule.id,
                    " was true too seldom: ", true_ones[std::string(rule.id)]);
}

}  // namespace haven::access
