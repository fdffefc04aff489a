#pragma once
#include <string>

#include "notices/addresses.h"
#include "notices/message.h"
#include "values/ids.h"
#include "values/moment.h"

namespace haven::notices {

struct MailKind {};
/// Random, and the same when a mail is sent again, so that a relay that has it already can tell.
using MailId = Id<MailKind>;

struct Envelope {
  EmailAddress from;
  EmailAddress to;
  MailId id;
  Instant date;
};

/// The mail as it travels (RFC 5322, MIME): UTF-8 as quoted-printable, lines end in CR LF and have
/// at most 78 characters. Says that a machine wrote it (RFC 3834), so that none answers.
std::string mail_text(const Envelope& envelope, const Message& message);

}  // namespace haven::notices
