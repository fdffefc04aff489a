#include "notices/sms.h"

#include <boost/json.hpp>

#include "notices/transfer.h"
#include "values/json.h"

namespace haven::notices {
namespace {

std::size_t let_go(char*, std::size_t size, std::size_t count, void*) { return size * count; }

Outcome judge(CURL* curl, CURLcode code) {
  if (code != CURLE_OK) return {Fate::try_later, curl_easy_strerror(code)};
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (status >= 200 && status < 300) return {Fate::delivered, "The gateway has it"};
  return {status == 400 || status == 422 ? Fate::refused : Fate::try_later,
          "The gateway answered " + std::to_string(status)};
}

}  // namespace

Result<void> check_gateway(const Gateway& gateway) {
  const std::string_view url = gateway.url;
  constexpr std::string_view plain = "http://";
  const bool is_here = url.starts_with(plain) &&
                       is_this_machine(url.substr(
                           plain.size(), url.find_first_of(":/", plain.size()) - plain.size()));
  const bool is_one_line = url.find_first_of(" \r\n@") == std::string_view::npos &&
                           gateway.authorization.find_first_of("\r\n") == std::string::npos;
  if (!is_one_line || !(url.starts_with("https://") || is_here))
    return problem("The gateway for text messages needs an https address", "sms.url");
  if (gateway.patience < Seconds(1))
    return problem("The gateway for text messages needs at least a second to answer",
                   "sms.patience");
  return {};
}

Outcome send_sms(const Gateway& gateway, const PhoneNumber& to, MailId id, const Message& message) {
  ENSURE(check_gateway(gateway));
  const auto transfer = new_transfer(gateway.url, gateway.authorities, gateway.patience);
  CURL* const curl = transfer.get();
  Lines headers;
  add_line(headers, "Content-Type: application/json");
  add_line(headers, "Idempotency-Key: " + id.text());
  add_line(headers, "Expect:");  // One short message: no asking first.
  if (!gateway.authorization.empty()) add_line(headers, "Authorization: " + gateway.authorization);
  const auto body =
      canonical(boost::json::object{{"to", to.text()}, {"text", message.short_text()}});

  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, let_go);
  const auto code = curl_easy_perform(curl);
  return judge(curl, code);
}

}  // namespace haven::notices
