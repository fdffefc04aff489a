#pragma once
#include <string>

#include "notices/addresses.h"
#include "notices/message.h"
#include "values/ids.h"
#include "values/moment.h"

/// A message as it travels by e-mail.
namespace haven::notices {

/// Random, and the same when a mail is sent again, so that a relay that has it already can tell.
using MailId = Id<struct MailTag>;

struct Envelope {
  EmailAddress from;
  EmailAddress to;
  MailId id;
  Instant date;
};

/// The mail as it travels (RFC 5322, MIME): UTF-8 as quoted-printable, lines end in CR LF and have
/// at most 78 characters. Says that a machine wrote it (RFC 3834), so that none answers.
std::string mail_text(const Envelope& envelope, const Message& message);

/// RFC 2045, 6.7, with CR LF after every line; "\n" and "\r\n" in `text` end lines.
std::string quoted_printable(std::string_view text);

}  // namespace haven::notices
