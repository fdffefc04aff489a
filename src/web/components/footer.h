#pragma once
#include <string>
#include <vector>

#include "web/html/html.h"

/// GOV.UK footer, without crown, licence logo and Crown copyright: those belong to GOV.UK.
namespace haven::web {

struct FooterLink {
  std::string text = {};
  Url href = {};
  Attributes attributes = {};
};

struct FooterSection {
  std::string title = {};
  std::vector<FooterLink> items = {};
  unsigned columns = 0;  ///< 2 or 3 to spread the links.
  std::string width = "full";
};

struct Footer {
  std::vector<FooterSection> navigation = {};
  std::vector<FooterLink> links = {};
  Html content = {};
  std::string hidden_title = "Support links";
  std::string classes = {};
  std::string container_classes = {};
  Attributes attributes = {};
};

Html footer(const Footer& options);

}  // namespace haven::web
