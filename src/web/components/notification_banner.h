#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK notification banner: one a page, for what cannot wait.
namespace haven::web {

struct NotificationBanner {
  enum class Kind { important, success };
  Kind kind = Kind::important;
  Html title = {};    ///< "Important" or "Success", unless given.
  Html text = {};     ///< One line, large.
  Html content = {};  ///< Or whole content instead of the line.
  std::string title_id = "govuk-notification-banner-title";
  unsigned title_level = 2;  ///< 1 to 6.
  std::string role = {};     ///< "alert" for success, else "region".
  std::string classes = {};
  Attributes attributes = {};
};

Html notification_banner(const NotificationBanner& options);

}  // namespace haven::web
