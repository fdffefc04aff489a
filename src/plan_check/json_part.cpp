#include "plan_check/json_part.h"

#include <fmt/format.h>

#include "values/json.h"

namespace haven::plan_check {

bool Part::has(std::string_view key) const {
  const auto* object = value_->if_object();
  return object != nullptr && object->contains(key);
}

std::string Part::where_of(std::string_view key) const {
  return where_ + (where_.empty() ? "" : ".") + std::string(key);
}

Result<std::int64_t> Part::whole(std::int64_t least, std::int64_t most) const {
  const auto* number = value_->if_int64();
  const auto says = fmt::format("Write a whole number from {} to {}", least, most);
  if (number == nullptr) return misshapen(says);
  if (*number < least || *number > most) return wrong(says);
  return *number;
}

Result<std::string> Part::text() const {
  const auto* text = value_->if_string();
  if (text == nullptr) return misshapen("Write a text");
  if (text->empty()) return wrong("Write a text that is not empty");
  return std::string(*text);
}

Result<bool> Part::truth() const {
  const auto* truth = value_->if_bool();
  if (truth == nullptr) return misshapen("Write true or false");
  return *truth;
}

Result<std::vector<Part>> Part::items() const {
  const auto* array = value_->if_array();
  if (array == nullptr) return misshapen("Write a list, [...]");
  std::vector<Part> items;
  items.reserve(array->size());
  for (std::size_t i = 0; i < array->size(); ++i)
    items.emplace_back((*array)[i], fmt::format("{}[{}]", where_, i), kind_);
  return items;
}

Result<std::vector<NamedPart>> Part::entries() const {
  const auto* object = value_->if_object();
  if (object == nullptr) return misshapen("Write an object, {...}");
  std::vector<NamedPart> entries;
  entries.reserve(object->size());
  for (const auto& pair : *object) {
    const std::string name(pair.key());
    entries.push_back({name, Part(pair.value(), where_of(name), kind_)});
  }
  return entries;
}

Result<std::vector<std::string>> Part::texts() const {
  std::vector<std::string> texts;
  for (const auto& item : TRY(items())) texts.push_back(TRY(item.text()));
  return texts;
}

Result<Part> Part::at(std::string_view key) const {
  const auto* object = value_->if_object();
  if (object == nullptr) return misshapen("Write an object, {...}");
  const auto* value = object->if_contains(key);
  if (value == nullptr) return wrong(fmt::format("Add the key \"{}\", which is missing", key));
  return Part(*value, where_of(key), kind_);
}

Result<void> Part::only(std::initializer_list<std::string_view> known) const {
  const auto* object = value_->if_object();
  if (object == nullptr) return misshapen("Write an object, {...}");
  const auto all_known = only_known(*object, known);
  if (!all_known) return wrong(all_known.error().says + ": correct or remove it");
  return {};
}

}  // namespace haven::plan_check
