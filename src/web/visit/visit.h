#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/permit.h"
#include "cases/look.h"
#include "cases/record.h"
#include "web/forms/form.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/layout.h"
#include "web/visit/site.h"

/// One request by one person: who they are, when it is, and what they may do.
namespace haven::web {

/// The session behind a request, and the person it is of.
struct SignedIn {
  std::string token;
  signin::Session session;
  std::shared_ptr<const cases::Person> person;
};

class Visit {
 public:
  Visit(Site& site, const Request& request, std::vector<std::string> parts,
        std::optional<SignedIn> who);

  /// The same request once more, in the world as it is by now: of a form that is shown again, what
  /// it lost to may be a part.
  Visit by_now() const;

  Site& site;
  const Request& request;
  const cases::World world;  ///< As it was when the request came, of the child that it names.
  const Instant now;
  const std::shared_ptr<const cases::Register> people;
  const std::shared_ptr<const access::Relations> relations;

  bool is_signed_in() const { return who_.has_value(); }
  /// Pages that need a person are only called with one.
  const cases::Person& person() const;
  const SignedIn& who() const;
  access::Principal principal() const;
  bool has_role(std::string_view role) const { return person().has_role(role); }
  /// What this person's work for this child serves.
  access::Purpose purpose(const cases::Story& story) const;

  /// This page's own address.
  Url here() const;
  /// The link to this page as it was asked for, without its limits, in words that name all of what.
  Html link_to_all(const Html& words) const;
  /// The parts of the path that the route leaves open.
  const std::string& part(std::size_t which) const { return parts_.at(which); }
  /// The child the first part names. Nothing when Haven holds no such child: then ask all the same,
  /// so that the answer for a stranger's child and for no child is the same.
  std::optional<ChildId> child() const;

  /// What access is asked with, about this child. No purpose: what their work for it serves.
  access::Request ask(std::string_view child, const cases::Story* story,
                      std::optional<access::Purpose> purpose = {}, std::string reason = {}) const;

  /// Decides and records in one go, in the child's turn. What is decided reads the world that it is
  /// given and nothing older; it is decided again, in a world of that moment, if something was
  /// recorded in between. The form's command makes it safe to send twice. No purpose: what their
  /// work for the child serves. Problem ("command"): it was recorded before, with other words;
  /// (moved_on): what somebody else recorded since the request came stands against it, or took the
  /// leave that they had.
  using Decide = std::function<Result<cases::Decided>(const cases::World&)>;
  Result<cases::Recorded> record(ChildId child, const cases::Asked& event,
                                 std::optional<access::Purpose> purpose,
                                 const Decide& decide) const;

  /// The form as it was sent: its command, and everything that was said with it.
  cases::Sent sent() const { return {drawn<CommandId>("command"), said()}; }
  /// The id of what this form makes, or of its command: the same however often it is sent. It is
  /// made with our secret of what the page that showed the form gave, of the person, of the address
  /// and of `what`, so that nobody chooses an id, or comes upon somebody else's.
  template <class AnyId>
  AnyId drawn(std::string_view what) const {
    return *AnyId::from_bytes(drawn_bytes(what, typed_command()));
  }
  /// The id of the event that this form records.
  EventId main_event() const { return drawn<EventId>("event"); }

  /// What was typed: in this request, else in the draft that was kept of this form.
  Form form() const;
  void drop_draft() const;

  /// The start of a form that posts to this very page: its token, and its command, which is a fresh
  /// one when what was sent has been recorded already. Saved as typed when `keeps_draft`.
  enum class Draft { kept, not_kept };
  Html open_form(const Html& content, Draft draft = Draft::kept) const;
  /// A form of one button that posts elsewhere.
  Html button_form(const Url& where, const Html& button) const;

  Response page(Page&& page) const;
  /// The one page for what is not there and for what may not be known to be there.
  Response not_found() const;
  Response sealed() const;
  /// A Problem that no form can show, and the way back, if it is known.
  Response stopped(const Problem& problem, std::optional<Url> back = {}) const;

  std::string token_for(std::string_view path) const;

 private:
  Form kept_draft() const;
  Result<cases::RecordPermit> may_record_in(const cases::World& as_it_is, ChildId child,
                                            const cases::Asked& event,
                                            std::optional<access::Purpose> purpose) const;
  std::string typed_command() const;
  std::string drawn_bytes(std::string_view what, std::string_view command) const;
  std::string said() const;
  /// Whether the command of a form that was opened before has been carried out since.
  bool was_carried_out(std::string_view command) const;

  std::vector<std::string> parts_;
  std::optional<SignedIn> who_;
  mutable std::optional<Form> draft_;  ///< Once it has been read from the desk.
  mutable std::string own_command_;    ///< For a form that came without one, once it is asked for.
};

}  // namespace haven::web
