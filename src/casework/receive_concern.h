#pragma once
#include "cases/record.h"

/// A concern opens a child's record. Everything may be unknown but that there is a child.
namespace haven::casework {

struct Concern {
  std::optional<Span> when;  ///< When the child came to notice; nothing: now.
  std::string found_how = "unknown";
  std::string found_by, with_child, language, dialect, danger_now, words, seen;
  std::string called, names, aliases, born, marks;
  std::string sex = "unknown";
  std::string age_status = "unknown";
  std::string age_band = "unknown";
  std::string nation;        ///< eng, wls, sct or ni.
  std::string authority;     ///< "o:…": who answers tonight.
  std::string exploitation;  ///< Codes, separated by spaces; empty: nothing suspected.
  std::string certainty = "unknown";
  std::string account, indicators;
};

/// Who is round the child from the first moment.
struct FirstRelations {
  std::string allocated_worker;  ///< "u:…"; empty when the concern comes from another body.
  std::string responsible_team;  ///< "t:…"; empty when it must still be found.
  std::string opened_by;         ///< "u:…" of a first responder, who may add for 30 days.
};

/// Who that is when `teller` records a concern for which `authority` ("o:…") answers tonight. A
/// worker of that authority holds the child, in their own team; anybody else has told, and one of
/// the authority's teams answers. Reads no child of the world.
FirstRelations first_relations(const cases::World& world, const cases::Person& teller,
                               std::string_view authority);

/// Fresh ids, as many as may be needed.
struct ConcernIds {
  EventId concern, described, suspected, worker, team, opener;
};

/// Problem: in the future; no nation; no authority to answer tonight.
Result<cases::Decided> receive_concern(const Concern& concern, ChildId child,
                                       const FirstRelations& relations, const ConcernIds& ids,
                                       Instant now);

}  // namespace haven::casework
