#pragma once
#include <fmt/format.h>

#include "matching/reading/instance_json.h"

namespace haven::matching {

/// What has been read of one instance: what was named before can be referred to after.
struct ReadSoFar {
  Instance instance;
  std::string on;  ///< The day of the round; empty when it was not told.
  Names authorities, places, units, zones, persons, specialisms, genders, bases;
};

/// Every object of a list of the instance; an absent list is empty.
template <class Read>
Result<void> each(const Part& written, std::string_view key, const Read& read) {
  const auto* value = written.find(key);
  if (value == nullptr) return {};
  std::size_t number = 0;
  for (const auto& one : *TRY(array_at(*value, std::string(key)))) {
    TRY(read(TRY(object_at(one, fmt::format("{}[{}]", key, number)))));
    ++number;
  }
  return {};
}

/// Every field of an object of the instance; an absent object is empty.
template <class Read>
Result<void> each_field(const Part& written, std::string_view key, const Read& read) {
  const auto* value = written.find(key);
  if (value == nullptr) return {};
  const auto part = TRY(object_at(*value, std::string(key)));
  for (const auto& field : part.fields) {
    const std::string name(field.key());
    TRY(read(name, field.value(), part.at(name)));
  }
  return {};
}

/// A number for a new id. Problem: it is not new.
Result<void> fresh(Names& names, const std::string& id, const Part& part);
/// The number that an id was given. Problem: there is no such `kind` of thing.
Result<int> known(const Names& names, const std::string& id, const std::string& where,
                  std::string_view kind);
/// The same of the id in a field.
Result<int> reference(const Names& names, const Part& part, std::string_view key,
                      std::string_view kind);

/// Whether what lasts until the date of a key, that day included, has ended.
Result<bool> has_ended(const ReadSoFar& so_far, const Part& part, std::string_view key);

}  // namespace haven::matching
