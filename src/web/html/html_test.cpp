#include "web/html/html.h"

#include <doctest/doctest.h>

#include "values/must_not_compile.h"
#include "values/result.h"
#include "web/html/document.h"

namespace haven::web {
namespace {

std::string words_of(const Html& html) { return std::string(html.view()); }

}  // namespace

TEST_CASE("whatever a string holds, it is words in the page") {
  const std::string nasty = "<script>alert('1')</script> & \"more\"";
  const std::string safe = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;";
  CHECK(words_of(text(nasty)) == safe);
  CHECK(words_of(el("p", nasty)) == "<p>" + safe + "</p>");
  CHECK(words_of(el("p", {attr("title", nasty)})) == "<p title=\"" + safe + "\"></p>");
  CHECK(words_of(together(nasty, 5, Html("&"))) == safe + "5&amp;");
  CHECK(words_of(text_area({}, "</textarea>" + nasty)) ==
        "<textarea>&lt;/textarea&gt;" + safe + "</textarea>");
}

TEST_CASE("every byte is escaped or itself") {
  for (int c = 1; c < 256; ++c) {
    const std::string one(1, static_cast<char>(c));
    const bool is_special = one.find_first_of("&<>\"'") != std::string::npos;
    CHECK((words_of(text(one)) == one) == !is_special);
  }
}

TEST_CASE("what was escaped once is not escaped again when it is put inside") {
  CHECK(words_of(el("div", el("p", "a & b"))) == "<div><p>a &amp; b</p></div>");
}

TEST_CASE("an attribute that does not hold is not written") {
  CHECK(words_of(el("input", {when(false, flag("checked")), attr_if("id", "")})) == "<input>");
  CHECK(words_of(el("input", {when(true, flag("checked")), attr_if("id", "a")})) ==
        "<input checked id=\"a\">");
}

TEST_CASE("an element without content is not closed") {
  CHECK(words_of(el("br")) == "<br>");
  CHECK(words_of(el("p")) == "<p></p>");
}

TEST_CASE("a first newline in a text box is not lost") {
  CHECK(words_of(text_area({}, "\nwords")) == "<textarea>\n\nwords</textarea>");
}

TEST_CASE("attributes kept for later own what they say") {
  Attributes kept;
  {
    const std::string id = "an identifier longer than any small buffer";
    kept.push_back(attr("id", id));
  }
  CHECK(words_of(el("p", kept)) == "<p id=\"an identifier longer than any small buffer\"></p>");
}

TEST_CASE("an address of ours stays on this site") {
  for (const char* good : {"/", "/today", "/children/7f3a?page=2#top", "#part", "?page=2"})
    CHECK(Url::own(good));
  for (const char* bad : {"", "today", "//example.org", "/\\example.org", "https://example.org",
                          "javascript:alert(1)", "/a b", "/\n", "/a\"b", "/a<b", "/caf\xc3\xa9"})
    CHECK_FALSE(Url::own(bad));
}

TEST_CASE("an address elsewhere is on a list of public sites") {
  CHECK(Url::elsewhere("https://www.legislation.gov.uk/ukpga/1989/41/section/47"));
  CHECK(Url::elsewhere("https://www.gov.uk"));
  for (const char* bad :
       {"http://www.gov.uk/", "https://www.gov.uk.example.org/", "https://www.gov.uk@example.org/",
        "https://example.org/www.gov.uk", "https://www.gov.uk:8080/", "https://www.gov.uk/a\"b"})
    CHECK_FALSE(Url::elsewhere(bad));
}

TEST_CASE("a part of a path cannot become two parts, or none") {
  CHECK(path("/children/{}/notes", std::string("a/b?c#d")).view() ==
        "/children/a%2Fb%3Fc%23d/notes");
  CHECK(path("/children/{}/notes", std::string("..")).view() == "/children/-/notes");
  CHECK(path("/children/{}", std::string()).view() == "/children/-");
  CHECK(path("/children/{}", 7).view() == "/children/7");
}

TEST_CASE("a query is added before the part and encoded") {
  CHECK(Url("/a").with("b c", "d&e").view() == "/a?b%20c=d%26e");
  CHECK(Url("/a?x=1#p").with("y", "2").view() == "/a?x=1&y=2#p");
}

TEST_CASE("a telephone number is digits") {
  CHECK(Url::phone("0300 000 0000").view() == "tel:03000000000");
  CHECK(Url::phone("+44 (0) 300+1").view() == "tel:+4403001");
}

TEST_CASE("a title cannot end the title") {
  const std::string page = to_page({.title = "</title><script>"});
  CHECK(page.find("<title>&lt;/title&gt;&lt;script&gt;</title>") != std::string::npos);
}

TEST_CASE("wrong escaping does not compile") {
  constexpr MustNotCompile must_not[] = {
      {"links_to_a_string", "invalid initialization of reference"},
      {"links_to_a_script", "a Url literal must be an address inside"},
      {"links_to_another_host", "a Url literal must be an address inside"},
      {"writes_an_address_as_an_attribute", "this attribute has its own function"},
      {"writes_a_script", "this element cannot be written by hand"},
      {"writes_an_event", "event attributes cannot be written"},
      {"writes_a_style", "this attribute has its own function"},
      {"names_an_element_at_run_time", "no matching function for call to 'haven::web::Tag::Tag("},
      {"names_an_attribute_at_run_time", "could not convert 'name'"},
      {"makes_html_of_a_string", "Element::finish(std::string&&)' is private"},
      {"counts_the_holes_wrongly", "a path has a {} for each part"},
      {"lets_a_part_choose_the_path", "the first part of a path is a word"},
  };
  CHECK(what_is_not_refused("web/html/must_not_compile", must_not) == "");
}

}  // namespace haven::web
