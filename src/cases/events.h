#pragma once
#include "cases/event_kind.h"

/// What Haven itself has happen: who works for whom, a child's record begins, who stands beside
/// the child, who looked, and what was put right.
namespace haven::cases::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr std::string_view nations = "eng wls sct ni";

inline constexpr Kind organisation_added{
    "organisation.added",
    About::organisation,
    core,
    "An organisation joins Haven.",
    {{"name", core, words, "What the organisation is called"},
     {"kind", track, code, "What kind of body it is",
      "local_authority police guardian_service health home_office "
      "national_desk first_responder provider inspectorate platform"},
     {"nation", track, code, "Where it works", nations},
     {"area", track, words, "Its public area code"},
     {"force", track, entity, "The police force of its area", {}, "o"},
     {"desk_phone", core, words, "The duty desk's telephone number"},
     {"desk_email", core, words, "The duty desk's e-mail address"}}};

inline constexpr Kind team_added{"team.added",
                                 About::organisation,
                                 core,
                                 "A team is formed.",
                                 {{"team", track, entity, "The team", {}, "t"},
                                  {"name", core, words, "What the team is called"}}};

inline constexpr Kind person_added{
    "person.added",
    About::person,
    core,
    "A person can be given work in Haven.",
    {{"organisation", track, entity, "The organisation the person works for", {}, "o"},
     {"name", core, words, "The person's name"},
     {"sign_in", core, words, "The name the person signs in with"},
     {"email", core, words, "Where notices reach the person"},
     {"phone", core, words, "Where urgent notices reach the person"}}};

inline constexpr Kind person_role{
    "person.role",
    About::person,
    account,
    "What a person does is set anew.",
    {{"roles", track, codes, "What the person does",
      "social_worker team_manager edt guardian advocate iro carer "
      "police_missing police_investigator duty_manager national_coordinator "
      "screening_reviewer org_admin sysadmin auditor statistician placements "
      "first_responder safeguarding_lead competent_authority"}},
    {gives_more()}};

inline constexpr Kind person_cleared{
    "person.cleared",
    About::person,
    account,
    "A person's training and vetting are checked.",
    {{"trained_until", track, day, "The last day on which the training is current"},
     {"vetted_until", track, day, "The last day on which the vetting is current"}},
    {gives_more()}};

inline constexpr Kind person_status{
    "person.status",
    About::person,
    account,
    "A person is let in, shut out or put on hold.",
    {{"status", track, code, "Whether the person may work", "active suspended left"},
     {"hold", track, yes_no, "Whether revealing and break-glass are on hold"},
     {"reason", case_, words, "Why"}},
    {gives_more()}};

inline constexpr Kind person_password{"person.password",
                                      About::person,
                                      account,
                                      "A person sets a password.",
                                      {{"hash", account, words, "The hashed password"}}};

inline constexpr Kind person_totp{"person.totp",
                                  About::person,
                                  account,
                                  "A person enrols an authenticator.",
                                  {{"secret", account, words, "The shared secret"}}};

inline constexpr Kind device_enrolled{"device.enrolled",
                                      About::person,
                                      account,
                                      "A device is managed for a person.",
                                      {{"device", track, entity, "The device", {}, "d"},
                                       {"until", track, moment, "When enrolment ends"}}};

inline constexpr Kind team_member{"team.member",
                                  About::person,
                                  account,
                                  "A person joins a team, or leads it.",
                                  {{"team", track, entity, "The team", {}, "t"},
                                   {"as", track, code, "As what", "member manager"},
                                   {"until", track, moment, "Until when, if an end is set"}}};

inline constexpr Kind rota_set{
    "rota.set",
    About::person,
    account,
    "A person is on duty for an organisation between two moments.",
    {{"duty", track, code, "Which duty", "edt_duty missing_desk_duty national_desk_duty"},
     {"organisation", track, entity, "For whom", {}, "o"},
     {"from", track, moment, "Start of the duty"},
     {"until", track, moment, "End of the duty"}}};

inline constexpr Kind audit_scoped{"audit.scoped",
                                   About::person,
                                   account,
                                   "An auditor may audit an authority between two moments.",
                                   {{"authority", track, entity, "Which authority", {}, "o"},
                                    {"from", track, moment, "From when"},
                                    {"until", track, moment, "Until when"},
                                    {"reason", case_, words, "Why"}}};

// Who stands in what relation to a child.

inline constexpr Kind relation_started{
    "relation.started",
    About::child,
    case_,
    "A relation begins.",
    {{"subject", track, entity, "Who or what stands in the relation"},
     {"relation", track, words, "Which relation"},
     {"object", track, entity, "To whom or what"},
     {"from", track, moment, "From when"},
     {"until", track, moment, "Until when, if an end is set"},
     {"cases", track, entities, "For which children only", {}, "c"},
     {"classes", track, words, "For which classes only"},
     {"purposes", track, words, "For which purposes only"},
     {"location_approved_by",
      track,
      entity,
      "Who approved that the delegate may open location",
      {},
      "p"},
     {"reason", case_, words, "Why"}},
    {gives_more(), bookkeeping()}};

inline constexpr Kind relation_ended{
    "relation.ended",
    About::child,
    case_,
    "A relation ends.",
    {{"subject", track, entity, "Who or what stood in the relation"},
     {"relation", track, words, "Which relation"},
     {"object", track, entity, "To whom or what"},
     {"reason", case_, words, "Why"}},
    {bookkeeping()}};

// Identification.

inline constexpr Kind concern_received{
    "concern.received",
    About::child,
    core,
    "A concern opens a child's record.",
    {{"found_how", track, code, "How the child came to notice",
      "police border health school social_care charity member_of_public "
      "child_said transport other unknown"},
     {"found_by", case_, words, "Who found the child"},
     {"with_child", case_, words, "Who was with the child"},
     {"language", track, words, "The child's language, as a three-letter code"},
     {"dialect", core, words, "The child's dialect, or that it is unsure"},
     {"danger_now", safety, words, "What danger there is now"},
     {"words", voice, words, "What the child said, in the child's words"},
     {"seen", case_, words, "What was seen"},
     {"authority", track, entity, "Which authority answers tonight", {}, "o"}},
    {answers_tonight("authority"), begins_with_the_story("allocated_worker"),
     begins_with_the_story("responsible_team"), begins_with_the_story("opened", Gain::none)}};

inline constexpr Kind child_described{
    "child.described",
    About::child,
    core,
    "Who the child is, as far as it is known.",
    {{"called", core, words, "The name the child wants to be called by"},
     {"names", core, words, "Names as said"},
     {"aliases", core, words, "Other names, and names used in exploitation"},
     {"born", core, words, "The birth date as said"},
     {"sex", core, code, "Sex", "girl boy other unknown"},
     {"marks", core, words, "Marks and features"},
     {"age_status", track, code, "How sure the age is",
      "accepted_child claimed_child_unverified unknown disputed"},
     {"age_band", track, code, "Age band, as said", "under_10 10_to_12 13_to_15 16_to_17 unknown"},
     {"nation", track, code, "The nation whose duties hold", nations}},
    {names("called"), names("names"), names("aliases"), birth_date("born")}};

inline constexpr Kind circumstances_recorded{
    "circumstances.recorded",
    About::child,
    case_,
    "What duties turn on, as it is known now; what is not said stays as it was.",
    {{"born", track, day, "The birth date, once nobody doubts it"},
     {"uasc", track, yes_no, "Whether the child is unaccompanied and seeking asylum"},
     {"needs_leave", track, yes_no, "Whether the child needs leave to be in the United Kingdom"},
     {"no_parent_can_act", track, yes_no, "Whether no parent can act for the child"},
     {"no_parental_rights_in_uk", track, yes_no,
      "Whether nobody in the United Kingdom has parental rights for the child"},
     {"care_order", track, yes_no, "Whether there is a care order"},
     {"school_year", track, count, "The school year, as a number"},
     {"route", track, code, "How an unaccompanied child came to the authority",
      "hotel port spontaneous other"},
     {"ictg_site", track, yes_no, "Whether the trafficking guardian service covers the area"},
     {"ictg_trial_area", track, yes_no, "Whether the area tries out indirect guardians"},
     {"la_in_nrm_pilot", track, yes_no, "Whether the authority's own panel decides referrals"},
     {"la_uasc_count", track, count, "How many unaccompanied children the authority looks after"},
     {"la_child_population", track, count, "How many children live in the authority's area"},
     {"transfer_best_interests", track, yes_no,
      "Whether a transfer is in the child's best interests"},
     {"offence_schedule4", track, yes_no,
      "Whether the offence is one of Schedule 4 to the Modern Slavery Act 2015"},
     {"offence_consequence", track, yes_no,
      "Whether the offence is thought to be a consequence of trafficking"},
     {"department_believes", track, code,
      "Northern Ireland: what the Department believes of the age", "adult child"},
     {"note", case_, words, "How it is known"}}};

inline constexpr Kind child_died{"child.died",
                                 About::child,
                                 core,
                                 "The child dies.",
                                 {{"cause_known", track, yes_no, "Whether the cause is known"},
                                  {"note", case_, words, "What happened"}}};

// Who looked.

inline constexpr Kind looked{
    "looked",
    About::look,
    case_,
    "Somebody opened part of a child's record.",
    {{"classes", track, words, "Which classes were opened"},
     {"outcome", track, code, "Whether it was shown", "shown sealed refused"},
     {"because", track, words, "The rules that decided"},
     {"page", track, words, "Which page"}}};

inline constexpr Kind location_revealed{"location.revealed",
                                        About::look,
                                        case_,
                                        "Somebody revealed where the child is.",
                                        {{"class", track, words, "Which class"},
                                         {"until", track, moment, "Until when the page shows it"},
                                         {"because", track, words, "The rules that decided"},
                                         {"reason", case_, words, "The reason given"}}};

inline constexpr Kind refused{
    "refused",
    About::refusal,
    case_,
    "Somebody asked for what they may not know exists.",
    {{"asked_for", track, words, "The id asked for"}, {"page", track, words, "Which page"}}};

inline constexpr Kind searched{"searched",
                               About::refusal,
                               case_,
                               "Somebody searched.",
                               {{"hits", track, count, "How many permitted answers there were"}}};

// Break-glass.

inline constexpr Kind break_glass_claimed{
    "break-glass.claimed",
    About::refusal,
    case_,
    "Somebody says that they have a child before them.",
    {{"claim", track, entity, "The claim", {}, "bg"},
     {"reason_code", track, code, "Why", "risk_to_life risk_to_child found_child"},
     {"names", core, words, "The name as said"},
     {"born", core, words, "The birth date or the reference as said"},
     {"where", case_, words, "Where they are now"},
     {"reason", case_, words, "What is happening"},
     {"matched", track, entity, "The child, if one record matched strongly", {}, "c"}}};

inline constexpr Kind break_glass_opened{
    "break-glass.opened",
    About::child,
    case_,
    "Core and safety facts are opened for 60 minutes.",
    {{"claim", track, entity, "The claim", {}, "bg"},
     {"reason_code", track, code, "Why", "risk_to_life risk_to_child found_child"},
     {"reason", case_, words, "What is happening"}},
    {stays()}};

inline constexpr Kind break_glass_confirmed{
    "break-glass.confirmed",
    About::child,
    case_,
    "A second person confirms that location may be revealed.",
    {{"claim", track, entity, "The claim", {}, "bg"}, {"reason", case_, words, "Why"}},
    {stays()}};

inline constexpr Kind break_glass_stopped{"break-glass.stopped",
                                          About::child,
                                          case_,
                                          "Break-glass is ended before its time.",
                                          {{"claim", track, entity, "The claim", {}, "bg"}},
                                          {stays()}};

inline constexpr Kind break_glass_reviewed{
    "break-glass.reviewed",
    About::child,
    case_,
    "Somebody else judges whether it was justified.",
    {{"claim", track, entity, "The claim", {}, "bg"},
     {"verdict", track, code, "The judgement", "justified not_justified unclear"},
     {"reason", case_, words, "Why"}},
    {stays()}};

inline constexpr Kind corrected{"corrected",
                                About::child,
                                case_,
                                "An earlier record was wrong. Both are kept.",
                                {{"event", track, entity, "The event that is corrected", {}, "e"},
                                 {"how", track, code, "What is right", "withdrawn replaced"},
                                 {"by_event", track, entity, "What stands in its place", {}, "e"},
                                 {"why", case_, words, "Why it was wrong"}},
                                {exists_as("event")}};

inline constexpr const cases::EventKind* all[] = {&organisation_added,
                                                  &team_added,
                                                  &person_added,
                                                  &person_role,
                                                  &person_cleared,
                                                  &person_status,
                                                  &person_password,
                                                  &person_totp,
                                                  &device_enrolled,
                                                  &team_member,
                                                  &rota_set,
                                                  &audit_scoped,
                                                  &relation_started,
                                                  &relation_ended,
                                                  &concern_received,
                                                  &child_described,
                                                  &circumstances_recorded,
                                                  &child_died,
                                                  &looked,
                                                  &location_revealed,
                                                  &refused,
                                                  &searched,
                                                  &break_glass_claimed,
                                                  &break_glass_opened,
                                                  &break_glass_confirmed,
                                                  &break_glass_stopped,
                                                  &break_glass_reviewed,
                                                  &corrected};

}  // namespace haven::cases::events
