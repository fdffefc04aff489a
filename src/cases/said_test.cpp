#include "cases/said.h"

#include <doctest/doctest.h>

namespace haven::cases {
namespace {

TEST_CASE("a name is the same in whatever case, order and marks it is written") {
  CHECK(normalised_name("Nguyễn Văn An") == "an nguyen van");
  CHECK(normalised_name("NGUYEN, van-an") == "an nguyen van");
  CHECK(normalised_name("  an   nguyen van ") == "an nguyen van");
  CHECK(normalised_name("Đặng Thị Ánh") == "anh dang thi");
  CHECK(normalised_name("Łukasz Żółć") == "lukasz zolc");
}

TEST_CASE("a mark that follows its letter is the same as a letter with a mark") {
  CHECK(normalised_name("Jose\xCC\x81") == normalised_name("Jos\xC3\xA9"));
}

TEST_CASE("an apostrophe may be left out or curled") {
  CHECK(normalised_name("O'Brien") == "obrien");
  CHECK(normalised_name("O\xE2\x80\x99"
                        "Brien") == "obrien");
}

TEST_CASE("letters of other scripts stay as they are") {
  CHECK(normalised_name("አበበ ከበደ") != "");
  CHECK(normalised_name("አበበ ከበደ") == normalised_name("ከበደ አበበ"));
  CHECK(normalised_name("محمد") == "محمد");
}

TEST_CASE("different names stay different") {
  CHECK(normalised_name("Linh Tran") != normalised_name("Linh Trang"));
  CHECK(normalised_name("An Binh") != normalised_name("Anbinh"));
}

TEST_CASE("nothing but marks and blanks is no name") {
  CHECK(normalised_name("").empty());
  CHECK(normalised_name(" -.,'? ").empty());
}

TEST_CASE("a list gives each of its names once") {
  CHECK(normalised_names("Linh Tran, Lily / Nhi;lily\nMai") ==
        std::vector<std::string>{"linh tran", "lily", "nhi", "mai"});
  CHECK(normalised_names(" , ;").empty());
}

TEST_CASE("a birth date is read as people say it") {
  const Date day{std::chrono::year(2011), std::chrono::May, std::chrono::day(3)};
  for (const auto* said : {"2011-05-03", "3/5/2011", "03.05.2011", "3 May 2011", "3rd of May, 2011",
                           "born on the 3rd of may 2011"})
    CHECK_MESSAGE(day_said(said) == day, said);
}

TEST_CASE("less than a whole birth date identifies nobody") {
  for (const auto* said : {"", "2011", "May 2011", "about 15", "3/5/11", "31 February 2011",
                           "3/13/2011", "2011-05-03 or 2012-05-03", "15000/5/3"})
    CHECK_MESSAGE(!day_said(said), said);
}

TEST_CASE("a reference is read however it is typed, and nothing else is one") {
  for (const auto* said : {"R-2207", "r2207", " R 2207 "}) CHECK(reference_said(said) == "R-2207");
  for (const auto* said : {"", "R", "R-", "2207", "R-22x7", "Rae 2207", "R-99999999999999"})
    CHECK_MESSAGE(!reference_said(said), said);
}

}  // namespace
}  // namespace haven::cases
