#pragma once
#include <fmt/format.h>

#include <vector>

#include "matching/reading/instance_json.h"

/// The state of reading one instance.
namespace haven::matching {

/// Reads an instance part by part; what was named before can be referred to after.
class Reader {
 public:
  explicit Reader(Part whole) : whole_(std::move(whole)) {}

  Result<Instance> read();

 private:
  /// Every object of a list of the instance; an absent list is empty.
  template <class Read>
  Result<void> each(std::string_view key, const Read& read) {
    const auto* value = whole_.find(key);
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
  Result<void> each_field(std::string_view key, const Read& read) {
    const auto* value = whole_.find(key);
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

  static Result<int> known(const Names& names, const std::string& id, const std::string& where,
                           std::string_view kind);

  Result<int> reference(const Names& names, const Part& part, std::string_view key,
                        std::string_view kind);
  Result<void> authority(const Part& part);
  Result<std::vector<Pool>> pools(const Part& authority);
  Result<Pool> pool(const Part& part);
  Result<void> place(const Part& part);
  Result<void> takes(const Part& part, Place& made);
  Result<void> zones();
  Result<void> unit(const Part& part);
  Result<Child> child(const Part& part);
  Result<void> needs(const Part& part, Unit& made);
  Result<std::vector<Threat>> threats_at(const json::value& value, const std::string& where);
  Result<Threat> threat(const Part& part);
  Result<void> apart(const Part& part, Unit& made);
  Result<void> travel();
  Result<void> conflict(const Part& part);
  Result<void> veto(const Part& part);
  Result<void> lock(const Part& part);
  /// Whether what lasts until the date of a key, that day included, has ended.
  Result<bool> has_ended(const Part& part, std::string_view key);
  Result<void> current();
  Result<void> reserve();
  Result<void> quality();

  Part whole_;
  std::string on_;
  Instance instance_;
  std::vector<Lock> locks_;
  Names authorities_, places_, units_, zones_, persons_, specialisms_, genders_, bases_;
};

}  // namespace haven::matching
