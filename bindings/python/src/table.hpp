// SPDX-License-Identifier: Apache-2.0
// A table of results as an object of Python.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <thads/model/vocabulary.hpp>
#include <thads/table/table.hpp>
#include <thads/table/table_arrow.hpp>

namespace thads::python {

/// A table, the language in which people read it, and its columns once somebody asked for them.
struct table_object {
  table_object(table t, language l) : content(std::move(t)), lang(l) {}

  [[nodiscard]] const shared_arrow_batch& batch() {
    if (!columns) columns = to_arrow(content);
    return columns;
  }

  table content;
  language lang;
  shared_arrow_batch columns{};
};

[[nodiscard]] inline std::shared_ptr<table_object> share(table t, language lang) {
  return std::make_shared<table_object>(std::move(t), lang);
}

using named_tables = std::vector<std::pair<std::string, std::shared_ptr<table_object>>>;

[[nodiscard]] inline named_tables share_all(std::vector<named_table> tables, language lang) {
  named_tables shared;
  for (named_table& t : tables) shared.emplace_back(t.name, share(std::move(t.content), lang));
  return shared;
}

}  // namespace thads::python
