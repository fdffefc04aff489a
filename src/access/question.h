#pragma once
#include <initializer_list>
#include <string_view>

#include "access/relations.h"
#include "access/request.h"
#include "access/truth.h"

namespace haven::access {

/// A request beside the relations that hold, in the words that rules are written in.
class Question {
 public:
  Question(const Request& request, const Relations& relations)
      : Question(request, relations, request.principal.id) {}

  /// The same question, as if `user` had asked it: what would the person you stand in for be told?
  Question asked_by(std::string_view user) const { return {request_, relations_, user}; }

  const Principal& principal() const { return request_.principal; }
  const Resource& resource() const { return request_.resource; }
  const Context& context() const { return request_.context; }
  const Relations& relations() const { return relations_; }
  std::string_view who() const { return who_; }
  std::string_view child() const { return request_.resource.case_id; }
  Instant now() const { return request_.context.now; }

  bool is_user() const { return principal().type == Principal::Type::user; }
  bool has_role(std::initializer_list<std::string_view> roles) const;
  bool does(Action action) const { return request_.action == action; }
  bool does(std::initializer_list<Action> actions) const;
  bool is_about(std::initializer_list<Class> classes) const;
  /// A missing purpose is none of them; F06 is then in error, so that nothing is allowed.
  bool is_for(std::initializer_list<Purpose> purposes) const;

  bool views(std::initializer_list<Class> classes) const {
    return does(Action::view) && is_about(classes);
  }
  bool reveals_location() const { return does(Action::reveal) && is_about({Class::location}); }
  /// Eight characters or more, not counting space around them.
  bool gives_reason() const;
  bool reveals_with_reason() const { return reveals_location() && gives_reason(); }

  /// Whether who asks stands in `relation` to this child.
  bool stands_as(std::string_view relation) const { return stands_as(relation, child()); }
  bool stands_as(std::string_view relation, std::string_view object) const {
    return relations_.live(who_, relation, object, now());
  }
  /// What holds of `subject`, or towards `object`.
  std::vector<const Relation*> from(std::string_view subject, std::string_view relation) const;
  std::vector<const Relation*> to(std::string_view object, std::string_view relation) const;
  /// What who asks is `relation` of: the teams they manage, the episodes they are officer of.
  std::vector<const Relation*> held_as(std::string_view relation) const {
    return from(who_, relation);
  }
  /// What is about this child, of the kind whose ids begin with `prefix`.
  std::vector<const Relation*> about_child(std::string_view prefix) const;

  /// Whether who asks manages a team that is responsible for this child.
  bool manages_responsible_team() const;
  bool is_case_team() const { return stands_as("allocated_worker") || manages_responsible_team(); }
  /// Whether who asks has broken the glass on this child, for one of these reasons, and its hour
  /// is not over.
  Truth has_broken_glass(std::initializer_list<std::string_view> reason_codes) const;

 private:
  Question(const Request& request, const Relations& relations, std::string_view who)
      : request_(request), relations_(relations), who_(who) {}

  const Request& request_;
  const Relations& relations_;
  std::string_view who_;
};

/// How many characters (not bytes) `text` has, not counting space around them.
std::size_t characters(std::string_view text);

/// Missing text is an error, not an empty answer.
inline Truth given(std::string_view text) { return text.empty() ? Truth::error() : Truth(true); }

}  // namespace haven::access
