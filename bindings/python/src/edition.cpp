// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "casters.hpp"
#include "progress.hpp"
#include "regime.hpp"
#include "register.hpp"
#include "table.hpp"
#include "tally.hpp"

#include <thads/counters/opening_moves.hpp>
#include <thads/editions/edition_text.hpp>
#include <thads/editions/sha256.hpp>
#include <thads/forms/opening_check.hpp>
#include <thads/report/forms/check_table.hpp>
#include <thads/report/forms/edition_table.hpp>

namespace thads::python {

namespace {

struct edition_object {
  std::string text;
  sealed_edition sealed;

  [[nodiscard]] const edition& content() const noexcept { return sealed.content; }
};

using shared_edition = std::shared_ptr<edition_object>;

// A name, a number of bytes and a digest.
using named_digest = std::tuple<std::string, std::uint64_t, std::string>;

edition_input input_of(const named_digest& input) {
  const auto& [name, bytes, digest] = input;
  return {.name = name, .bytes = bytes, .sha256 = parse_digest(digest)};
}

// Sorted by name, as editions hold them.
std::vector<edition_input> inputs_of(const std::vector<named_digest>& given) {
  std::vector<edition_input> inputs;
  inputs.reserve(given.size());
  for (const named_digest& input : given) inputs.push_back(input_of(input));
  std::sort(inputs.begin(), inputs.end(),
            [](const edition_input& a, const edition_input& b) { return a.name < b.name; });
  return inputs;
}

shared_edition read_text(std::string text) {
  sealed_edition read = unseal(text);
  return std::make_shared<edition_object>(edition_object{std::move(text), std::move(read)});
}

shared_edition seal_figures(const tally_object& of, const regime_object& under,
                            const std::vector<named_digest>& inputs, std::string_view label,
                            std::optional<date> day, const shared_edition& revises) {
  edition e{.figures = of.figures,
            .inputs = inputs_of(inputs),
            .regulation = under.content.id,
            .regulation_sha256 = sha256(under.json),
            .label = parse_code<edition_label>(label),
            .sealed = day};
  if (revises) {
    const period before = revises->content().figures.period();
    if (before != e.figures.period()) {
      throw error(errc::mismatch, "an edition of " + to_string(e.figures.period()) +
                                      " cannot revise one of " + to_string(before));
    }
    e.revises = revises->sealed.seal;
  }
  return without_gil([&] { return read_text(seal(e)); });
}

shared_edition read_bytes(const py::bytes& text, const std::string& name) {
  try {
    std::string content = text;
    return without_gil([&] { return read_text(std::move(content)); });
  } catch (const error& e) {
    if (name.empty()) throw;
    throw error_at(e.code(), e.what(), name);
  }
}

// What differs, case by case too when both registers are there, and whether anything does.
std::pair<named_tables, bool> differences(const edition_object& a, const edition_object& b,
                                          const shared_register& of_a, const shared_register& of_b,
                                          language lang) {
  const edition_diff diff = compare_editions(a.content(), b.content());
  const tally& before = a.content().figures;
  std::vector<named_table> tables = make_edition_diff_tables(diff, before.dimensions(), lang);
  if (of_a && of_b) {
    const auto changes =
        explain_changes(before, of_a->load.cases, b.content().figures, of_b->load.cases);
    tables.push_back({"cases", make_explained_changes_table(changes, before.dimensions(), lang)});
  }
  return {share_all(std::move(tables), lang), !diff.empty()};
}

std::pair<std::shared_ptr<table_object>, bool> opening_of(const edition_object& before,
                                                          const register_object& from,
                                                          const period& in, unsigned threads,
                                                          std::string_view lang,
                                                          const py::object& told) {
  require_threads(threads);
  const language l = language_in(lang);
  return with_progress(told, [&](auto listen) {
    return count_sound(from, [&](const case_register& cases) {
      const tally now =
          tally_cases(cases, in, {.by = {dimension::unit}, .threads = threads, .progress = listen});
      const opening_moves moves =
          count_opening_moves(cases, in, {.threads = threads, .progress = listen});
      const auto checks = check_opening(before.content().figures, now, moves);
      return std::pair(share(make_check_table(checks, l), l), none_failed(checks));
    });
  });
}

}  // namespace

void bind_edition(py::module_& m) {
  py::class_<edition_object, shared_edition>(m, "Edition")
      .def_static("make", &seal_figures, py::arg("tally"), py::arg("regime"), py::arg("inputs"),
                  py::arg("label"), py::arg("sealed"), py::arg("revises"))
      .def_static("read", &read_bytes, py::arg("text"), py::arg("name"))
      .def_property_readonly("text", [](const edition_object& e) { return e.text; })
      .def_property_readonly("seal",
                             [](const edition_object& e) { return to_string(e.sealed.seal); })
      .def_property_readonly(
          "label", [](const edition_object& e) { return std::string(code_of(e.content().label)); })
      .def_property_readonly("sealed", [](const edition_object& e) { return e.content().sealed; })
      .def_property_readonly("revises",
                             [](const edition_object& e) {
                               const auto& seal = e.content().revises;
                               return seal ? std::optional(to_string(*seal)) : std::nullopt;
                             })
      .def_property_readonly("inputs",
                             [](const edition_object& e) {
                               std::vector<named_digest> inputs;
                               for (const edition_input& i : e.content().inputs) {
                                 inputs.emplace_back(i.name, i.bytes, to_string(i.sha256));
                               }
                               return inputs;
                             })
      .def(
          "require_input",
          [](const edition_object& e, const named_digest& input) {
            require_input(e.content(), input_of(input));
          },
          py::arg("input"))
      .def("tally", [](const edition_object& e) { return share(e.content().figures); })
      .def(
          "statements",
          [](const edition_object& e, std::string_view lang) {
            const language l = language_in(lang);
            return share(make_edition_table(e.sealed, l), l);
          },
          py::arg("lang"))
      .def(
          "diff",
          [](const edition_object& a, const edition_object& b, const shared_register& of_a,
             const shared_register& of_b, std::string_view lang) {
            const language l = language_in(lang);
            return without_gil([&] { return differences(a, b, of_a, of_b, l); });
          },
          py::arg("other"), py::arg("before"), py::arg("after"), py::arg("lang"))
      .def("check_opening", &opening_of, py::arg("register"), py::arg("period"), py::arg("threads"),
           py::arg("lang"), py::arg("progress"));
}

}  // namespace thads::python
