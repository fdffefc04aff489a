#include "notices/smtp.h"

#include <sys/socket.h>

#include <algorithm>
#include <cstring>

#include "notices/transfer.h"

namespace haven::notices {
namespace {

std::string url_of(const Relay& relay, const EmailAddress& from) {
  const std::string scheme = relay.guard == Relay::Guard::tls ? "smtps://" : "smtp://";
  const bool is_ipv6 = relay.host.find(':') != std::string::npos;
  const auto host = is_ipv6 ? "[" + relay.host + "]" : relay.host;
  // What follows the slash is the name we greet with: never that of this machine.
  return scheme + host + ":" + std::to_string(relay.port) + "/" + std::string(from.domain());
}

std::size_t give(char* into, std::size_t size, std::size_t count, void* from) {
  auto& rest = *static_cast<std::string_view*>(from);
  const auto given = std::min(size * count, rest.size());
  std::memcpy(into, rest.data(), given);
  rest.remove_prefix(given);
  return given;
}

/// Remembers the first word of each command, and nothing else: after it come addresses and secrets.
int note_command(CURL*, curl_infotype kind, char* text, std::size_t size, void* into) {
  if (kind != CURLINFO_HEADER_OUT) return 0;
  const std::string_view line(text, size);
  const auto command = line.substr(0, line.find_first_of(" :\r\n"));
  // How we part says nothing about what went wrong before.
  if (command != "QUIT") *static_cast<std::string*>(into) = command;
  return 0;
}

/// Without this, the end of the transfer says goodbye and waits two minutes for a silent relay to
/// answer. A mail is the relay's as soon as it has accepted it (RFC 5321, 6.1).
void hang_up(CURL* curl) {
  curl_socket_t open = CURL_SOCKET_BAD;
  if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &open) == CURLE_OK && open != CURL_SOCKET_BAD)
    shutdown(open, SHUT_RDWR);
}

Outcome judge(CURL* curl, CURLcode code, const std::string& command) {
  if (code == CURLE_OK) return {Fate::delivered, "The relay has it"};
  long answer = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  const bool is_lasting = answer >= 500 && answer < 600;
  const bool is_about_this_mail = command == "RCPT" || command == "DATA";
  const auto because = answer >= 400
                           ? "The relay answered " + std::to_string(answer) + " to " + command
                           : std::string(curl_easy_strerror(code));
  return {is_lasting && is_about_this_mail ? Fate::refused : Fate::try_later, because};
}

}  // namespace

Result<void> check_relay(const Relay& relay) {
  if (relay.host.empty() || relay.host.find_first_of("/@?# \r\n") != std::string::npos)
    return problem("The mail relay needs the name of a host", "mail.host");
  if (relay.guard == Relay::Guard::none && !is_this_machine(relay.host))
    return problem("Mail to another machine needs starttls or tls", "mail.guard");
  if (relay.patience < Seconds(1))
    return problem("The mail relay needs at least a second to answer", "mail.patience");
  return {};
}

Outcome send_mail(const Relay& relay, const Envelope& envelope, const std::string& text) {
  ENSURE(check_relay(relay));
  const auto transfer =
      new_transfer(url_of(relay, envelope.from), relay.authorities, relay.patience);
  CURL* const curl = transfer.get();
  Lines receivers;
  add_line(receivers, "<" + envelope.to.text() + ">");
  const auto sender = "<" + envelope.from.text() + ">";
  std::string_view rest = text;
  std::string command = "the greeting";

  curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                   static_cast<long>(relay.patience.count()));
  curl_easy_setopt(
      curl, CURLOPT_USE_SSL,
      static_cast<long>(relay.guard == Relay::Guard::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, receivers.get());
  if (!relay.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, relay.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, relay.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
  curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, note_command);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &command);
  curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
  const auto code = curl_easy_perform(curl);
  hang_up(curl);
  return judge(curl, code, command);
}

}  // namespace haven::notices
