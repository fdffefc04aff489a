#pragma once
#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "cases/seals.h"

/// What an event is, before any has happened. Each is declared once, in the events.h of the concept
/// that owns it; everything else that is said of events is worked out from these declarations.
namespace haven::cases {

/// What a field holds. Every value is text; a list holds words separated by single spaces.
enum class Holds {
  words,     ///< Free text.
  code,      ///< One of `codes`.
  codes,     ///< One or more of `codes`.
  yes_no,    ///< "yes", "no" or "unknown".
  moment,    ///< An Instant as to_text prints it.
  span,      ///< A Span as to_text prints it.
  day,       ///< A Date as to_text prints it.
  count,     ///< A whole number from 0 to 999,999.
  entity,    ///< An opaque id with its prefix, such as "u:…".
  entities,  ///< One or more of them.
};

struct Field {
  std::string_view name;
  Seal seal;
  Holds holds;
  std::string_view meaning;
  std::string_view codes = {};  ///< A list of words.
  /// Of what kind the entity is: what stands before its colon, such as "ep". Empty: of any.
  std::string_view of = {};
};

/// Whose stream an event belongs to.
enum class About { child, look, organisation, person, refusal };

/// Whether somebody who begins to stand beside a child by an event gains by it.
enum class Gain { some, none };

/// What follows from an event in Haven itself, whoever owns it. A row below the event's own obeys
/// what is declared here, and so need not know the event.
struct Effect {
  enum class Does {
    begins,                 ///< The relation `word` begins, as a part of the event.
    begins_with_the_story,  ///< The same, but only where the event is the first of a child's story.
    ends,                   ///< The relation `word` ends, as a part of the event.
    closes,                 ///< The same; to a thing of the kind `of` it is closed and not gone.
    answers_tonight,  ///< The field `word` is who answers for the child till one is responsible.
    is_responsible,   ///< The field `word` is the authority that is responsible from now on.
    names,            ///< The field `word` is a name by which somebody has known the child.
    birth_date,       ///< The field `word` is the birth date as said.
    gives_more,       ///< Somebody may do more than before: not to be given to oneself.
    by_haven,         ///< Haven itself records it, as a consequence: nobody asks for leave.
    bookkeeping,      ///< Who stands beside the child, who was told: nothing that happened to it.
    exists_as,        ///< It exists in the class of the event that the field `word` names.
    stays,            ///< What a person did: nobody corrects it, a new event answers it.
    decision,         ///< Somebody decided: nobody else corrects it.
  };
  Does does;
  std::string_view word = {};
  std::string_view of = {};  ///< What stands before the colon of an entity.
  Gain gain = Gain::some;
};

/// One kind of event. There is one object of each, so that two are the same when their addresses
/// are.
struct EventKind {
  std::string_view name;  ///< Dotted, such as "missing.reported".
  About about;
  Seal exists;  ///< Whoever may open this class may know that it happened.
  std::string_view meaning;
  std::span<const Field> fields;
  std::span<const Effect> effects;

  EventKind(const EventKind&) = delete;
  EventKind& operator=(const EventKind&) = delete;

  constexpr const Field* field(std::string_view wanted) const {
    for (const auto& each : fields)
      if (each.name == wanted) return &each;
    return nullptr;
  }
  constexpr const Effect* effect(Effect::Does does) const {
    for (const auto& each : effects)
      if (each.does == does) return &each;
    return nullptr;
  }

 protected:
  constexpr EventKind(std::string_view name_, About about_, Seal exists_, std::string_view meaning_)
      : name(name_), about(about_), exists(exists_), meaning(meaning_) {}
  ~EventKind() = default;
};

/// Whether it is one of `kinds`.
constexpr bool is_of(const EventKind& kind, std::span<const EventKind* const> kinds) {
  return std::ranges::find(kinds, &kind) != kinds.end();
}

/// A kind together with its fields and effects, as declared: in this order its name, about whom, in
/// which class it exists, what it means, its fields, and what follows from it.
template <std::size_t F, std::size_t E>
class Kind : public EventKind {
 public:
  constexpr Kind(std::string_view name_, About about_, Seal exists_, std::string_view meaning_,
                 const Field (&fields_)[F])
    requires(E == 0)
      : EventKind(name_, about_, exists_, meaning_), own_fields_(std::to_array(fields_)) {
    fields = own_fields_;
    check_seals();
  }
  template <std::size_t N>
  constexpr Kind(std::string_view name_, About about_, Seal exists_, std::string_view meaning_,
                 const Field (&fields_)[F], const Effect (&effects_)[N])
    requires(N == E)
      : EventKind(name_, about_, exists_, meaning_),
        own_fields_(std::to_array(fields_)),
        own_effects_(std::to_array(effects_)) {
    fields = own_fields_;
    effects = own_effects_;
    check_seals();
  }

 private:
  /// What would be kept where nobody could find it again does not compile.
  constexpr void check_seals() const {
    if (!has_row(exists)) throw "the seal in which it exists has its row in seals.h";
    for (const auto& field : own_fields_)
      if (!has_row(field.seal)) throw "the seal of a field has its row in seals.h";
  }

  std::array<Field, F> own_fields_;
  std::array<Effect, E> own_effects_{};
};

template <std::size_t F>
Kind(std::string_view, About, Seal, std::string_view, const Field (&)[F]) -> Kind<F, 0>;
template <std::size_t F, std::size_t E>
Kind(std::string_view, About, Seal, std::string_view, const Field (&)[F], const Effect (&)[E])
    -> Kind<F, E>;

/// A field's name where a template takes it.
template <std::size_t N>
struct FieldName {
  char text[N]{};

  consteval FieldName(const char (&name)[N]) { std::copy_n(name, N, text); }
  constexpr std::string_view view() const { return {text, N - 1}; }
};

/// Whether the kind K has the field F at all.
template <const auto& K, FieldName F>
concept has_field = K.field(F.view()) != nullptr;

/// Whether it has it, sealed so.
template <const auto& K, FieldName F, Seal S>
concept has_field_in = has_field<K, F> && K.field(F.view())->seal == S;

/// The words in which an events.h declares.
namespace declaring {

using cases::About;
using cases::Gain;
using cases::Kind;

constexpr Effect begins(std::string_view relation, Gain gain = Gain::some) {
  return {Effect::Does::begins, relation, {}, gain};
}
constexpr Effect begins_with_the_story(std::string_view relation, Gain gain = Gain::some) {
  return {Effect::Does::begins_with_the_story, relation, {}, gain};
}
constexpr Effect ends(std::string_view relation) { return {Effect::Does::ends, relation}; }
constexpr Effect closes(std::string_view relation, std::string_view of) {
  return {Effect::Does::closes, relation, of};
}
constexpr Effect answers_tonight(std::string_view field) {
  return {Effect::Does::answers_tonight, field};
}
constexpr Effect is_responsible(std::string_view field) {
  return {Effect::Does::is_responsible, field};
}
constexpr Effect names(std::string_view field) { return {Effect::Does::names, field}; }
constexpr Effect birth_date(std::string_view field) { return {Effect::Does::birth_date, field}; }
constexpr Effect gives_more() { return {Effect::Does::gives_more}; }
constexpr Effect by_haven() { return {Effect::Does::by_haven}; }
constexpr Effect bookkeeping() { return {Effect::Does::bookkeeping}; }
constexpr Effect exists_as(std::string_view field) { return {Effect::Does::exists_as, field}; }
constexpr Effect stays() { return {Effect::Does::stays}; }
constexpr Effect decision() { return {Effect::Does::decision}; }

}  // namespace declaring
}  // namespace haven::cases
