#include "notices/mail.h"

#include <doctest/doctest.h>

#include "values/random.h"

using namespace haven;
using namespace haven::notices;

namespace {

std::string a_mail(MailId id, const char* date = "2027-04-17T06:34:05Z") {
  const Envelope envelope{*EmailAddress::read("haven@desk.example"),
                          *EmailAddress::read("amara.o@northmere.example"), id,
                          *read_instant(date)};
  return mail_text(envelope, compose(Wording::urgent, random_id<NoticeId>(),
                                     *SignInAddress::read("https://haven.example")));
}

}  // namespace

TEST_CASE("a mail has every header it needs, once, and then a blank line") {
  const auto id = random_id<MailId>();
  const auto mail = a_mail(id);
  const auto head = mail.substr(0, mail.find("\r\n\r\n") + 2);
  CHECK(head ==
        "Date: Sat, 17 Apr 2027 06:34:05 +0000\r\n"
        "From: Haven <haven@desk.example>\r\n"
        "To: <amara.o@northmere.example>\r\n"
        "Message-ID: <" +
            id.text() +
            "@desk.example>\r\n"
            "Subject: Haven: you are needed now\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n");
}

TEST_CASE("the date is right on the first of a year and on 29 February") {
  const auto id = random_id<MailId>();
  CHECK(a_mail(id, "2027-01-01T00:00:00Z").starts_with("Date: Fri, 1 Jan 2027 00:00:00 +0000\r\n"));
  CHECK(
      a_mail(id, "2028-02-29T23:59:59Z").starts_with("Date: Tue, 29 Feb 2028 23:59:59 +0000\r\n"));
}

TEST_CASE("no line of a mail is longer than 78 characters or ends in a bare LF") {
  const auto mail = a_mail(random_id<MailId>());
  std::size_t begin = 0;
  while (begin < mail.size()) {
    const auto end = mail.find('\n', begin);
    REQUIRE(end != std::string::npos);
    REQUIRE(end > 0);
    CHECK(mail[end - 1] == '\r');
    CHECK(end - begin <= 79);
    begin = end + 1;
  }
}

TEST_CASE("quoted-printable keeps every letter of any script") {
  CHECK(quoted_printable("plain\n") == "plain\r\n");
  CHECK(quoted_printable("plain") == "plain\r\n");
  CHECK(quoted_printable("") == "");
  CHECK(quoted_printable("a=b\r\n\r\nc") == "a=3Db\r\n\r\nc\r\n");
  CHECK(quoted_printable("d\xc5\xb5r") == "d=C5=B5r\r\n");
  CHECK(quoted_printable("tab\t\nblank \nin the middle") ==
        "tab=09\r\nblank=20\r\nin the middle\r\n");
  CHECK(quoted_printable("\rX") == "=0DX\r\n");
}

TEST_CASE("quoted-printable breaks long lines softly, never inside a letter's code") {
  CHECK(quoted_printable(std::string(75, 'x')) == std::string(75, 'x').append("\r\n"));
  CHECK(quoted_printable(std::string(76, 'x')) ==
        std::string(75, 'x').append("=\r\n").append("x\r\n"));
  const auto coded = quoted_printable(std::string(74, 'x').append("\xc5\xb5"));
  CHECK(coded == std::string(74, 'x').append("=\r\n").append("=C5=B5\r\n"));
}
