#pragma once
#include <tuple>
#include <utility>

#include "cases/read.h"
#include "cases/seals.h"
#include "web/visit/visit.h"

/// A child's record as this person may see it now: the classes they were allowed, opened, after the
/// look was written.
namespace haven::web {

using access::Class;

using SectionPlaces = std::make_index_sequence<std::size(cases::on_the_record)>;
template <template <Class> class Of, std::size_t... at>
std::tuple<Of<cases::on_the_record[at]>...> of_each(std::index_sequence<at...>);
/// Of<C> of each class C that the pages of a record open.
template <template <Class> class Of>
using OfEachSection = decltype(of_each<Of>(SectionPlaces{}));

template <Class C>
using Section = std::optional<cases::Opened<C>>;

struct OpenCase {
  std::shared_ptr<const cases::Story> story;
  OfEachSection<Section> sections;  ///< Nothing: it is not open to them.
  bool sees_access = false;         ///< Who has looked.
  bool by_break_glass = false;

  const cases::Story& child() const { return *story; }
  /// One that no page of a record opens does not compile.
  template <Class C>
  const Section<C>& section() const {
    return std::get<Section<C>>(sections);
  }
  /// Calls `see` with each section that is open to them.
  template <class See>
  void each_section(See see) const {
    std::apply([&](const auto&... section) { ((section ? see(*section) : void()), ...); },
               sections);
  }
  /// Whether they may know of what happens to the child and exists so: they may open its class.
  bool may_know_of(cases::Seal exists) const;
  bool may_know_of(const cases::Event& event) const { return may_know_of(story->exists(event)); }
  std::string entity() const { return cases::entity(story->child); }
  /// What the child wants to be called; "Name not known" when nobody has said; the reference for
  /// whoever may not see names.
  std::string called() const;
};

/// What of the record a page shows; no more of it is opened.
enum class Opens {
  name,    ///< Who the child is; for whoever may not know that, whatever they may.
  record,  ///< Every class that they may.
  search,  ///< The same; for whoever may see the missing board too: times, levels and steps, no
           ///< name and no place.
  looks,   ///< The same; for whoever audits the authority too: who has looked.
};

/// Asks for every class that the page shows, writes the look, and opens what was allowed.
/// Problem (not_found): nothing of it may be known, or there is no such child: the same work is
/// done for both.
Result<OpenCase> open_case(const Visit& visit, std::string_view page, Opens opens);

/// Which events this person may record about this child now, in every class that they seal. A page
/// asks of many, and all that differs is the event. Whoever then records asks for the permit
/// itself. No purpose: what their work for the child serves.
class MayRecord {
 public:
  MayRecord(const Visit& visit, const cases::Story& story,
            std::optional<access::Purpose> purpose = {});
  bool operator()(const cases::Asked& event);

 private:
  const cases::Vocabulary& vocabulary_;
  access::Request request_;
  std::shared_ptr<const access::Relations> relations_;
};

/// The same of one event.
bool may_record(const Visit& visit, const cases::Story& story, const cases::Asked& event,
                std::optional<access::Purpose> purpose = {});

}  // namespace haven::web
