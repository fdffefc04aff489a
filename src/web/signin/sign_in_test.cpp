#include <doctest/doctest.h>

#include "web/signin/pages.h"
#include "web/test_site.h"

namespace haven::web {
namespace {

Response tried(TestSite& site, const std::string& name) {
  Fields form;
  form.add("name", name);
  form.add("password", "a guess");
  form.add("code", "123456");
  return site.stranger(Method::post, "/sign-in", std::move(form));
}

/// How many names and networks the desk counts attempts of.
std::size_t counted(TestSite& site) {
  return site.desk->list("attempts.account", "", site.now).value().size() +
         site.desk->list("attempts.network", "", site.now).value().size();
}

TEST_CASE_FIXTURE(TestSite, "a name longer than anybody's is answered as any wrong one, unkept") {
  const std::string sentence = "The sign-in name, password or code is not right";
  for (const auto& name : {std::string(65, 'a'), std::string(4000, 'b')}) {
    const auto answer = tried(*this, name);
    CHECK(answer.status == 200);
    CHECK(answer.body.find(sentence) != std::string::npos);
    CHECK(counted(*this) == 0);
  }
  CHECK(tried(*this, std::string(64, 'a')).body.find(sentence) != std::string::npos);
  CHECK(counted(*this) == 2);
}

}  // namespace
}  // namespace haven::web
