#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// For tests of readers: values that a desk may hold although this version of Haven never writes
/// them. Another version wrote them, or a fault did.
namespace haven::desk {

/// Random JSON whose objects use `names`, so that it comes close to what a reader looks for. The
/// same seed gives the same values.
class StrangeJson {
 public:
  StrangeJson(std::vector<std::string> names, std::uint32_t seed)
      : names_(std::move(names)), random_(seed) {
    names_.emplace_back("other");
  }

  std::string value(int depth = 3) {
    switch (below(depth > 0 ? 8 : 6)) {
      case 0:
        return one_of({"null", "true", "false"});
      case 1:
        return one_of({"0", "-1", "7", "1800000000", "-9223372036854775808", "9223372036854775807",
                       "18446744073709551615", "1.5", "-0.0", "1e300"});
      case 2:
      case 3:
        return one_of({"\"\"", "\"x\"", "\"2027-04-17T12:00:00Z\"", "\"9999-12-31T23:59:59Z\"",
                       "\"0000-01-01T00:00:00Z\"", "\"aaaaaaaaaaaaaaaaaaaaaaaaaa\"", "\"email\"",
                       "\"urgent\"", "\"to_read\"", "\"u:aaaa\"", "\"\\u0000\""});
      case 4:
      case 5:
        return one_of({"[]", "{}", "\"aaaaaaaaaaaaaaaa\""});
      case 6:
        return list(depth);
      default:
        return object(depth);
    }
  }

  /// Has most of the names, each with some value.
  std::string object(int depth = 3) {
    std::string made;
    for (const auto& name : names_)
      if (below(8) != 0) made += (made.empty() ? "\"" : ",\"") + name + "\":" + value(depth - 1);
    return "{" + made + "}";
  }

 private:
  std::size_t below(std::size_t most) { return random_() % most; }
  std::string one_of(const std::vector<std::string>& these) { return these[below(these.size())]; }
  std::string list(int depth) {
    std::string made;
    for (auto left = below(4); left > 0; --left)
      made += (made.empty() ? "" : ",") + value(depth - 1);
    return "[" + made + "]";
  }

  std::vector<std::string> names_;
  std::mt19937 random_;
};

/// Garbage, JSON of the wrong kind, objects that are empty or hold the wrong things under the right
/// names, and a thousand random ones.
inline std::vector<std::string> strange_values(const std::vector<std::string>& names) {
  std::vector<std::string> all{"",
                               "\xff\xfe",
                               "not JSON",
                               "{",
                               "{\"a\":1,\"a\":2}",
                               "{}",
                               "[]",
                               "null",
                               "0",
                               "-7",
                               "7 days",
                               "true",
                               "\"words\"",
                               "[\"\"]",
                               "[[]]",
                               "[1.5]",
                               "[-1]",
                               "[9223372036854775807]",
                               "[18446744073709551615]",
                               std::string(100, '['),
                               std::string("\0\0\0", 3)};
  for (const auto* held : {"7", "null", "[]", "{}", "\"\""}) {
    std::string object;
    for (const auto& name : names) object += (object.empty() ? "\"" : ",\"") + name + "\":" + held;
    all.push_back("{" + object + "}");
  }
  StrangeJson strange(names, 20270417);
  for (int i = 0; i < 500; ++i) all.push_back(strange.value());
  for (int i = 0; i < 500; ++i) all.push_back(strange.object());
  return all;
}

}  // namespace haven::desk
