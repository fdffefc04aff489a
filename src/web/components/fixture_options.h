#pragma once
#include <boost/json.hpp>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "web/components/fixture_markup.h"

/// For tests only: the options of a published example, as our components take them.
namespace haven::web {

namespace json = boost::json;

/// The options of one example that nobody has asked for.
class Unread {
 public:
  void add(const std::string& key) {
    if (!read_.contains(key)) keys_.insert(key);
  }
  void read(const std::string& key) {
    read_.insert(key);
    keys_.erase(key);
  }
  bool empty() const { return keys_.empty(); }
  std::string text() const {
    std::string all_keys;
    for (const std::string& key : keys_) all_keys += key + " ";
    return all_keys;
  }

 private:
  std::set<std::string> keys_;
  std::set<std::string> read_;
};

/// The options of one example. Remembers which were never asked for: those we do not offer.
class Options {
 public:
  Options(const json::object* object, std::string path, Unread& unread)
      : object_(object), path_(std::move(path)), unread_(unread) {
    if (!object_) return;
    for (const auto& [key, value] : *object_)
      if (!value.is_null()) unread_.add(path_ + std::string(key));
  }

  bool has(std::string_view key) const { return find(key) != nullptr; }
  std::string str(std::string_view key, std::string otherwise = {}) const {
    const json::value* value = find(key);
    if (!value) return otherwise;
    if (value->is_bool() && !value->as_bool()) return otherwise;
    if (value->is_string())
      return value->as_string().empty() ? otherwise : std::string(value->as_string());
    if (value->is_object() || value->is_array()) throw std::runtime_error("not words");
    return json::serialize(*value);
  }
  bool is(std::string_view key) const {
    const json::value* value = find(key);
    return value && value->is_bool() && value->as_bool();
  }
  unsigned number(std::string_view key) const {
    const std::string digits = str(key, "0");
    return static_cast<unsigned>(std::stoul(digits));
  }
  Options at(std::string_view key) const {
    const json::value* value = find(key);
    return {value && value->is_object() ? &value->as_object() : nullptr,
            path_ + std::string(key) + ".", unread_};
  }
  std::vector<Options> list(std::string_view key) const {
    std::vector<Options> items;
    if (const json::value* value = find(key); value && value->is_array())
      for (const json::value& item : value->as_array()) {
        if (!item.is_object()) throw std::runtime_error("an item that is not there");
        items.emplace_back(&item.as_object(), path_ + std::string(key) + "[].", unread_);
      }
    return items;
  }
  std::vector<std::string> strings(std::string_view key) const {
    std::vector<std::string> items;
    if (const json::value* value = find(key); value && value->is_array())
      for (const json::value& item : value->as_array()) items.emplace_back(item.as_string());
    return items;
  }
  /// For a choice that `value` of the question makes too: ours cannot be taken back by the item.
  bool is_or_absent(std::string_view key) const {
    if (has(key) && !is(key)) throw std::runtime_error("taken back");
    return is(key);
  }
  /// "html" when given, else "text".
  Html words(std::string_view html = "html", std::string_view plain = "text") const {
    const std::string markup = str(html);
    const std::string plain_words = str(plain);
    return markup.empty() ? Html(plain_words) : rebuilt(markup);
  }
  /// The words of an option that is an object with text or html.
  Html inner(std::string_view key) const { return at(key).words(); }
  Url url(std::string_view key) const {
    const std::string address = str(key);
    return address.empty() ? Url() : rebuilt_url(address);
  }
  Attributes attributes() const {
    Attributes found;
    const json::value* value = find("attributes");
    if (!value) return found;
    for (const auto& [name, given] : value->as_object())
      found.push_back(rebuilt_attribute(std::string(name), std::string(given.as_string())));
    return found;
  }
  const json::value* find(std::string_view key) const {
    unread_.read(path_ + std::string(key));
    const json::value* value = object_ ? object_->if_contains(key) : nullptr;
    return value && !value->is_null() ? value : nullptr;
  }

 private:
  const json::object* object_;
  std::string path_;
  Unread& unread_;
};

/// Makes a component out of the options of an example.
using Render = Html (*)(const Options&);
std::map<std::string, Render> form_components();
std::map<std::string, Render> content_components();

}  // namespace haven::web
