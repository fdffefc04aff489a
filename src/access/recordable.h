#pragma once
#include <span>
#include <string_view>
#include <vector>

/// The table of who may record what, to be read: docs/access.md prints it, and whoever knows the
/// vocabulary holds it equal to that.
namespace haven::access {

/// What one row of the table lets somebody record.
struct Recordable {
  std::string_view id;   ///< Of the permit, "P19".
  std::string_view who;  ///< In words.
  bool whole_case;       ///< Its events are those of the case, which several rows have.
  /// Events by name; a relation of its own stands after a colon: "relation.started:opened".
  std::vector<std::string_view> events;
  std::vector<std::string_view> relations;  ///< That may be started and ended.
};
std::vector<Recordable> recordable();

/// A name of the table that is no event yet, and the step of building that brings its event. The
/// question whether somebody may record it has its answer already.
struct NotYet {
  std::string_view event;
  int step;
};
std::span<const NotYet> not_yet();

}  // namespace haven::access
