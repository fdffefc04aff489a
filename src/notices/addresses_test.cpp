#include "notices/addresses.h"

#include <doctest/doctest.h>

using namespace haven;
using namespace haven::notices;

TEST_CASE("ordinary e-mail addresses are taken as they are") {
  for (const auto* text : {"amara.o@northmere.example", "a+b@c.example", "O'Neill@x-y.example"})
    CHECK(EmailAddress::read(text)->text() == text);
  CHECK(EmailAddress::read("amara.o@northmere.example")->domain() == "northmere.example");
}

TEST_CASE("what could say something else in an envelope or a header is refused") {
  for (const auto* text : {"",
                           "@",
                           "a@",
                           "@b.example",
                           "a@b",
                           "a@@b.example",
                           "a@b@c.example",
                           "a b@c.example",
                           "a@b.example\r\nBcc: x@y.example",
                           "a@b.example>",
                           "<a@b.example>",
                           "\"a b\"@c.example",
                           "a@b.example,x@y.example",
                           ".a@b.example",
                           "a.@b.example",
                           "a..b@c.example",
                           "a@.b.example",
                           "a@b..example",
                           "a@b.example.",
                           "a@-b.example",
                           "a@[127.0.0.1]",
                           "đ@b.example",
                           "a@b.example ",
                           "a(comment)@b.example"})
    CHECK_FALSE_MESSAGE(EmailAddress::read(text), text);
  CHECK_FALSE(EmailAddress::read(std::string(65, 'a').append("@b.example")));
  CHECK_FALSE(EmailAddress::read(std::string("a@").append(250, 'b').append(".example")));
  CHECK_FALSE(EmailAddress::read(std::string("a@b.example\0", 12)));
}

TEST_CASE("telephone numbers are kept in one form, however they are written") {
  for (const auto* text : {"07700 900123", "+447700900123", "+44 7700-900 123", "0044 7700 900123"})
    CHECK(PhoneNumber::read(text)->text() == "+447700900123");
  CHECK(PhoneNumber::read("+353 1 555 0123")->text() == "+35315550123");
}

TEST_CASE("what is no telephone number is refused") {
  for (const auto* text :
       {"", "+", "999", "7700 900123", "+0447700900123", "+44 (0)7700 900123", "+1234567",
        "+1234567890123456", "07700 900123 ext 4", "++447700900123", "+44\r\n7700900123"})
    CHECK_FALSE_MESSAGE(PhoneNumber::read(text), text);
}
