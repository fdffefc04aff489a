#pragma once
#include <string>
#include <utility>
#include <vector>

#include "access/decide.h"
#include "values/result.h"

namespace haven::access {

struct Answer;

/// That something was asked and allowed: by whom, for which child, and why. Only decide.cpp can
/// make one.
class Granted {
 public:
  Action action() const { return request_.action; }
  Class cls() const { return request_.resource.cls; }
  /// The account that asked.
  const std::string& who() const { return request_.principal.id; }
  /// The human being who asked.
  const std::string& person() const { return request_.principal.person; }
  const std::string& org() const { return request_.principal.org; }
  /// The case; empty when it is not about one child.
  const std::string& child() const { return request_.resource.case_id; }
  /// Action record: the event that may be recorded.
  const std::string& event() const { return request_.resource.event; }
  Purpose purpose() const { return *request_.context.purpose; }
  const std::string& reason() const { return request_.context.reason; }
  Instant decided_at() const { return request_.context.now; }
  const std::vector<std::string>& because() const { return decision_.because; }
  const std::vector<Obligation>& obligations() const { return decision_.obligations; }
  /// The body whose register or child it is; empty when not known.
  const std::string& authority() const { return request_.resource.authority; }
  /// "u:…" of the colleague whose delegation alone allows this; empty when in one's own name. Of
  /// several, the first by id.
  const std::string& on_behalf_of() const { return on_behalf_of_; }

  /// The same question of another event and class, and of whoever gains from it ("p:…"; nothing:
  /// nobody does). Whoever may record one section of an event need not be allowed the next.
  struct Recording {
    std::string event;
    bool gives_more;
    std::optional<std::string> beneficiary;
  };
  Answer also(Class cls, const Recording& recording, const Relations& relations) const;

 private:
  Granted(Request request, Decision decision, std::string on_behalf_of)
      : request_(std::move(request)),
        decision_(std::move(decision)),
        on_behalf_of_(std::move(on_behalf_of)) {}
  friend Answer ask(Request request, const Relations& relations);

  Request request_;
  Decision decision_;
  std::string on_behalf_of_;
};

/// A decision, and what it grants: a Problem (not_found or not_allowed) unless it is an allow.
struct Answer {
  Decision decision;
  Result<Granted> granted;
};

/// Decides, and keeps the question with the answer.
Answer ask(Request request, const Relations& relations);

template <Action A, Class C>
class Permit;

/// A decision about action A on class C, and the permit unless it was refused: for those who must
/// write down refusals too.
template <Action A, Class C>
struct Ruling {
  Decision decision;
  Result<Permit<A, C>> permit;
};

template <Action A, Class C>
Ruling<A, C> rule_on(Request request, const Relations& relations);

/// Leave to do A with what is of class C, for one child, at one moment. Functions that show or
/// change something take one, so that whatever was not asked does not compile.
template <Action A, Class C>
class Permit {
 public:
  const std::string& who() const { return granted_.who(); }
  const std::string& person() const { return granted_.person(); }
  const std::string& org() const { return granted_.org(); }
  const std::string& child() const { return granted_.child(); }
  const std::string& event() const { return granted_.event(); }
  Purpose purpose() const { return granted_.purpose(); }
  const std::string& reason() const { return granted_.reason(); }
  Instant decided_at() const { return granted_.decided_at(); }
  const std::vector<std::string>& because() const { return granted_.because(); }
  const std::vector<Obligation>& obligations() const { return granted_.obligations(); }
  const std::string& on_behalf_of() const { return granted_.on_behalf_of(); }
  /// The same, for those who keep permits of many kinds together.
  const Granted& granted() const { return granted_; }

 private:
  explicit Permit(Granted granted) : granted_(std::move(granted)) {
    ENSURE(granted_.action() == A && granted_.cls() == C);
  }
  friend Ruling<A, C> rule_on<A, C>(Request request, const Relations& relations);

  Granted granted_;
};

template <Action A, Class C>
Ruling<A, C> rule_on(Request request, const Relations& relations) {
  request.action = A;
  request.resource.cls = C;
  auto answer = ask(std::move(request), relations);
  if (!answer.granted) {
    return {std::move(answer.decision), tl::unexpected(std::move(answer.granted).error())};
  }
  return {std::move(answer.decision), Permit<A, C>(*std::move(answer.granted))};
}

/// Asks to do A with what is of class C; these overwrite the request's own. Problem: not_found when
/// the person may not know that there is anything, else not_allowed, in words for the person.
template <Action A, Class C>
Result<Permit<A, C>> permit(Request request, const Relations& relations) {
  return rule_on<A, C>(std::move(request), relations).permit;
}

}  // namespace haven::access
