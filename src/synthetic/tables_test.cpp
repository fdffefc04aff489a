#include "synthetic/tables.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "synthetic/register.h"

using namespace haven;
using namespace haven::synthetic;

namespace {

Tables ours() { return read_tables(HAVEN_ROOT "/data").value(); }

}  // namespace

TEST_CASE("there are 212 authorities, each once, in four nations and 45 police forces") {
  const auto tables = ours();
  std::set<std::string> codes;
  std::set<std::string> forces;
  std::map<std::string, int> nations;
  for (const auto& authority : tables.authorities) {
    codes.insert(authority.gss_code);
    forces.insert(authority.police_force);
    ++nations[authority.nation];
  }
  CHECK(codes.size() == 212);
  CHECK(forces.size() == 45);
  CHECK(nations == std::map<std::string, int>{{"eng", 153}, {"wls", 22}, {"sct", 32}, {"ni", 5}});
}

TEST_CASE("no invented body has the name or the code of a real one") {
  std::set<std::string_view> invented;
  for (const auto& body : invented_bodies()) {
    invented.insert(body.name);
    if (!body.area.empty()) invented.insert(body.area);
  }
  for (const auto& authority : ours().authorities) {
    INFO(authority.name);
    CHECK_FALSE(invented.contains(authority.name));
    CHECK_FALSE(invented.contains(authority.gss_code));
    CHECK_FALSE(invented.contains(force_name(authority.police_force)));
  }
}

TEST_CASE("each language has one code, and each code one language") {
  std::set<std::string> names;
  std::set<std::string> codes;
  for (const auto& language : ours().languages) {
    CHECK(names.insert(language.name).second);
    CHECK(codes.insert(language.code).second);
  }
}

TEST_CASE("a police force is called as people call it") {
  CHECK(force_name("Kent") == "Kent Police");
  CHECK(force_name("London, City of") == "City of London Police");
  CHECK(force_name("Police Scotland") == "Police Scotland");
}
