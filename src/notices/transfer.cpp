#include "notices/transfer.h"

#include <csignal>

#include "values/result.h"

namespace haven::notices {

Transfer new_transfer(const std::string& url, const std::string& authorities, Seconds patience) {
  // Whoever hangs up on us ends a call, not the program.
  static const bool ready =
      std::signal(SIGPIPE, SIG_IGN) != SIG_ERR && curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  ENSURE(ready);
  Transfer transfer(curl_easy_init());
  ENSURE(transfer);
  CURL* const curl = transfer.get();
  ENSURE(curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps,http,https") == CURLE_OK);
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(patience.count()));
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!authorities.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, authorities.c_str());
  return transfer;
}

void add_line(Lines& lines, const std::string& line) {
  lines.reset(curl_slist_append(lines.release(), line.c_str()));
  ENSURE(lines != nullptr);
}

bool is_this_machine(std::string_view host) {
  return host == "127.0.0.1" || host == "::1" || host == "localhost";
}

}  // namespace haven::notices
