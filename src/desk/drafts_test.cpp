#include "desk/drafts.h"

#include <doctest/doctest.h>

#include "desk/strange_values.h"
#include "desk/temporary_desk.h"
#include "values/random.h"

using namespace haven;
using namespace haven::desk;

namespace {

const Instant noon = *read_instant("2027-04-17T12:00:00Z");
const auto amara = random_id<PersonId>();
const auto dan = random_id<PersonId>();

}  // namespace

TEST_CASE("a half-filled form is there again after a restart, letter for letter") {
  TemporaryDesk desk;
  const Fields typed{{"clothing", "red \"puffer\" jacket\r\n<b>torn</b>"},
                     {"words", "Đặng says: quay lại"},
                     {"phone", ""}};
  REQUIRE(save_draft(desk.store(), amara, "missing/report", typed, noon));
  desk.restart();
  const auto draft = *load_draft(desk.store(), amara, "missing/report", noon + Hours(1));
  REQUIRE(draft);
  CHECK(draft->fields == typed);
  CHECK(draft->saved == noon);
}

TEST_CASE("a draft belongs to one person and one form") {
  on_each_desk([](Store& store) {
    REQUIRE(save_draft(store, amara, "missing/report/1", {{"a", "1"}}, noon));
    CHECK_FALSE(*load_draft(store, dan, "missing/report/1", noon));
    CHECK_FALSE(*load_draft(store, amara, "missing/report/2", noon));
  });
}

TEST_CASE("the later draft of a form replaces the earlier whole") {
  on_each_desk([](Store& store) {
    REQUIRE(save_draft(store, amara, "f", {{"a", "1"}, {"b", "2"}}, noon));
    REQUIRE(save_draft(store, amara, "f", {{"a", "3"}}, noon));
    CHECK((*load_draft(store, amara, "f", noon))->fields == Fields{{"a", "3"}});
  });
}

TEST_CASE("a draft lasts 14 days from when it was last saved") {
  on_each_desk([](Store& store) {
    REQUIRE(save_draft(store, amara, "f", {{"a", "1"}}, noon));
    REQUIRE(save_draft(store, amara, "f", {{"a", "1"}}, noon + Hours(1)));
    const auto end = noon + Hours(1) + std::chrono::days(14);
    CHECK(*load_draft(store, amara, "f", end - Seconds(1)));
    CHECK_FALSE(*load_draft(store, amara, "f", end));
  });
}

TEST_CASE("64 KiB are kept and one byte more is not; the draft before stays") {
  on_each_desk([](Store& store) {
    const Fields most{{"a", std::string(draft_limit - 1, 'x')}};
    REQUIRE(save_draft(store, amara, "f", most, noon));
    const auto refused =
        save_draft(store, amara, "f", {{"a", std::string(draft_limit, 'x')}}, noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().says ==
          "What you have typed is too long to keep; send the form to keep it");
    CHECK((*load_draft(store, amara, "f", noon))->fields == most);
  });
}

TEST_CASE("bytes that are not text are refused, not changed") {
  on_each_desk([](Store& store) {
    CHECK_FALSE(save_draft(store, amara, "f", {{"a", "\xff\xfe"}}, noon));
    CHECK_FALSE(save_draft(store, amara, "f", {{"\xc0\x80", "b"}}, noon));
    CHECK_FALSE(*load_draft(store, amara, "f", noon));
  });
}

TEST_CASE("a form that was sent leaves no draft") {
  on_each_desk([](Store& store) {
    REQUIRE(save_draft(store, amara, "f", {{"a", "1"}}, noon));
    REQUIRE(drop_draft(store, amara, "f"));
    REQUIRE(drop_draft(store, amara, "f"));
    CHECK_FALSE(*load_draft(store, amara, "f", noon));
  });
}

TEST_CASE("all drafts of somebody who leaves go, and only theirs") {
  on_each_desk([](Store& store) {
    for (const auto* form : {"f", "g"})
      for (const auto person : {amara, dan})
        REQUIRE(save_draft(store, person, form, {{"a", "1"}}, noon));
    REQUIRE(drop_drafts(store, amara, noon));
    CHECK_FALSE(*load_draft(store, amara, "f", noon));
    CHECK_FALSE(*load_draft(store, amara, "g", noon));
    CHECK(*load_draft(store, dan, "f", noon));
  });
}

TEST_CASE("a draft that cannot be read is no draft, and the form can be saved again and dropped") {
  const auto store = Store::in_memory();
  const auto key = amara.text() + "/missing/report";
  for (const auto& value : strange_values({"fields", "saved"})) {
    CAPTURE(value);
    REQUIRE(store->put({"draft", key, amara.text(), value, noon + Hours(1)}));
    CHECK(load_draft(*store, amara, "missing/report", noon));
    REQUIRE(store->put({"draft", key, amara.text(), value, noon + Hours(1)}));
    REQUIRE(drop_drafts(*store, amara, noon));
    CHECK_FALSE(load_draft(*store, amara, "missing/report", noon).value());
  }
  REQUIRE(store->put({"draft", key, amara.text(), R"({"form":{"a":"1"}})", noon + Hours(1)}));
  CHECK_FALSE(load_draft(*store, amara, "missing/report", noon).value());
  REQUIRE(save_draft(*store, amara, "missing/report", {{"a", "2"}}, noon));
  CHECK(load_draft(*store, amara, "missing/report", noon).value()->fields.at("a") == "2");
}
